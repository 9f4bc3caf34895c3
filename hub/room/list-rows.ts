import type { DossierId } from '#shared/domain/ids.ts';
import { allMembers, ledgersOf } from '#shared/domain/ledger/access.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { isSameLine, summarise } from '#shared/domain/view/summary.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { sliceOf } from '#shared/sync/prediction.ts';
import type { Commit } from './ports.ts';
import { sameLedgers } from './same-ledgers.ts';

/**
 * The list rows that look different now. A row nothing of which its reader can see has changed stays as it
 * is, time included: moving it would tell that something happened (L2, SY11).
 */
export function changedRows(
  dossierId: DossierId,
  before: DossierState,
  state: DossierState,
  updatedAt: number,
): Commit['summaries'] {
  return allMembers(state).flatMap(({ memberId, status }) => {
    if (status === 'invited') return [];
    if (isSameSight(state, before, ledgersOf(state, memberId), ledgersOf(before, memberId))) return [];
    const seen = visibleState(state, memberId);
    const seenBefore = visibleState(before, memberId);
    if (isSameLine(seenBefore, seen, memberId)) return [];
    const summary = summarise(seen, dossierId, memberId, updatedAt);
    const earlier = summarise(seenBefore, dossierId, memberId, updatedAt);
    return JSON.stringify(summary) === JSON.stringify(earlier) ? [] : [{ memberId, summary }];
  });
}

/** True where nothing was written into what a member sees; slices nobody wrote to are the same objects. */
function isSameSight(
  state: DossierState,
  before: DossierState,
  ledgers: readonly LedgerId[],
  ledgersBefore: readonly LedgerId[],
): boolean {
  return (
    sameLedgers(ledgers, ledgersBefore) &&
    ledgers.every((ledgerId) => sliceOf(state, ledgerId) === sliceOf(before, ledgerId))
  );
}
