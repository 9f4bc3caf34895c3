import type { SearchableFile } from '#shared/search/searchable-files.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { YunpingClient } from '#renderer/app/client/client.ts';
import { PAGE_BUDGET_MS, PageTimeoutError, withinBudget } from '#renderer/pdf/budget.ts';
import { readPageWords } from '#renderer/pdf/page-words.ts';
import { PdfDocument, PdfOpenError } from '#renderer/pdf/pdf-document.ts';
import type { TextSource } from './text-indexer.ts';

/** A file that will not open for so long is left for another time, and the next one taken up. */
const OPEN_MS = 90_000;
/** Each page that will not end costs its budget and new workers: after this many the rest is given up. */
const MOST_STUCK_PAGES = 3;

/** Opens a report a second time, for its words alone. */
export async function openTextSource(
  client: YunpingClient,
  dossierId: DossierId,
  { file }: SearchableFile,
  signal: AbortSignal,
): Promise<TextSource | 'unreadable' | 'unreachable'> {
  const { sha256, sizeBytes } = file;
  const url = client.fileUrl(dossierId, sha256);
  const within = AbortSignal.any([signal, AbortSignal.timeout(OPEN_MS)]);
  try {
    const document = await PdfDocument.open(
      { url, headers: () => client.fileHeaders(), sizeBytes },
      () => {},
      within,
    );
    let stuck = 0;
    const textOf = async (pageIndex: number): Promise<string> => {
      if (stuck >= MOST_STUCK_PAGES) return '';
      try {
        return await readText(document, pageIndex, signal);
      } catch (error) {
        if (!(error instanceof PageTimeoutError)) return '';
        stuck++;
        await document.giveUpOn(pageIndex);
        return '';
      }
    };
    return { pageCount: document.pageCount, textOf, close: () => void document.close() };
  } catch (error) {
    return error instanceof PdfOpenError && error.reason !== 'refused' ? 'unreadable' : 'unreachable';
  }
}

function readText(document: PdfDocument, pageIndex: number, signal: AbortSignal): Promise<string> {
  const isWaiting = (): boolean => document.transport.waitingRanges > 0;
  return withinBudget(PAGE_BUDGET_MS, isWaiting, signal, async () => {
    const page = await document.page(pageIndex);
    const { text } = await readPageWords(page);
    page.cleanup();
    return text.text;
  });
}
