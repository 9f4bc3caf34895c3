import type { HubIdentity } from './hub-identity.ts';
import {
  asn1js,
  certificateFromPem,
  OID,
  pkijs,
  sha256,
  signingKey,
  toArrayBuffer,
  usePkiEngine,
} from './pki.ts';

/**
 * Detached CMS over `content` with the attributes CAdES-B asks for: content type, SHA-256 digest and
 * signing-certificate-v2, which binds the signature to this very certificate. No signing time among them, as
 * PAdES puts it in the PDF.
 */
export async function signDetached(identity: HubIdentity, content: Uint8Array): Promise<Uint8Array> {
  usePkiEngine();
  const certificate = certificateFromPem(identity.certificatePem);
  const certificateHash = await sha256(new Uint8Array(certificate.toSchema(true).toBER(false)));
  const attributes = [
    attribute(OID.contentType, new asn1js.ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, new asn1js.OctetString({ valueHex: await sha256(content) })),
    attribute(OID.signingCertificateV2, signingCertificate(certificateHash)),
  ];
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: identifierOf(certificate),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const signed = envelope(signer, [certificate, ...identity.chainPem.map(certificateFromPem)]);
  await signed.sign(await signingKey(identity.privateKey), 0, 'SHA-256', toArrayBuffer(content));
  return encode(signed);
}

export interface CmsSigner {
  readonly certificateDer: Uint8Array;
}

/**
 * The signer of a detached CMS when it fits `content`, else null: digest, signature, SHA-256 and the binding to
 * the signing certificate are all checked, and the envelope around them must be the very bytes `signDetached`
 * writes, since CMS leaves parts of it unsigned. Says nothing about whether that certificate is to be trusted.
 */
export async function verifyDetached(cms: Uint8Array, content: Uint8Array): Promise<CmsSigner | null> {
  usePkiEngine();
  try {
    const info = pkijs.ContentInfo.fromBER(toArrayBuffer(cms));
    if (info.contentType !== OID.signedData) return null;
    const signed = new pkijs.SignedData({ schema: info.content });
    const [signer] = signed.signerInfos;
    if (signer === undefined || signed.signerInfos.length !== 1) return null;
    const verified = await signed.verify({
      signer: 0,
      data: toArrayBuffer(content),
      checkChain: false,
      extendedMode: true,
    });
    if (verified.signatureVerified !== true || !verified.signerCertificate) return null;
    const certificateDer = new Uint8Array(verified.signerCertificate.toSchema(true).toBER(false));
    const bound = await isBoundTo(signer, certificateDer, content);
    return bound && isCanonical(cms, signed, verified.signerCertificate) ? { certificateDer } : null;
  } catch {
    return null;
  }
}

function envelope(signer: pkijs.SignerInfo, certificates: pkijs.Certificate[]): pkijs.SignedData {
  return new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    signerInfos: [signer],
    certificates,
  });
}

function identifierOf(certificate: pkijs.Certificate): pkijs.IssuerAndSerialNumber {
  return new pkijs.IssuerAndSerialNumber({
    issuer: certificate.issuer,
    serialNumber: certificate.serialNumber,
  });
}

function encode(signed: pkijs.SignedData): Uint8Array {
  const info = new pkijs.ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER(false));
}

/** Writes the envelope anew from its signed parts and compares: no stray bit may hide in the unsigned ones. */
function isCanonical(cms: Uint8Array, parsed: pkijs.SignedData, certificate: pkijs.Certificate): boolean {
  const [signer] = parsed.signerInfos;
  if (signer?.signedAttrs === undefined) return false;
  const digestAlgorithm = new pkijs.AlgorithmIdentifier({
    algorithmId: OID.sha256,
    algorithmParams: new asn1js.Null(),
  });
  const rebuilt = envelope(
    new pkijs.SignerInfo({
      version: 1,
      sid: identifierOf(certificate),
      digestAlgorithm,
      signedAttrs: new pkijs.SignedAndUnsignedAttributes({
        type: 0,
        attributes: signer.signedAttrs.attributes,
      }),
      // written without parameters, which readers take for the algorithm's only ones
      signatureAlgorithm: new pkijs.AlgorithmIdentifier({
        algorithmId: signer.signatureAlgorithm.algorithmId,
      }),
      signature: new asn1js.OctetString({ valueHex: signer.signature.valueBlock.valueHexView }),
    }),
    // decoded and encoded anew: a parsed certificate else repeats the bytes it came from, odd ones included
    (parsed.certificates ?? [])
      .filter((one) => one instanceof pkijs.Certificate)
      .map((one) => pkijs.Certificate.fromBER(one.toSchema(true).toBER(false))),
  );
  rebuilt.digestAlgorithms = [digestAlgorithm];
  return Buffer.from(encode(rebuilt)).equals(cms);
}

async function isBoundTo(
  signer: pkijs.SignerInfo,
  certificateDer: Uint8Array,
  content: Uint8Array,
): Promise<boolean> {
  const attributes = signer.signedAttrs?.attributes ?? [];
  const value = (type: string): ArrayBuffer | null => {
    const [first] = attributes.find((one) => one.type === type)?.values ?? [];
    return first instanceof asn1js.BaseBlock ? first.toBER(false) : null;
  };
  const digest = new asn1js.OctetString({ valueHex: await sha256(content) }).toBER(false);
  const binding = signingCertificate(await sha256(certificateDer)).toBER(false);
  return sameBytes(value(OID.messageDigest), digest) && sameBytes(value(OID.signingCertificateV2), binding);
}

/** ESSCertIDv2 with its default hash, SHA-256. */
function signingCertificate(certificateHash: ArrayBuffer): asn1js.Sequence {
  const hash = new asn1js.OctetString({ valueHex: certificateHash });
  const wrap = (inner: asn1js.BaseBlock): asn1js.Sequence => new asn1js.Sequence({ value: [inner] });
  return wrap(wrap(wrap(hash)));
}

function attribute(type: string, value: asn1js.BaseBlock): pkijs.Attribute {
  return new pkijs.Attribute({ type, values: [value] });
}

function sameBytes(a: ArrayBuffer | null, b: ArrayBuffer): boolean {
  return a !== null && Buffer.from(a).equals(Buffer.from(b));
}
