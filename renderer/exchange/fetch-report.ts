import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ExchangeFailure, ReportSource } from './exchange-task.ts';

export class ExchangeError extends Error {
  override name = 'ExchangeError';
  readonly reason: ExchangeFailure;
  constructor(reason: ExchangeFailure, cause?: unknown) {
    super(`The file cannot be made: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** The report's bytes, once they are seen to be those the ledger names. Rejects with an ExchangeError. */
export async function fetchReport(
  { url, headers, sizeBytes, sha256: wanted }: ReportSource,
  onProgress: (doneBytes: number) => void,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(sizeBytes);
  const hash = sha256.create();
  let done = 0;
  try {
    const response = await fetch(url, { headers, cache: 'no-store', credentials: 'omit' });
    if (!response.ok || !response.body) throw new ExchangeError('refused');
    const reader = response.body.getReader();
    for (;;) {
      const { done: isEnd, value } = await reader.read();
      if (isEnd) break;
      if (done + value.length > sizeBytes) throw new ExchangeError('changed');
      bytes.set(value, done);
      hash.update(value);
      done += value.length;
      onProgress(done);
    }
  } catch (error) {
    throw error instanceof ExchangeError ? error : new ExchangeError('unreachable', error);
  }
  if (bytesToHex(hash.digest()) !== wanted) throw new ExchangeError('changed');
  return bytes;
}
