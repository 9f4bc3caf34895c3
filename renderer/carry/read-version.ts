import type { TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import type { RunBox } from '#shared/anchoring/carry/run-boxes.ts';
import type { PageContent, VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { readHeadings, readOutline } from '#renderer/pdf/outline.ts';
import { readPageWords } from '#renderer/pdf/page-words.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { yieldToUser } from '#renderer/pdf/yield-to-user.ts';

/**
 * The words of a whole version with their places, page by page, giving way to the reader between any two. A page
 * that cannot be read is null. Past the document's own cache of words, which belongs to the pages on the screen.
 */
export async function readVersion(
  document: PdfDocument,
  signal: AbortSignal,
  onPage: (done: number) => void,
): Promise<VersionContent> {
  const pages: (PageContent | null)[] = [];
  for (let pageIndex = 0; pageIndex < document.pageCount; pageIndex++) {
    signal.throwIfAborted();
    pages.push(await readPage(document, pageIndex).catch(() => null));
    onPage(pages.length);
    await yieldToUser();
  }
  const headings = await readHeadings(document, await readOutline(document), signal);
  signal.throwIfAborted();
  return { pages, headings };
}

/** Rejects for a page that cannot be read. */
export async function readPage(document: PdfDocument, pageIndex: number): Promise<PageContent> {
  if (document.hasGivenUp(pageIndex)) throw new Error('This page was given up');
  const page = await document.page(pageIndex);
  const { items, text } = await readPageWords(page);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  return { text, boxes: items.map(boxOf), view: [x0, y0, x1, y1] };
}

/** pdf.js gives the width of a run along its line, and the line's direction in its matrix. */
function boxOf({ transform, width, height, str }: TextItem): RunBox {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform as number[];
  const length = Math.hypot(a, b) || 1;
  return { x, y, dx: (a / length) * width, dy: (b / length) * width, height, units: str.length };
}
