import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './HashText.module.css';

/** A SHA-256 as people compare it: the first eight digits and the last four; the whole on request. */
export function HashText({
  value,
  isWhole = false,
  isCopyable = false,
}: {
  readonly value: string;
  readonly isWhole?: boolean | undefined;
  readonly isCopyable?: boolean | undefined;
}): ReactNode {
  const { t } = useTranslation('kit');
  const groups = value.match(/.{1,4}/g) ?? [];
  return (
    <span className={classes(styles.hash, isWhole && styles.tall)} title={value}>
      <span className={styles.label}>SHA-256</span>
      {isWhole ? (
        <code className={styles.whole}>{groups.join(' ')}</code>
      ) : (
        <>
          <code className={styles.digits}>{groups.slice(0, 2).join(' ')}</code>
          <span className={styles.label} aria-hidden>
            ⋯
          </span>
          <code className={styles.digits}>{groups.at(-1)}</code>
        </>
      )}
      {isCopyable && <CopyButton text={value} label={t('copyHash')} />}
    </span>
  );
}
