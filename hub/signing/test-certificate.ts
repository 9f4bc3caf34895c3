import { generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { asn1js, OID, pkijs, signingKey, toArrayBuffer, usePkiEngine } from './pki.ts';

const YEARS_VALID = 5;

export interface MadeCertificate {
  readonly certificatePem: string;
  readonly privateKey: KeyObject;
}

/** A self-signed certificate whose subject says in two languages that it is a test certificate (SIG1). */
export async function makeTestCertificate(hubName: string, nowMs: number): Promise<MadeCertificate> {
  usePkiEngine();
  const keys = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 });
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: toArrayBuffer(serial()) });
  for (const name of [certificate.subject, certificate.issuer]) {
    name.typesAndValues.push(attribute(OID.commonName, `测试证书 TEST ${hubName}`.slice(0, 64)));
  }
  const until = new Date(nowMs);
  until.setUTCFullYear(until.getUTCFullYear() + YEARS_VALID);
  certificate.notBefore.value = new Date(nowMs - 5 * 60_000);
  certificate.notAfter.value = until;
  certificate.extensions = [
    extension(OID.basicConstraints, true, new pkijs.BasicConstraints({ cA: false }).toSchema()),
    // digitalSignature and nonRepudiation
    extension(
      OID.keyUsage,
      true,
      new asn1js.BitString({ valueHex: new Uint8Array([0xc0]).buffer, unusedBits: 6 }),
    ),
  ];
  const spki = toArrayBuffer(keys.publicKey.export({ type: 'spki', format: 'der' }));
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const publicKey = await crypto.subtle.importKey('spki', spki, rsa, true, ['verify']);
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(await signingKey(keys.privateKey), 'SHA-256');
  const der = Buffer.from(certificate.toSchema(true).toBER(false));
  return { certificatePem: pem('CERTIFICATE', der), privateKey: keys.privateKey };
}

function serial(): Uint8Array {
  const bytes = randomBytes(16);
  bytes[0] = (bytes.readUInt8(0) & 0x3f) | 0x40; // positive, no leading zero byte
  return bytes;
}

function attribute(type: string, value: string): pkijs.AttributeTypeAndValue {
  return new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) });
}

function extension(extnID: string, critical: boolean, schema: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: schema.toBER(false) });
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
