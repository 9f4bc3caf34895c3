import type { Member, Role } from '../dossier/member.ts';
import type { MemberId } from '../ids.ts';
import type { DossierState, Roster } from '../state.ts';
import { privateLedger, type LedgerId } from './ledger-id.ts';

const LEDGERS_OF_ROLE: Readonly<Record<Role, readonly LedgerId[]>> = {
  clerk: ['parties', 'panel', 'applicants', 'bureau'],
  expert: ['parties', 'panel'],
  owner: ['parties', 'applicants'],
  compiler: ['parties', 'applicants'],
  department: ['parties'],
  leader: ['parties', 'bureau'],
};

/** The ledger in which a role's seats are written, so that a roster is known only to those who may know it. */
export function rosterLedger(role: Role): 'parties' | 'panel' | 'bureau' {
  if (role === 'expert') return 'panel';
  return role === 'leader' ? 'bureau' : 'parties';
}

export function findMember(state: DossierState, memberId: MemberId): Member | undefined {
  return (
    memberIn(state.parties.members, memberId) ??
    memberIn(state.panel.members, memberId) ??
    memberIn(state.bureau.members, memberId)
  );
}

function memberIn(roster: Roster, memberId: MemberId): Member | undefined {
  return Object.hasOwn(roster, memberId) ? roster[memberId] : undefined;
}

export function allMembers(state: DossierState): readonly Member[] {
  return [
    ...Object.values(state.parties.members),
    ...Object.values(state.panel.members),
    ...Object.values(state.bureau.members),
  ];
}

export function isRecused(state: DossierState, memberId: MemberId): boolean {
  return state.panel.recusals[memberId]?.conflict === true;
}

/**
 * The ledgers a member may read at this moment: the one answer to "who receives what" (L2, LE1). Needs the
 * whole state, so it is asked on the hub. A removed or recused member keeps nothing but the private ledger, and so
 * does everyone of a practice dossier that is over.
 */
export function ledgersOf(state: DossierState, memberId: MemberId): readonly LedgerId[] {
  const member = findMember(state, memberId);
  if (!member || member.status === 'invited') return [];
  const isOver = state.parties.dossier?.rehearsal?.endedAt != null;
  if (isOver || member.status === 'removed' || isRecused(state, memberId)) return [privateLedger(memberId)];
  return [...LEDGERS_OF_ROLE[member.role], privateLedger(memberId)];
}

/**
 * True where everyone surely may read what they might read before, since nothing that `ledgersOf` asks was
 * written to; what nobody wrote to is the same object.
 */
export function isSameAccess(before: DossierState, state: DossierState): boolean {
  return (
    before.parties.members === state.parties.members &&
    before.parties.dossier === state.parties.dossier &&
    before.panel.members === state.panel.members &&
    before.bureau.members === state.bureau.members &&
    before.panel.recusals === state.panel.recusals
  );
}

/** Experts and the clerk as their secretary: who stays in the room in a closed deliberation (R4). */
export function isPanelSide(state: DossierState, memberId: MemberId): boolean {
  const member = findMember(state, memberId);
  if (!member || member.status !== 'joined' || isRecused(state, memberId)) return false;
  return member.role === 'expert' || member.role === 'clerk';
}
