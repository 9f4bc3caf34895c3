import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './NextStepCard.module.css';

/** The single 下一步 of a case. `action` is the screen's primary button; a wait has none and is paler. */
export function NextStepCard({
  title,
  due,
  note,
  action,
  secondary,
  isWaiting = false,
}: {
  readonly title: string;
  /** By when, with the mark that joins it to the title. */
  readonly due?: { readonly text: string; readonly isUrgent: boolean } | undefined;
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
        <h2>
          {title}
          {due && <span className={classes(due.isUrgent && styles.urgent)}>{due.text}</span>}
        </h2>
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
