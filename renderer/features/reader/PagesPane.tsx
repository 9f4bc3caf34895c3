import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageLabels } from '#renderer/pdf/page-labels.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { RenderQueue } from '#renderer/pdf/render-queue.ts';
import { Thumbnails } from '#renderer/pdf/Thumbnails.tsx';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import styles from './PagesPane.module.css';

/** Small pictures of the pages; those not read yet have a dot, and can be looked at alone. */
export function PagesPane({
  document,
  queue,
  currentPage,
  labels,
  goTo,
  pageName,
  badge,
  read,
}: {
  readonly document: PdfDocument;
  readonly queue: RenderQueue;
  readonly currentPage: number;
  readonly labels: PageLabels;
  readonly goTo: (pageIndex: number) => void;
  readonly pageName: (pageIndex: number) => string;
  readonly badge: (pageIndex: number) => number;
  /** Null where nobody counts: then all pages are shown, without dots. */
  readonly read: ReadonlySet<number> | null;
}): ReactNode {
  const { t } = useTranslation('reader');
  // As they were when they were asked for: a page that has just been read does not go from under one's eyes.
  const [unread, setUnread] = useState<readonly number[] | null>(null);
  const { pageCount } = document;
  const unreadNow = read ? pageCount - read.size : 0;
  const name = (page: number): string => {
    const plain =
      badge(page) > 0 ? t('left.commentedPage', { page: page + 1, count: badge(page) }) : pageName(page);
    return read?.has(page) === false ? t('left.unreadPage', { page: plain }) : plain;
  };
  return (
    <>
      {read && (
        <div className={styles.filter}>
          <FilterPills
            label={t('left.show')}
            items={[
              { key: 'all', label: t('left.allPages') },
              { key: 'unread', label: t('left.unreadPages'), count: unreadNow },
            ]}
            active={unread ? 'unread' : 'all'}
            onChange={(key) =>
              setUnread(
                key === 'all'
                  ? null
                  : Array.from({ length: pageCount }, (_, page) => page).filter((page) => !read.has(page)),
              )
            }
          />
        </div>
      )}
      {unread?.length === 0 ? (
        <p className={styles.note}>{t('left.allRead')}</p>
      ) : (
        <Thumbnails
          document={document}
          queue={queue}
          currentPage={currentPage}
          labels={labels}
          onGo={goTo}
          pageName={name}
          label={t('left.thumbnails')}
          badge={badge}
          isMarked={(page) => read?.has(page) === false}
          pages={unread ?? undefined}
        />
      )}
    </>
  );
}
