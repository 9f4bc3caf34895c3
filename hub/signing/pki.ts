import { X509Certificate, type KeyObject, type webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  sha256: '2.16.840.1.101.3.4.2.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
} as const;

let engineSet = false;

/** pkijs works through one process-wide engine; this sets it once to Node's own WebCrypto. */
export function usePkiEngine(): void {
  if (engineSet) return;
  pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: globalThis.crypto }));
  engineSet = true;
}

export function certificateFromPem(pem: string): pkijs.Certificate {
  return pkijs.Certificate.fromBER(toArrayBuffer(new X509Certificate(pem).raw));
}

export function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

export async function sha256(bytes: Uint8Array): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', toArrayBuffer(bytes));
}

/** The hub's key for WebCrypto: RSA with PKCS#1 v1.5 padding, which every PDF reader checks, or ECDSA. */
export async function signingKey(key: KeyObject) {
  const der = toArrayBuffer(key.export({ type: 'pkcs8', format: 'der' }));
  return crypto.subtle.importKey('pkcs8', der, signingAlgorithm(key), false, ['sign']);
}

function signingAlgorithm(key: KeyObject): webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams {
  if (key.asymmetricKeyType === 'rsa') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const curves: Readonly<Record<string, string>> = {
    prime256v1: 'P-256',
    secp384r1: 'P-384',
    secp521r1: 'P-521',
  };
  const curve = curves[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (key.asymmetricKeyType === 'ec' && curve !== undefined) return { name: 'ECDSA', namedCurve: curve };
  throw new Error(`a key of type ${key.asymmetricKeyType ?? 'unknown'} cannot sign here`);
}

export function commonNameOf(certificate: pkijs.Certificate): string {
  const found = certificate.subject.typesAndValues.find((part) => part.type === OID.commonName);
  const value: unknown = found?.value.valueBlock.value;
  return typeof value === 'string' ? value : '';
}

export { asn1js, pkijs };
