import type { ReactNode } from 'react';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import styles from './RowPeople.module.css';

export function RowPeople({ row }: { readonly row: DossierSummary }): ReactNode {
  const [first, ...others] = row.people;
  // Two chairs with their marks are wider than the column.
  const second = others.find((person) => !person.isChair);
  const shown = [first, second].flatMap((person) => person ?? []);
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
