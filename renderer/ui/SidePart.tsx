import { useId, type ReactNode } from 'react';
import styles from './SidePart.module.css';

/** One named part of what stands at the side of a desk. */
export function SidePart({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  const titleId = useId();
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  );
}
