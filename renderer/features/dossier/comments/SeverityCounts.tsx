import type { ReactNode } from 'react';
import type { Severity } from '#shared/domain/comment/comment.ts';
import { SEVERITIES } from '#renderer/ui/theme/tokens.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import styles from './SeverityCounts.module.css';

export function SeverityCounts({
  counts,
}: {
  readonly counts: Readonly<Record<Severity, number>>;
}): ReactNode {
  return (
    <span className={styles.counts}>
      {SEVERITIES.map((severity) => (
        <span key={severity} className={styles.count}>
          <SeverityTag severity={severity} />
          {counts[severity]}
        </span>
      ))}
    </span>
  );
}
