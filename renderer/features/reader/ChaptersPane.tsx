import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '#renderer/ui/classes.ts';
import type { Chapter } from '#shared/anchoring/chapters.ts';
import { unreadIn } from './read-pages.ts';
import { useChapterName } from './use-chapter-name.ts';
import styles from './ChaptersPane.module.css';

export interface ChaptersPaneProps {
  readonly chapters: readonly Chapter[];
  /** Comments in each chapter that stand, by its number. */
  readonly comments: ReadonlyMap<number, number>;
  /** Null for who does not count their own. */
  readonly read: ReadonlySet<number> | null;
  readonly currentChapter: number;
  readonly onGo: (chapter: Chapter) => void;
  /** What the panel has read of a chapter, in words; null where that is not known. */
  readonly coverage: (chapter: number) => string | null;
  /** Below the list: what is shared, and how to stop it. */
  readonly foot: ReactNode;
}

/** The report by chapters: where nobody has said anything, what one has not read, how far the panel has got. */
export function ChaptersPane({
  chapters,
  comments,
  read,
  currentChapter,
  onGo,
  coverage,
  foot,
}: ChaptersPaneProps): ReactNode {
  const { t } = useTranslation('reader');
  const nameOf = useChapterName(chapters);
  return (
    <div className={styles.pane}>
      <ol className={styles.list} aria-label={t('left.chapters')}>
        {chapters.map((chapter, no) => {
          const count = comments.get(no) ?? 0;
          const unread = read && unreadIn(chapter, read);
          const panel = coverage(no);
          return (
            <li key={chapter.from}>
              <button
                type="button"
                className={classes(styles.chapter, no === currentChapter && styles.current)}
                aria-current={no === currentChapter ? 'true' : undefined}
                onClick={() => onGo(chapter)}
              >
                <span className={styles.title}>{nameOf(no)}</span>
                <span className={styles.facts}>
                  <span className={count === 0 ? styles.none : undefined}>
                    {count === 0 ? t('chapters.noComments') : t('chapters.comments', { count })}
                  </span>
                  {unread !== null && (
                    <span>
                      {unread === 0 ? t('chapters.allRead') : t('chapters.unread', { count: unread })}
                    </span>
                  )}
                  {panel !== null && <span>{panel}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {foot}
    </div>
  );
}
