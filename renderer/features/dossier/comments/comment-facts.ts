import { tableValues } from '#shared/lib/table.ts';
import type { Comment, Severity } from '#shared/domain/comment/comment.ts';
import type { ItemId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';

/** Comments of a report that stand in the panel, in their running order. */
export function panelComments(state: DossierState, itemId: ItemId): readonly Comment[] {
  return tableValues(state.panel.comments)
    .filter((comment) => comment.itemId === itemId && !comment.withdrawn)
    .sort((a, b) => a.no - b.no);
}

export function countBySeverity(
  contents: readonly { readonly severity: Severity }[],
): Readonly<Record<Severity, number>> {
  const counts = { mustFix: 0, suggestion: 0, question: 0, erratum: 0 };
  for (const { severity } of contents) counts[severity]++;
  return counts;
}
