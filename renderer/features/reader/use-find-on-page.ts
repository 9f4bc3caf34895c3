import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { Rect } from '#shared/anchoring/anchor.ts';
import type { FindScope } from './FindField.tsx';
import { useFind, type Find } from './use-find.ts';
import type { Reading } from './use-reading.ts';

/** Finds words in the open report and brings the page to them. */
export function useFindOnPage(
  pdf: PdfDocument,
  scope: FindScope,
  { currentPage, goTo }: Pick<Reading, 'currentPage' | 'goTo'>,
): Find {
  return useFind(pdf, scope === 'report', currentPage, (hit, isFirst) => {
    void pdf.words(hit.pageIndex).then((page) => {
      const item = page.items[page.text.runs[hit.range.start] ?? 0];
      const [, , , , x = 0, y = 0] = (item?.transform ?? []) as number[];
      const rect: Rect = [x, y, x + (item?.width ?? 0), y + (item?.height ?? 0)];
      goTo(hit.pageIndex, { rect, isJump: isFirst });
    });
  });
}
