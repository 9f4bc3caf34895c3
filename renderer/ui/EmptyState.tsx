import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Nothing here yet: what will be here, and how it gets here. */
export function EmptyState({
  icon: Icon,
  title,
  note,
  actions,
}: {
  readonly icon?: LucideIcon | undefined;
  readonly title: string;
  readonly note?: string | undefined;
  readonly actions?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.empty}>
      {Icon && <Icon aria-hidden className={styles.icon} />}
      <p className={styles.title}>{title}</p>
      {note && <p className={styles.note}>{note}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
