import { z } from 'zod';
import { lineSchema, optionalLineSchema } from '../text.ts';

/**
 * A clause a comment rests on, whole: whatever becomes of the library it was picked from, it can be read (CM12).
 * `clauseId` finds it there again; clauses of a person's own are in nobody else's.
 */
export const citedClauseSchema = z
  .object({
    clauseId: lineSchema,
    number: lineSchema,
    edition: optionalLineSchema,
    title: optionalLineSchema,
    clause: optionalLineSchema,
    heading: optionalLineSchema,
  })
  .strict()
  .readonly();
export type CitedClause = z.infer<typeof citedClauseSchema>;

/** None is the absence of the list, so that equal comments have one text (EV3). */
export const citedClausesSchema = z.array(citedClauseSchema).min(1).max(12).readonly();

interface Basis {
  readonly basis: string;
  readonly clauses?: readonly CitedClause[] | undefined;
}

/** 依据 as a document prints it: the cited clauses, then what was written beside them. */
export function basisWords({ basis, clauses = [] }: Basis): string {
  return [...clauses.map(citation), basis.trim()].filter((part) => part !== '').join('；');
}

/** 《河道…编制导则》（SL/T 808—2021）概述：评价依据 */
export function citation(cited: CitedClause): string {
  const number = editionOf(cited);
  const standard = cited.title === '' ? `${number} ` : `《${cited.title}》（${number}）`;
  return `${standard}${[cited.clause, cited.heading].filter(Boolean).join(' ')}`.trim();
}

/** SL/T 808—2021 */
export function editionOf({ number, edition }: Pick<CitedClause, 'number' | 'edition'>): string {
  return edition === '' ? number : `${number}—${edition}`;
}
