import { useCallback, useMemo, useState } from 'react';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { markUnder } from '#renderer/comments/mark-under.ts';
import type { PagePointer } from '#renderer/pdf/viewer-types.ts';
import { pagesOf } from '#shared/anchoring/anchor-pages.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import { useLatest } from './use-latest.ts';
import type { Reading } from './use-reading.ts';

export interface ChosenComment {
  readonly rowsByPage: ReadonlyMap<number, readonly CommentRow[]>;
  readonly id: CommentId | null;
  readonly drop: () => void;
  readonly selectFromList: (row: CommentRow) => void;
  readonly selectFromPage: (row: CommentRow) => void;
  /** A press on the page chooses the mark under it, or drops the choice. */
  readonly onPress: (pointer: PagePointer) => void;
  /** The next or the last one of the list. */
  readonly step: (by: 1 | -1) => void;
}

/** Room around a mark, in pixels: a finger or a shaking hand still means it. */
const PRESS_GRACE = 6;
const NO_ROWS: readonly CommentRow[] = [];

/** The comments of a report as list and as marks, of which both show the same one chosen. */
export function useChosenComment(
  rows: readonly CommentRow[],
  /** Those that are listed, in order. */
  listed: readonly CommentRow[],
  { viewer, goTo }: Pick<Reading, 'viewer' | 'goTo'>,
  reopen: (commentId: CommentId) => void,
): ChosenComment {
  const [id, setId] = useState<CommentId | null>(null);
  const rowsByPage = useMemo(() => {
    const standing = rows.flatMap((row) => pagesOf(row.anchor).map((page) => ({ page, row })));
    const pages = Map.groupBy(standing, ({ page }) => page);
    return new Map([...pages].map(([page, list]) => [page, list.map(({ row }) => row)]));
  }, [rows]);

  const select = (row: CommentRow, isFromPage: boolean) => {
    setId((old) => (old === row.id && isFromPage ? null : row.id));
    if (row.delivery === 'draft') reopen(row.id);
    if (!isFromPage && row.anchor.kind !== 'report') {
      goTo(row.anchor.pageIndex, { rect: boundingRect(row.anchor.rects), isSmooth: true });
    }
  };
  const selectFromList = useLatest((row: CommentRow) => select(row, false));
  return {
    rowsByPage,
    id,
    drop: useCallback(() => setId(null), []),
    selectFromList,
    selectFromPage: useLatest((row: CommentRow) => select(row, true)),
    onPress: useLatest(({ pageIndex: page, point }: PagePointer) => {
      const scale = viewer()?.shownPage(page)?.geometry.scale ?? 1;
      const grace = PRESS_GRACE / scale;
      const row = markUnder(rowsByPage.get(page) ?? NO_ROWS, { pageIndex: page, point, grace });
      if (row) select(row, true);
      else setId(null);
    }),
    step: (by) => {
      const at = listed.findIndex((row) => row.id === id);
      const next = listed[at === -1 ? (by === 1 ? 0 : listed.length - 1) : at + by];
      if (next) selectFromList(next);
    },
  };
}
