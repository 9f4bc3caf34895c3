import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './ErrorState.module.css';

/** What happened, what is safe, what to do. */
export function ErrorState({
  title,
  safe,
  todo,
  actions,
  details,
}: {
  readonly title: string;
  readonly safe?: string | undefined;
  readonly todo?: string | undefined;
  readonly actions?: ReactNode;
  /** For the engineer one telephones: code and message. */
  readonly details?: string | undefined;
}): ReactNode {
  return (
    <div className={styles.error} role="alert">
      <CircleAlert aria-hidden className={styles.icon} />
      <div>
        <p className={styles.title}>{title}</p>
        {safe && <p>{safe}</p>}
        {todo && <p>{todo}</p>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {details && <p className={styles.details}>{details}</p>}
      </div>
    </div>
  );
}
