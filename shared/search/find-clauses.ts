import { supersededOn } from '../domain/rules/standards/clause-library.ts';
import type { CitedClause } from '../domain/comment/cited-clause.ts';
import type { Matter } from '../domain/rules/matter-rule.ts';
import { foldForSearch } from './fold-search.ts';

/** A clause that may be picked: what a comment will keep, and what helps to choose. */
export interface LibraryClause {
  readonly cited: CitedClause;
  readonly point: string;
  /** Added by the person themself. */
  readonly isOwn: boolean;
  readonly matters: readonly Matter[];
}

export interface ClauseSearch {
  readonly library: readonly LibraryClause[];
  /** Parts between spaces must all be found; nothing finds everything. */
  readonly query: string;
  /** What is under review: its standards come first. */
  readonly matter: Matter;
  /** The Beijing day on which an edition has to be in force to come before superseded ones. */
  readonly day: string;
}

/** The clauses that hold every part of the query: one's own first, then those in force for the matter (CL2). */
export function findClauses({ library, query, matter, day }: ClauseSearch): readonly LibraryClause[] {
  const parts = query.split(/\s+/u).map(plain).filter(Boolean);
  const found = library.filter((entry) => {
    const text = textOf(entry);
    return parts.every((part) => text.includes(part));
  });
  const rank = (entry: LibraryClause) =>
    (supersededOn(entry.cited, day) ? 4 : 0) +
    (entry.isOwn || entry.matters.includes(matter) ? 0 : 2) +
    (entry.isOwn ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

const texts = new WeakMap<LibraryClause, string>();

function textOf(entry: LibraryClause): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { number, edition, title, clause, heading } = entry.cited;
  // A line feed between them: a query never runs from one part into the next, save from number into edition.
  const text = [number + edition, title, clause, heading, entry.point].map(plain).join('\n');
  texts.set(entry, text);
  return text;
}

/** Letters, digits and dots: how a number is punctuated is of no account (SLT808, sl/t 808—2021). */
function plain(text: string): string {
  return foldForSearch(text)
    .text.toLowerCase()
    .replace(/[^\p{L}\p{N}.]/gu, '');
}
