import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import type { GoOptions } from '#renderer/pdf/viewer-types.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { chapterAt, type Chapter } from '#shared/anchoring/chapters.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import { ChaptersPane } from './ChaptersPane.tsx';
import type { CoverageState } from './use-coverage.ts';
import styles from './ReportChapters.module.css';

/** The open report by chapters, beside its pages. */
export function ReportChapters({
  chapters,
  rows,
  read,
  pageIndex,
  goTo,
  reading,
  isChair,
}: {
  readonly chapters: readonly Chapter[];
  readonly rows: readonly CommentRow[];
  readonly read: ReadonlySet<number> | null;
  readonly pageIndex: number;
  readonly goTo: (pageIndex: number, options?: GoOptions) => void;
  readonly reading: CoverageState;
  readonly isChair: boolean;
}): ReactNode {
  const { t } = useTranslation('reader');
  const comments = useMemo(() => countByChapter(chapters, rows), [chapters, rows]);
  const { coverage, isSharing, setSharing } = reading;
  const inWords = (no: number): string | null => {
    if (coverage === null) return null;
    if (coverage.kind === 'numbers') {
      return t('coverage.number', { count: coverage.chapters[no] ?? 0, of: coverage.sharing });
    }
    return t(`coverage.${coverage.chapters[no] ?? 'none'}`);
  };
  return (
    <ChaptersPane
      chapters={chapters}
      comments={comments}
      read={read}
      currentChapter={chapterAt(chapters, pageIndex, null)}
      onGo={({ from, top }) => goTo(from, top === null ? {} : { rect: [0, top, 0, top] })}
      coverage={inWords}
      foot={
        isSharing !== null && (
          <div className={styles.foot}>
            {isChair && <p>{coverage ? t('coverage.chair') : t('coverage.chairNothing')}</p>}
            <CheckField label={t('coverage.share')} isChecked={isSharing} onChange={setSharing} />
            <p>{t('coverage.note')}</p>
          </div>
        )
      }
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
