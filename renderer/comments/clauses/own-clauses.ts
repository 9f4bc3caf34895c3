import { z } from 'zod';
import { citedClauseSchema, type CitedClause } from '#shared/domain/comment/cited-clause.ts';
import type { LibraryClause } from '#shared/search/find-clauses.ts';

/** 自己的条款, on this machine for this account alone. */
export const OWN_CLAUSES_KEY = 'library:clauses';

const MOST_OWN = 200;
const ownClausesSchema = z.array(citedClauseSchema);

export const parseOwnClauses = (stored: unknown): readonly CitedClause[] | null =>
  ownClausesSchema.safeParse(stored).data ?? null;

/** What a person types in to add a clause. */
export type ClauseForm = Omit<CitedClause, 'clauseId'>;

/** Null while it lacks the number, or both clause and heading. */
export function ownClause(id: string, form: ClauseForm): CitedClause | null {
  if (form.clause.trim() === '' && form.heading.trim() === '') return null;
  return citedClauseSchema.safeParse({ clauseId: `own:${id}`, ...form }).data ?? null;
}

/** The newest first; the same clause is not kept twice. */
export function withOwn(own: readonly CitedClause[], added: CitedClause): readonly CitedClause[] {
  const others = own.filter((clause) => !isSameClause(clause, added));
  return [added, ...others].slice(0, MOST_OWN);
}

export function isSameClause(a: CitedClause, b: CitedClause): boolean {
  return a.number === b.number && a.edition === b.edition && a.clause === b.clause && a.heading === b.heading;
}

export const fromOwn = (cited: CitedClause): LibraryClause => ({
  cited,
  point: '',
  isOwn: true,
  matters: [],
});
