import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './AccessSkeleton.module.css';

export function AccessSkeleton(): ReactNode {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.page} role="status">
      <p className={styles.words}>{t('starting')}</p>
    </div>
  );
}
