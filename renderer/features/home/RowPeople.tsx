import type { ReactNode } from 'react';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import styles from './RowPeople.module.css';

const SHOWN = 2;

export function RowPeople({ row }: { readonly row: DossierSummary }): ReactNode {
  const first = row.people.slice(0, SHOWN);
  // Two chairs with their marks are wider than the column.
  const shown = first.every((person) => person.isChair) ? first.slice(0, 1) : first;
  const rest = row.peopleCount - shown.length;
  return (
    <span className={styles.people}>
      {shown.map((person) => (
        <PersonTag
          key={person.memberId}
          memberId={person.memberId}
          name={person.name}
          isChair={person.isChair}
        />
      ))}
      {rest > 0 && <span className={styles.rest}>+{rest}</span>}
    </span>
  );
}
