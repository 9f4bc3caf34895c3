import { useMemo } from 'react';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useKeptList } from '#renderer/writing/use-kept-list.ts';
import type { CitedClause } from '#shared/domain/comment/cited-clause.ts';
import { cite, STANDARDS } from '#shared/domain/rules/standards/clause-library.ts';
import type { LibraryClause } from '#shared/search/find-clauses.ts';
import {
  fromOwn,
  OWN_CLAUSES_KEY,
  ownClause,
  parseOwnClauses,
  withOwn,
  type ClauseForm,
} from './own-clauses.ts';

export interface ClauseLibrary {
  readonly all: readonly LibraryClause[];
  /** The clause as a comment cites it; null when it is not whole, or could not be kept. */
  readonly add: (form: ClauseForm) => Promise<CitedClause | null>;
  readonly remove: (clauseId: string) => void;
}

const SHIPPED: readonly LibraryClause[] = STANDARDS.flatMap((standard) =>
  standard.clauses.map((clause) => ({
    cited: cite(standard, clause),
    point: clause.point,
    isOwn: false,
    matters: standard.matters,
  })),
);

/** The clauses shipped with the product, and this person's own. */
export function useClauseLibrary(): ClauseLibrary {
  const client = useClient();
  const own = useKeptList(OWN_CLAUSES_KEY, parseOwnClauses);
  return useMemo(
    () => ({
      all: [...own.items.map(fromOwn), ...SHIPPED],
      add: async (form) => {
        const clause = ownClause(client.newId(), form);
        const isKept = clause !== null && (await own.change((items) => withOwn(items, clause)));
        return isKept ? clause : null;
      },
      remove: (clauseId) => {
        void own.change((items) => items.filter((item) => item.clauseId !== clauseId));
      },
    }),
    [client, own],
  );
}
