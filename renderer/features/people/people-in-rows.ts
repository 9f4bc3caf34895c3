import type { MemberId } from '#shared/domain/ids.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';

export interface PersonInRows {
  readonly key: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly isChair: boolean;
  readonly dossiers: readonly DossierSummary[];
}

/** People named by the rows. A seat belongs to one dossier, so people of one name are listed together. */
export function peopleInRows(rows: readonly DossierSummary[]): readonly PersonInRows[] {
  const entries = rows.flatMap((row) => row.people.map((person) => ({ person, row })));
  const byName = Map.groupBy(entries, ({ person }) => person.name);
  return [...byName].flatMap(([name, list]) => {
    const [first] = list;
    if (!first) return [];
    return {
      key: name,
      memberId: first.person.memberId,
      name,
      isChair: list.some(({ person }) => person.isChair),
      dossiers: list.map(({ row }) => row),
    };
  });
}
