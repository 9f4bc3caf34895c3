import type { MemberId } from '../ids.ts';
import { ledgersOf } from '../ledger/access.ts';
import { privateLedger, type LedgerId } from '../ledger/ledger-id.ts';
import { EMPTY_SLICES, type DossierState } from '../state.ts';

/** What a member may know of a dossier: the slices of their ledgers, the rest empty (L2). */
export function visibleState(
  state: DossierState,
  memberId: MemberId,
  ledgers: readonly LedgerId[] = ledgersOf(state, memberId),
): DossierState {
  const own = ledgers.includes(privateLedger(memberId)) ? state.privates[memberId] : undefined;
  return {
    parties: ledgers.includes('parties') ? state.parties : EMPTY_SLICES.parties,
    panel: ledgers.includes('panel') ? state.panel : EMPTY_SLICES.panel,
    applicants: ledgers.includes('applicants') ? state.applicants : EMPTY_SLICES.applicants,
    bureau: ledgers.includes('bureau') ? state.bureau : EMPTY_SLICES.bureau,
    privates: own ? { [memberId]: own } : {},
  };
}
