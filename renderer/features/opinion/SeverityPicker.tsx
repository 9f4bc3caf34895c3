import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { severitySchema, type Severity } from '#shared/domain/comment/comment.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { classes } from '#renderer/ui/classes.ts';
import styles from './SeverityPicker.module.css';

/** How much a point weighs: four tags to choose from. */
export function SeverityPicker({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Severity;
  readonly onChange: (severity: Severity) => void;
}): ReactNode {
  const { t } = useTranslation('kit');
  const name = useId();
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.choices}>
        {severitySchema.options.map((severity) => (
          <label key={severity} className={classes(styles.choice, severity === value && styles.chosen)}>
            <input
              type="radio"
              name={name}
              className="visually-hidden"
              checked={severity === value}
              aria-label={t(`severity.${severity}.word`)}
              onChange={() => onChange(severity)}
            />
            <SeverityTag severity={severity} isOutline={severity !== value} />
            {t(`severity.${severity}.short`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
