import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './KeyHint.module.css';

/** A key, or keys joined by `+` or a space, as printed on the keyboard. */
export function KeyHint({
  keys,
  isQuiet = false,
}: {
  readonly keys: string;
  readonly isQuiet?: boolean | undefined;
}): ReactNode {
  return (
    <kbd className={classes(styles.key, isQuiet && styles.quiet)} aria-hidden={isQuiet || undefined}>
      {keys.length > 1 ? keys.replaceAll('+', ' ') : keys}
    </kbd>
  );
}
