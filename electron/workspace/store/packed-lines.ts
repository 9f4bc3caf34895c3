import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { RecordedEvent } from '#shared/domain/event.ts';

/** Below this a text is not worth packing: one command's lines, as they come in a meeting. */
const SHORT_TEXT = 4096;
const BRACKET = '['.charCodeAt(0);

/** Lines that came together, as the bytes they are kept in: JSON, packed where there are many. */
export function packLines(lines: readonly RecordedEvent[]): Buffer {
  const text = JSON.stringify(lines);
  return text.length < SHORT_TEXT ? Buffer.from(text) : zstdCompressSync(text);
}

/** What was packed, not checked yet; null where the disk has spoilt it. */
export function unpackLines(bytes: Buffer): readonly unknown[] | null {
  try {
    const text = bytes[0] === BRACKET ? bytes : zstdDecompressSync(bytes);
    const lines: unknown = JSON.parse(text.toString('utf8'));
    return Array.isArray(lines) ? lines : null;
  } catch {
    return null;
  }
}
