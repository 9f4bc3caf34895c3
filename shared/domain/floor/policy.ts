import { ok, type Result } from '../../lib/result.ts';
import { reject } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import type { MemberId } from '../ids.ts';
import { findMember } from '../ledger/access.ts';
import { partNow, type MeetingPart } from './floor.ts';
import { mayBeInRoom } from '../meeting/door.ts';
import { presentMembers } from '../meeting/meeting.ts';
import { requireLead } from '../meeting/require.ts';
import type { PageRef } from '../report/page-ref.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState, Meeting } from '../state.ts';

/** Signed in, not left, and not waiting outside. */
export function isInRoomNow(state: DossierState, { meetingId }: Meeting, member: Member): boolean {
  return mayBeInRoom(state, member) && presentMembers(state, meetingId).has(member.memberId);
}

/** Who speaks or asks: the one who says so, or, on their behalf, whom the lead names. In the room in either case. */
export function requireInRoom(
  state: DossierState,
  meeting: Meeting,
  member: Member,
  onBehalfOf: MemberId | undefined,
): Result<Member, Rejection> {
  if (onBehalfOf === undefined || onBehalfOf === member.memberId) {
    return isInRoomNow(state, meeting, member) ? ok(member) : reject('floor.notInRoom');
  }
  const lead = requireLead(state, member);
  if (!lead.ok) return lead;
  const named = findMember(state, onBehalfOf);
  return named && isInRoomNow(state, meeting, named) ? ok(named) : reject('floor.notInRoom');
}

/** What was written for one part of a meeting does not get into another (R4). */
export function requirePart(meeting: Meeting, deliberation: number): Result<MeetingPart, Rejection> {
  const part = partNow(meeting);
  return part.deliberation === deliberation ? ok(part) : reject('floor.doorsMoved');
}

/** A page that is named is one of a report of this meeting. */
export function requirePage(
  state: DossierState,
  { itemIds }: Meeting,
  page: PageRef | null,
): Result<PageRef | null, Rejection> {
  if (page === null) return ok(page);
  const item = itemIds.includes(page.itemId) ? state.parties.items[page.itemId] : undefined;
  const isThere = item?.versions.some(
    ({ versionId, file }) => versionId === page.versionId && page.pageIndex < file.pages,
  );
  return isThere ? ok(page) : reject('floor.pageNotFound');
}
