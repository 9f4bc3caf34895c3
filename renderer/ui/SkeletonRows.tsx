import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './SkeletonRows.module.css';

/** The shape of rows to come. */
export function SkeletonRows({ rows = 4 }: { readonly rows?: number | undefined }): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <div className={styles.rows} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row}>
          <span className={styles.bar} style={{ width: `${46 - (index % 3) * 9}%` }} />
          <span className={styles.bar} style={{ width: `${12 + (index % 2) * 5}%` }} />
        </div>
      ))}
    </div>
  );
}
