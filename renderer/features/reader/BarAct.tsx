import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './FloatingBar.module.css';

/** An act in a bar over the page; the main one is filled. What else it is given goes to the button. */
export function BarAct({
  icon: Icon,
  isMain = false,
  children,
  ...button
}: Omit<ComponentProps<'button'>, 'type' | 'className'> & {
  readonly icon: LucideIcon;
  readonly isMain?: boolean;
}): ReactNode {
  return (
    <button {...button} type="button" className={styles.act} data-main={isMain || undefined}>
      <Icon aria-hidden className={styles.icon} />
      {children}
    </button>
  );
}
