import type { KeyboardEvent, ReactNode } from 'react';
import { KeptNote } from '#renderer/writing/KeptNote.tsx';
import type { Kept } from '#renderer/writing/use-kept-draft.ts';
import { classes } from '#renderer/ui/classes.ts';
import styles from './PaperText.module.css';

/** Text on the paper that is written in place: it looks as it will be printed until it is touched. */
export function PaperText({
  kept,
  label,
  placeholder,
  isIndented = false,
  onFocus,
  onKeyDown,
}: {
  readonly kept: Kept<string>;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly isIndented?: boolean | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLTextAreaElement>) => void) | undefined;
}): ReactNode {
  return (
    <div className={styles.field}>
      <textarea
        rows={1}
        className={classes(styles.text, isIndented && styles.indented)}
        aria-label={label}
        placeholder={placeholder}
        value={kept.value}
        spellCheck={false}
        onChange={(event) => kept.input(event.target.value)}
        onBlur={() => void kept.flush()}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      />
      <KeptNote kept={kept} />
    </div>
  );
}
