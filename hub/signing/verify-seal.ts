import { X509Certificate } from 'node:crypto';
import { verifyDetached } from './cms.ts';

export type SealFault =
  /** No signature dictionary that can be read. */
  | 'unsigned'
  /** The signed range does not start at 0, has more than one gap, or its gap is not exactly the signature. */
  | 'badRange'
  /** Bytes follow the signed range: something was added after signing. */
  | 'modifiedAfterSigning'
  /** The bytes are not the ones that were signed, or the signature itself is broken. */
  | 'digestMismatch';

export type SealCheck =
  | { readonly valid: true; readonly fingerprint: string; readonly subject: string }
  | { readonly valid: false; readonly fault: SealFault };

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/**
 * Checks the one signature `sealPdf` puts on a file, over the whole file (P7). Whether to trust the certificate
 * is the caller's question: compare `fingerprint`. A file with a second signature or an appended update is
 * reported as modified, since a sealed opinion is never added to.
 */
export async function verifySeal(pdf: Uint8Array): Promise<SealCheck> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const ranges = [...bytes.toString('latin1').matchAll(BYTE_RANGE)];
  const [range] = ranges;
  if (range === undefined) return { valid: false, fault: 'unsigned' };
  if (ranges.length > 1) return { valid: false, fault: 'modifiedAfterSigning' };
  const [start, before, resume, after] = range.slice(1).map(Number);
  if (start === undefined || before === undefined || resume === undefined || after === undefined) {
    return { valid: false, fault: 'badRange' };
  }
  if (resume + after < bytes.length) return { valid: false, fault: 'modifiedAfterSigning' };
  const gap = bytes.subarray(before, resume).toString('latin1');
  if (start !== 0 || resume + after !== bytes.length || !/^<[0-9a-fA-F]+>$/.test(gap)) {
    return { valid: false, fault: 'badRange' };
  }
  const cms = trimPadding(Buffer.from(gap.slice(1, -1), 'hex'));
  if (cms === null) return { valid: false, fault: 'digestMismatch' };
  const signer = await verifyDetached(
    cms,
    Buffer.concat([bytes.subarray(0, before), bytes.subarray(resume)]),
  );
  if (signer === null) return { valid: false, fault: 'digestMismatch' };
  const certificate = new X509Certificate(signer.certificateDer);
  return {
    valid: true,
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: certificate.subject,
  };
}

/** The DER object at the start; everything behind it must be the zeros of the reserved room. */
function trimPadding(padded: Buffer): Buffer | null {
  if (padded.length < 4 || padded[0] !== 0x30) return null;
  const first = padded.readUInt8(1);
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4 || first === 0x80) return null;
  const length = lengthBytes === 0 ? first : padded.readUIntBE(2, lengthBytes);
  const end = 2 + lengthBytes + length;
  if (end > padded.length || !padded.subarray(end).every((byte) => byte === 0)) return null;
  return padded.subarray(0, end);
}
