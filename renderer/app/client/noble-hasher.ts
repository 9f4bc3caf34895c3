import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hasher } from '#shared/lib/ports.ts';

/** Synchronous, as the fold wants it; the browser's own `crypto.subtle` is not. */
export const nobleHasher: Hasher = {
  sha256Hex: (text) => bytesToHex(sha256(utf8ToBytes(text))),
};

/** Of bytes that come one piece after the other. */
export function runningSha256(): {
  readonly add: (bytes: Uint8Array) => void;
  readonly hex: () => string;
} {
  const hash = sha256.create();
  return { add: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
}

/** Hashes a file piece by piece, letting the page breathe between pieces. */
export async function sha256OfFile(
  file: Blob,
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const hash = runningSha256();
  const pieceBytes = 2 * 1024 * 1024;
  for (let start = 0; start < file.size; start += pieceBytes) {
    signal.throwIfAborted();
    hash.add(new Uint8Array(await file.slice(start, start + pieceBytes).arrayBuffer()));
    onProgress(Math.min(file.size, start + pieceBytes));
  }
  return hash.hex();
}
