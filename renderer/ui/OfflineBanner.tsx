import { CloudOff, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './OfflineBanner.module.css';

/** A strip over the content: calm, since nothing is lost. */
export function OfflineBanner({
  children,
  isRecovering = false,
  action,
}: {
  readonly children: ReactNode;
  readonly isRecovering?: boolean | undefined;
  readonly action?: ReactNode;
}): ReactNode {
  const Icon = isRecovering ? RefreshCw : CloudOff;
  return (
    <div className={styles.banner} role="status">
      <Icon aria-hidden className={styles.icon} />
      <span className={styles.words}>{children}</span>
      {action}
    </div>
  );
}
