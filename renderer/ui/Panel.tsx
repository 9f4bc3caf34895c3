import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Panel.module.css';

/** White on paper with a hairline: the one container. With `title` it is a named region. */
export function Panel({
  title,
  aside,
  children,
  isFlush = false,
  foot,
}: {
  readonly title?: ReactNode;
  /** At the right of the title: counts, a small act. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
  /** The content brings its own padding: rows, tables. */
  readonly isFlush?: boolean | undefined;
  readonly foot?: ReactNode;
}): ReactNode {
  const titleId = useId();
  return (
    <section className={styles.panel} {...(title !== undefined && { 'aria-labelledby': titleId })}>
      {title !== undefined && (
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </header>
      )}
      <div className={classes(!isFlush && styles.body)}>{children}</div>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </section>
  );
}
