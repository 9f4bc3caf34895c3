import type { ReactNode } from 'react';
import { PersonTag } from './PersonTag.tsx';
import styles from './PersonLine.module.css';

/** Tag, whole name, and what the person is here; whatever stands at the end of the line is `children`. */
export function PersonLine({
  memberId,
  name,
  note,
  isChair,
  children,
}: {
  readonly memberId: string;
  readonly name: string;
  readonly note?: string | undefined;
  readonly isChair?: boolean | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <span className={styles.line}>
      <PersonTag memberId={memberId} name={name} isChair={isChair} />
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {note && <span className={styles.note}>{note}</span>}
      </span>
      {children !== undefined && <span className={styles.end}>{children}</span>}
    </span>
  );
}
