import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import type { SeverityKind } from './theme/tokens.ts';
import styles from './SeverityTag.module.css';

/** 必 建 疑 勘: one character on one colour, so that severity is never colour alone. */
export function SeverityTag({
  severity,
  isOutline = false,
  isLabelled = false,
}: {
  readonly severity: SeverityKind;
  /** A choice not made: the frame only. */
  readonly isOutline?: boolean | undefined;
  /** The word follows the tag. */
  readonly isLabelled?: boolean | undefined;
}): ReactNode {
  const { t } = useTranslation('kit');
  const word = t(`severity.${severity}.word`);
  return (
    <span className={styles.line}>
      <span
        className={classes(styles.tag, styles[severity], isOutline && styles.outline)}
        aria-hidden={isLabelled || undefined}
        {...(!isLabelled && { role: 'img', 'aria-label': word, title: word })}
      >
        {t(`severity.${severity}.sign`)}
      </span>
      {isLabelled && word}
    </span>
  );
}
