import type { KeyObject } from 'node:crypto';

/** The certificate and key a hub seals with. Holds the private key: never log it, never put it on a wire. */
export interface HubIdentity {
  /** `test` is a certificate this hub made for itself: it proves integrity, not who the bureau is (SIG2). */
  readonly kind: 'test' | 'provided';
  readonly certificatePem: string;
  /** Issuers above the certificate, nearest first; empty for a self-made one. */
  readonly chainPem: readonly string[];
  readonly privateKey: KeyObject;
  readonly commonName: string;
  /** SHA-256 of the certificate's DER, lower-case hex. */
  readonly fingerprint: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

/** The key or certificate files cannot be used; `reason` says which setting to look at. */
export class HubCertificateError extends Error {
  override name = 'HubCertificateError';
  readonly reason: 'unreadable' | 'notPem' | 'keyMismatch' | 'unsupportedKey';

  constructor(reason: HubCertificateError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
