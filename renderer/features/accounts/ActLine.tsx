import type { ReactNode } from 'react';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import styles from './accounts.module.css';

/** An act with a line of what it does. */
export function ActLine({
  act,
  note,
  isDanger = false,
  isBusy = false,
  blockedBy,
  onClick,
}: {
  readonly act: string;
  readonly note: string;
  readonly isDanger?: boolean | undefined;
  readonly isBusy?: boolean | undefined;
  readonly blockedBy: string | null;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <div className={styles.actLine}>
      <p className={styles.note}>{note}</p>
      <SecondaryButton isDanger={isDanger} isBusy={isBusy} blockedBy={blockedBy} onClick={onClick}>
        {act}
      </SecondaryButton>
    </div>
  );
}
