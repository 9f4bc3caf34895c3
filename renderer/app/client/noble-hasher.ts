import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hasher } from '#shared/lib/ports.ts';

/** Synchronous, as the fold wants it; the browser's own `crypto.subtle` is not. */
export const nobleHasher: Hasher = {
  sha256Hex: (text) => bytesToHex(sha256(utf8ToBytes(text))),
};

/** Hashes a file piece by piece, letting the page breathe between pieces. */
export async function sha256OfFile(
  file: Blob,
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const hash = sha256.create();
  const pieceBytes = 2 * 1024 * 1024;
  for (let start = 0; start < file.size; start += pieceBytes) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(start, start + pieceBytes).arrayBuffer()));
    onProgress(Math.min(file.size, start + pieceBytes));
  }
  return bytesToHex(hash.digest());
}
