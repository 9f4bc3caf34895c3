import { X509Certificate } from 'node:crypto';
import { signDetached, verifyDetached } from './cms.ts';
import type { HubIdentity } from './hub-identity.ts';

/**
 * Signs a statement of the hub, such as when closed deliberation opened and ended (R4). `canonicalBytes` must
 * be the canonical JSON, since a check needs the very same bytes. The result is CMS in base64 and can be
 * checked without this software: `openssl cms -verify -binary -inform DER -content FILE -noverify`.
 */
export async function signStatement(identity: HubIdentity, canonicalBytes: Uint8Array): Promise<string> {
  return Buffer.from(await signDetached(identity, canonicalBytes)).toString('base64');
}

export type StatementCheck =
  | { readonly valid: true; readonly fingerprint: string; readonly subject: string }
  | { readonly valid: false };

/**
 * Whether the signature fits the bytes. With `expectedFingerprint` the signer must also be that certificate;
 * without it, the caller compares `fingerprint` with one it trusts.
 */
export async function verifyStatement(
  canonicalBytes: Uint8Array,
  signature: string,
  expectedFingerprint?: string,
): Promise<StatementCheck> {
  const signer = await verifyDetached(Buffer.from(signature, 'base64'), canonicalBytes);
  if (signer === null) return { valid: false };
  const certificate = new X509Certificate(signer.certificateDer);
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
  if (expectedFingerprint !== undefined && fingerprint !== expectedFingerprint) return { valid: false };
  return { valid: true, fingerprint, subject: certificate.subject };
}
