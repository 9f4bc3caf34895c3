import type { MemberId } from '../ids.ts';
import { ledgersOf } from '../ledger/access.ts';
import { privateLedger } from '../ledger/ledger-id.ts';
import { EMPTY_SLICES, type DossierState } from '../state.ts';

/** What a member may know of a dossier: the slices of their ledgers, the rest empty (L2). */
export function visibleState(state: DossierState, memberId: MemberId): DossierState {
  const ledgers = new Set<string>(ledgersOf(state, memberId));
  const own = ledgers.has(privateLedger(memberId)) ? state.privates[memberId] : undefined;
  return {
    parties: ledgers.has('parties') ? state.parties : EMPTY_SLICES.parties,
    panel: ledgers.has('panel') ? state.panel : EMPTY_SLICES.panel,
    applicants: ledgers.has('applicants') ? state.applicants : EMPTY_SLICES.applicants,
    bureau: ledgers.has('bureau') ? state.bureau : EMPTY_SLICES.bureau,
    privates: own ? { [memberId]: own } : {},
  };
}
