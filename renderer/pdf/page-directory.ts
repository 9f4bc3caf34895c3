import { READ_WHOLE_UP_TO_BYTES } from '#shared/protocol/page-directory.ts';
import type { PdfSource } from './pdf-source.ts';

const NONE = new Uint8Array(0);

/** The page directory of a large report (RD21); empty where there is none to be had, since one can read without. */
export async function fetchPageDirectory(source: PdfSource, signal: AbortSignal): Promise<Uint8Array> {
  if (source.sizeBytes <= READ_WHOLE_UP_TO_BYTES) return NONE;
  try {
    const response = await fetch(`${source.url}/page-directory`, { headers: source.headers(), signal });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    await response.body?.cancel();
  } catch {
    signal.throwIfAborted();
  }
  return NONE;
}
