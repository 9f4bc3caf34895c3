import { accept, reject, to, type MemberRule } from '../decision.ts';
import type { ItemId, MemberId } from '../ids.ts';
import { decideDeclareRecusal } from '../panel/decide.ts';
import { requireRole, seatedExperts } from '../policy.ts';
import type { DossierState, Meeting } from '../state.ts';
import { attended } from './attendance.ts';
import { mayBeInRoom } from './door.ts';
import { presentMembers, rollCallOf, stepMoves } from './meeting.ts';
import { ledgerOfNow, requireRunningMeeting } from './require.ts';

/** 询问回避: the host asks at the opening, and each expert answers in the room. */

/** Whether the meeting has come to the opening; one whose agenda has none asks from its first step on. */
export function hasBegunRollCall(state: DossierState, meeting: Meeting): boolean {
  const openings = meeting.steps.filter(({ kind }) => kind === 'opening').map(({ stepId }) => stepId);
  if (openings.length === 0) return true;
  return stepMoves(state, meeting.meetingId).some(({ stepId }) => openings.includes(stepId));
}

/** Experts seated for one of the reports who are signed in and have not answered yet. */
export function unansweredRollCall(
  state: DossierState,
  meeting: Meeting,
  itemIds: readonly ItemId[] = meeting.itemIds,
): readonly MemberId[] {
  const present = presentMembers(state, meeting.meetingId);
  const answered = new Set(rollCallOf(state, meeting.meetingId).map(({ memberId }) => memberId));
  const seated = new Set(
    itemIds.flatMap((itemId) => seatedExperts(state, itemId).map(({ memberId }) => memberId)),
  );
  return [...seated].filter((memberId) => present.has(memberId) && !answered.has(memberId));
}

/** A conflict said in the room closes the seat as one declared at the desk does (PA1); the answer is for all to hear. */
export const decideAnswerRollCall: MemberRule<'meeting.answerRollCall'> = (state, command, context) => {
  const { member } = context;
  const { meetingId, conflict, statement } = command;
  const expert = requireRole(member, 'expert');
  if (!expert.ok) return expert;
  const meeting = requireRunningMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (!mayBeInRoom(state, member)) return reject('meeting.notAdmitted');
  if (!hasBegunRollCall(state, meeting.value)) return reject('meeting.beforeRollCall');
  const { memberId } = member;
  const isPresent = presentMembers(state, meetingId).has(memberId);
  if (!isPresent) return reject('meeting.notSignedIn');
  const earlier = rollCallOf(state, meetingId).some((answer) => answer.memberId === memberId);
  if (earlier && !conflict) return reject('meeting.alreadyAnswered');
  const declared = state.panel.recusals[memberId];
  const declaration =
    conflict || !declared
      ? decideDeclareRecusal(state, { type: 'recusal.declare', conflict, statement }, context)
      : accept();
  if (!declaration.ok) return declaration;
  const { ledgerId } = ledgerOfNow(meeting.value);
  return accept(
    to(ledgerId, {
      type: 'meeting.rollCallAnswered',
      v: 1,
      payload: { meetingId, memberId, conflict },
    }),
    ...(conflict ? [attended(meeting.value, memberId, 'left')] : []),
    ...declaration.value,
  );
};
