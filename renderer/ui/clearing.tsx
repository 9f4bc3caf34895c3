import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './clearing.module.css';

function ClearIcon(): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <span className={styles.target}>
      <X role="img" aria-label={t('clearField')} className={styles.icon} />
    </span>
  );
}

/** For `allowClear`: a way to empty a field that a finger hits. */
export const CLEARING = { clearIcon: <ClearIcon /> };
