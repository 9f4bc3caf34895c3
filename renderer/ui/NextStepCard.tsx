import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './NextStepCard.module.css';

/** The single 下一步 of a case. `action` is the screen's primary button; a wait has none and is paler. */
export function NextStepCard({
  title,
  note,
  action,
  secondary,
  isWaiting = false,
}: {
  readonly title: string;
  readonly note?: string | undefined;
  readonly action?: ReactNode;
  readonly secondary?: ReactNode;
  readonly isWaiting?: boolean | undefined;
}): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <section className={classes(styles.card, isWaiting && styles.waiting)} aria-label={t('nextStep')}>
      <span className={styles.tag}>{t('nextStep')}</span>
      <div className={styles.words}>
        <h2>{title}</h2>
        {note && <p className={styles.note}>{note}</p>}
      </div>
      {(action ?? secondary) && (
        <div className={styles.acts}>
          {secondary}
          {action}
        </div>
      )}
    </section>
  );
}
