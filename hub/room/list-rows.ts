import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { allMembers, isSameAccess, ledgersOf } from '#shared/domain/ledger/access.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { isSameLine, sightOf, summarise, type Sight } from '#shared/domain/view/summary.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { sliceOf } from '#shared/sync/prediction.ts';
import type { Commit } from './ports.ts';
import { sameLedgers } from './same-ledgers.ts';

interface MemberSight extends Sight {
  readonly ledgers: readonly LedgerId[];
}

/**
 * What each member saw in the state a room has come to: with the next commit it is what they saw before, and
 * need not be worked out again. Of any other state it knows nothing.
 */
export class Sights {
  #state: DossierState | null = null;
  #members: ReadonlyMap<MemberId, MemberSight> = new Map();

  of(state: DossierState, memberId: MemberId): MemberSight {
    const known = state === this.#state ? this.#members.get(memberId) : undefined;
    return known ?? memberSight(state, memberId, ledgersOf(state, memberId));
  }

  keep(state: DossierState, members: ReadonlyMap<MemberId, MemberSight>): void {
    this.#state = state;
    this.#members = members;
  }
}

/**
 * The list rows that look different now. A row nothing of which its reader can see has changed stays as it
 * is, time included: moving it would tell that something happened (L2, SY11).
 */
export function changedRows(
  dossierId: DossierId,
  before: DossierState,
  state: DossierState,
  updatedAt: number,
  sights = new Sights(),
): Commit['summaries'] {
  const isAccessSame = isSameAccess(before, state);
  const members = new Map<MemberId, MemberSight>();
  const rows = allMembers(state).flatMap(({ memberId, status }) => {
    if (status === 'invited') return [];
    const was = sights.of(before, memberId);
    const ledgers = isAccessSame ? was.ledgers : ledgersOf(state, memberId);
    if (isSameSight(state, before, ledgers, was.ledgers)) {
      members.set(memberId, was);
      return [];
    }
    const now = memberSight(state, memberId, ledgers);
    members.set(memberId, now);
    if (isSameLine(was, now)) return [];
    const summary = summarise(now.seen, dossierId, memberId, updatedAt);
    const earlier = summarise(was.seen, dossierId, memberId, updatedAt);
    return JSON.stringify(summary) === JSON.stringify(earlier) ? [] : [{ memberId, summary }];
  });
  sights.keep(state, members);
  return rows;
}

function memberSight(state: DossierState, memberId: MemberId, ledgers: readonly LedgerId[]): MemberSight {
  return { ledgers, ...sightOf(visibleState(state, memberId, ledgers), memberId) };
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
