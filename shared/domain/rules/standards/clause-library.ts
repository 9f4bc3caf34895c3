import type { CitedClause } from '../../comment/cited-clause.ts';
import { FLOOD_STANDARDS } from './flood-standards.ts';
import { SOIL_STANDARDS } from './soil-standards.ts';
import type { Clause, Standard } from './standard.ts';

/** The editions shipped with the product; what a person adds stands beside them, and is theirs alone (CL5). */
export const STANDARDS: readonly Standard[] = [...FLOOD_STANDARDS, ...SOIL_STANDARDS];

const BY_ID = new Map(STANDARDS.map((standard) => [standard.id, standard]));
const CLAUSES = new Map(
  STANDARDS.flatMap((standard) =>
    standard.clauses.map((clause) => [clause.id, { standard, clause }] as const),
  ),
);

/** The clause as a comment keeps it. */
export function cite({ number, edition, title }: Standard, { id, clause, heading }: Clause): CitedClause {
  return { clauseId: id, number, edition, title, clause, heading };
}

export interface Superseded {
  readonly by: Standard;
  /** A day, or a year alone. */
  readonly from: string;
}

/** By what the cited edition was superseded on or before a Beijing day; null while it is in force, or not known here. */
export function supersededOn(cited: Pick<CitedClause, 'number' | 'edition'>, day: string): Superseded | null {
  const standard = STANDARDS.find(
    ({ number, edition }) => number === cited.number && edition === cited.edition,
  );
  const gone = standard?.superseded;
  const by = gone && BY_ID.get(gone.by);
  return gone && by && gone.from <= day ? { by, from: gone.from } : null;
}

/** The clause in force on a Beijing day that asks what a superseded one asked; null where none is known. */
export function replacementFor(cited: CitedClause, day: string): CitedClause | null {
  if (!supersededOn(cited, day)) return null;
  const next = CLAUSES.get(CLAUSES.get(cited.clauseId)?.clause.replacedBy ?? '');
  if (!next) return null;
  const found = cite(next.standard, next.clause);
  return supersededOn(found, day) ? replacementFor(found, day) : found;
}
