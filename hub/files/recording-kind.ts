import { open } from 'node:fs/promises';
import type { RecordingKind } from '#shared/domain/recording-ref.ts';

/** What a file begins like; null for neither. WebM: an EBML header. MP4: an `ftyp` box first. */
export async function recordingKindOf(path: string): Promise<RecordingKind | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, 0);
    if (bytesRead < 12) return null;
    if (buffer.readUInt32BE(0) === 0x1a45dfa3) return 'webm';
    return buffer.toString('latin1', 4, 8) === 'ftyp' ? 'mp4' : null;
  } finally {
    await file.close();
  }
}
