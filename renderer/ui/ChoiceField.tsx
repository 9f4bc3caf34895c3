import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './ChoiceField.module.css';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly note?: string | undefined;
}

/** A few choices as large cards with radio buttons. */
export function ChoiceField<V extends string>({
  label,
  value,
  choices,
  onChange,
  error,
  isRow = false,
}: {
  readonly label: string;
  readonly value: V | null;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
  readonly error?: string | null | undefined;
  readonly isRow?: boolean | undefined;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{label}</legend>
      <div className={classes(styles.choices, isRow && styles.row)}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classes(styles.choice, choice.value === value && styles.chosen)}
          >
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <span className={styles.label}>{choice.label}</span>
              {choice.note && <span className={styles.note}>{choice.note}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
