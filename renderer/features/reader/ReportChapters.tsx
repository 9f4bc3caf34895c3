import { useMemo, type ReactNode } from 'react';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import type { GoOptions } from '#renderer/pdf/viewer-types.ts';
import { chapterAt, type Chapter } from '#shared/anchoring/chapters.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import { ChaptersPane } from './ChaptersPane.tsx';

/** The open report by chapters, beside its pages. */
export function ReportChapters({
  chapters,
  rows,
  read,
  pageIndex,
  goTo,
}: {
  readonly chapters: readonly Chapter[];
  readonly rows: readonly CommentRow[];
  readonly read: ReadonlySet<number> | null;
  readonly pageIndex: number;
  readonly goTo: (pageIndex: number, options?: GoOptions) => void;
}): ReactNode {
  const comments = useMemo(() => countByChapter(chapters, rows), [chapters, rows]);
  return (
    <ChaptersPane
      chapters={chapters}
      comments={comments}
      read={read}
      currentChapter={chapterAt(chapters, pageIndex, null)}
      onGo={({ from, top }) => goTo(from, top === null ? {} : { rect: [0, top, 0, top] })}
      coverage={() => null}
      foot={null}
    />
  );
}

function countByChapter(
  chapters: readonly Chapter[],
  rows: readonly CommentRow[],
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { anchor, isWithdrawn } of rows) {
    if (isWithdrawn || anchor.kind === 'report') continue;
    const top = boundingRect(anchor.rects)?.[3] ?? null;
    const chapter = chapterAt(chapters, anchor.pageIndex, top);
    counts.set(chapter, (counts.get(chapter) ?? 0) + 1);
  }
  return counts;
}
