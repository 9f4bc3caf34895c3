import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import type { Kept } from './use-kept-draft.ts';
import styles from './KeptNote.module.css';

/** Under a field: how far its words have got, and what a colleague made of the same words. Says nothing when all is well. */
export function KeptNote<T>({
  kept,
  wordTheirs,
}: {
  readonly kept: Kept<T>;
  /** Their words, where the value is more than words. */
  readonly wordTheirs?: (theirs: T) => string;
}): ReactNode {
  const { t } = useTranslation('pages');
  if (kept.theirs !== null) {
    return (
      <div className={styles.theirs} role="alert">
        <p>{t('theirs', { text: wordTheirs ? wordTheirs(kept.theirs) : String(kept.theirs) })}</p>
        <span className={styles.acts}>
          <QuietButton size="small" onClick={kept.takeTheirs}>
            {t('takeTheirs')}
          </QuietButton>
          <QuietButton size="small" onClick={kept.keepMine}>
            {t('keepMine')}
          </QuietButton>
        </span>
      </div>
    );
  }
  if (kept.status === 'refused') {
    return (
      <p className={styles.refused} role="alert">
        {t('refused')}
      </p>
    );
  }
  if (kept.disk === 'failed') {
    return (
      <p className={styles.refused} role="alert">
        {t('notKept')}
      </p>
    );
  }
  return (
    <p className={styles.state} aria-live="polite">
      {kept.status === 'typing' && kept.disk === 'written' && t('keptHere')}
    </p>
  );
}
