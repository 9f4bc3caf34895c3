import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageRef } from '#shared/domain/report/page-ref.ts';
import type { RoomPages } from '../use-room-pages.ts';
import styles from './PageLink.module.css';

/** 第 42 页: a way to the page that is spoken of. */
export function PageLink({
  page,
  onGo,
}: {
  readonly page: PageRef;
  readonly onGo: RoomPages['goTo'];
}): ReactNode {
  const { t } = useTranslation('proceedings');
  return (
    <button type="button" className={styles.link} onClick={() => onGo(page.itemId, page.pageIndex)}>
      {t('page', { page: page.pageIndex + 1 })}
    </button>
  );
}
