import type { SavedFile } from '#shared/domain/saved-file.ts';
import { err, ok } from '#shared/lib/result.ts';
import { faultOf, unavailable } from '#shared/protocol/hub-calls.ts';
import type { FaultResult } from './client.ts';
import { sha256OfFile } from './noble-hasher.ts';

const FORGET_AFTER_MS = 60_000;

/** Hands the file to the browser's downloads, once its bytes are seen to be those the ledger names (D1). */
export async function downloadFile(
  url: string,
  headers: Readonly<Record<string, string>>,
  file: SavedFile,
): Promise<FaultResult<boolean>> {
  try {
    const response = await fetch(url, { headers, cache: 'no-store', credentials: 'omit' });
    if (!response.ok) return err(faultOf(await response.json().catch(() => null), response.status));
    const blob = await response.blob();
    const sha256 = await sha256OfFile(blob, () => undefined, new AbortController().signal);
    if (sha256 !== file.sha256) {
      return err({ code: 'internal', message: 'these are not the bytes of the file', retry: 'auto' });
    }
    offer(blob, file.name);
    return ok(true);
  } catch (error) {
    return err(unavailable(String(error)));
  }
}

/** Gives bytes of this page to the browser's downloads. */
export function offer(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FORGET_AFTER_MS);
}
