import type { MemberId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { attendanceOf } from '#shared/domain/meeting/meeting.ts';
import type { DossierState, Meeting } from '#shared/domain/state.ts';
import type { PresenceState, SharedPage } from '#shared/protocol/presence.ts';
import { check } from './violation.ts';

/** What the hub tells of who is there and of the shared page. Judged from the record, not by the rules that told it. */
export class PresenceWatch {
  readonly #count: (what: string) => void;
  /** The page told last, by connection. */
  readonly #pages = new WeakMap<object, SharedPage | null>();

  constructor(count: (what: string) => void) {
    this.#count = count;
  }

  sent(to: MemberId, { members }: PresenceState, state: DossierState | null): void {
    if (!state) return;
    const meeting = openMeetingIn(state);
    if (meeting) {
      if (!isInRoom(state, meeting, to)) {
        check(
          members.length === 0,
          silenceRule(meeting),
          () => `${to} waits outside and is told of the room`,
        );
        this.#count('silence outside the room');
      }
      this.#checkDoor(to, members, state, meeting);
    }
    if (!isPanel(state, to)) {
      const known = new Set(state.parties.announced?.experts.map(({ memberId }) => memberId));
      for (const { memberId } of members) {
        const isExpert = findMember(state, memberId)?.role === 'expert';
        check(!isExpert || known.has(memberId), 'PR1', () => `${to} hears of ${memberId} before the opening`);
      }
    }
  }

  /** A page, or that there is none to follow any more, on one connection of a member. */
  shown(wire: { readonly memberId: MemberId }, page: SharedPage | null, state: DossierState | null): void {
    const to = wire.memberId;
    const before = this.#pages.get(wire) ?? null;
    this.#pages.set(wire, page);
    check(page !== null || before !== null, 'PR1', () => `${to} is told twice that no page is shown`);
    if (!state || !page) return;
    const meeting = openMeetingIn(state);
    check(meeting && isInRoom(state, meeting, page.presenter), 'PR3', () => 'a page is shown from outside');
    check(
      isInRoom(state, meeting, to),
      silenceRule(meeting),
      () => `${to} waits outside and is shown a page`,
    );
    this.#count('page shown');
  }

  /** Of those at the door only the clerk hears, and behind closed doors the panel. */
  #checkDoor(to: MemberId, members: PresenceState['members'], state: DossierState, meeting: Meeting): void {
    if (isPanel(state, to)) return;
    for (const { memberId, place } of members) {
      const isAtDoor = place === 'room' && !isInRoom(state, meeting, memberId);
      check(!isAtDoor, 'ME11', () => `${to} hears of ${memberId} at the door`);
    }
  }
}

function openMeetingIn(state: DossierState): Meeting | undefined {
  return Object.values(state.parties.meetings).find(({ status }) => status === 'open');
}

/** What keeps those outside from hearing of the room. */
function silenceRule(meeting: Meeting): 'R4' | 'ME11' {
  return meeting.deliberations.at(-1)?.endedAt === null ? 'R4' : 'ME11';
}

function isPanel(state: DossierState, memberId: MemberId): boolean {
  const role = findMember(state, memberId)?.role;
  return role === 'clerk' || role === 'expert';
}

/** Whether somebody may be in the room of an open meeting, by the record alone. */
export function isInRoom(state: DossierState, meeting: Meeting, memberId: MemberId): boolean {
  const member = findMember(state, memberId);
  if (member?.status !== 'joined' || state.panel.recusals[memberId]?.conflict === true) return false;
  if (member.role === 'clerk') return true;
  const isClosed = meeting.deliberations.at(-1)?.endedAt === null;
  if (isClosed && member.role !== 'expert') return false;
  let isIn = meeting.admission[member.role === 'expert' ? 'panel' : member.role] === 'automatic';
  for (const record of attendanceOf(state, meeting.meetingId)) {
    if (record.memberId !== memberId) continue;
    if (record.kind === 'admitted' || record.kind === 'signedIn') isIn = true;
    if (record.kind === 'sentBack') isIn = false;
  }
  return isIn;
}
