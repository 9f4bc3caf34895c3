import { ok, type Result } from '../../lib/result.ts';
import type { CommandOf } from '../command.ts';
import { accept, reject, to, type Decision, type MemberRule } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import type { NewEvent } from '../event.ts';
import type { MeetingId } from '../ids.ts';
import { isPanelSide } from '../ledger/access.ts';
import { isAnyChair, requireItem, requireRole, requireStage, standingChair } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { Deliberation, DossierState, Meeting } from '../state.ts';
import { currentStep, isClosedDeliberation, openMeeting, presentMembers } from './meeting.ts';

export const decideSchedule: MemberRule<'meeting.schedule'> = (state, command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  if (state.parties.meetings[command.meetingId]) return reject('meeting.exists');
  if (command.endsAt <= command.startsAt) return reject('meeting.badTimes');
  const agenda = checkAgenda(command);
  if (!agenda.ok) return agenda;
  for (const itemId of command.itemIds) {
    const item = requireItem(state, itemId);
    if (!item.ok) return item;
    const timely = requireStage(item.value, 'notice', 'preReview', 'opinion');
    if (!timely.ok) return timely;
  }
  const { type: _type, ...payload } = command;
  const moved = command.itemIds.filter((itemId) => state.parties.items[itemId]?.stage === 'notice');
  return accept(
    to('parties', {
      type: 'meeting.scheduled',
      v: 1,
      payload: { ...payload, itemIds: [...payload.itemIds], steps: [...payload.steps] },
    }),
    ...moved.map((itemId) =>
      to('parties', { type: 'item.stageMoved', v: 1, payload: { itemId, stage: 'preReview' } }),
    ),
  );
};

/** Steps are unique, speak of the meeting's own items, and begin and end with everyone in the room. */
function checkAgenda({ steps, itemIds }: CommandOf<'meeting.schedule'>): Result<true, Rejection> {
  const ids = new Set(steps.map((step) => step.stepId));
  const sound =
    ids.size === steps.length &&
    steps[0]?.visibility === 'all' &&
    steps.at(-1)?.visibility === 'all' &&
    steps.every((step) => step.itemId === undefined || itemIds.includes(step.itemId));
  return sound ? ok(true) : reject('meeting.badAgenda');
}

function requireMeeting(state: DossierState, meetingId: MeetingId): Result<Meeting, Rejection> {
  const meeting = Object.hasOwn(state.parties.meetings, meetingId)
    ? state.parties.meetings[meetingId]
    : undefined;
  return meeting ? ok(meeting) : reject('meeting.notFound');
}

function requireOpenMeeting(state: DossierState, meetingId: MeetingId): Result<Meeting, Rejection> {
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.status === 'scheduled') return reject('meeting.notOpen');
  return meeting.value.status === 'closed' ? reject('meeting.closed') : meeting;
}

/** The host (the clerk) or a chair leads through the agenda. */
function requireLead(state: DossierState, member: Member): Result<Member, Rejection> {
  return member.role === 'clerk' || isAnyChair(state, member.memberId)
    ? ok(member)
    : reject('actor.roleNotEntitled');
}

/** Opens the room: introduces the experts to everyone (L3) and begins the first step. */
export const decideOpen: MemberRule<'meeting.open'> = (state, { meetingId }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.status === 'open') return reject('meeting.alreadyOpen');
  if (meeting.value.status === 'closed') return reject('meeting.closed');
  if (openMeeting(state)) return reject('meeting.anotherIsOpen');
  const first = meeting.value.steps[0];
  if (!first) return reject('meeting.badAgenda');
  const experts = Object.values(state.panel.members)
    .filter((expert) => expert.status === 'joined' && !state.panel.recusals[expert.memberId]?.conflict)
    .map(({ status: _status, ...seat }) => seat);
  const chairs = state.parties.itemOrder.flatMap((itemId) => {
    const chair = standingChair(state, itemId);
    return chair ? [{ itemId, memberId: chair }] : [];
  });
  const entering = meeting.value.itemIds.filter(
    (itemId) => state.parties.items[itemId]?.stage === 'preReview',
  );
  return accept(
    to('parties', { type: 'meeting.opened', v: 1, payload: { meetingId } }),
    to('parties', { type: 'panel.announced', v: 1, payload: { experts, chairs } }),
    to('parties', { type: 'meeting.stepMoved', v: 1, payload: { meetingId, stepId: first.stepId } }),
    ...entering.map((itemId) =>
      to('parties', { type: 'item.stageMoved', v: 1, payload: { itemId, stage: 'meeting' } }),
    ),
  );
};

export const decideSignIn: MemberRule<'meeting.signIn'> = (state, { meetingId }, { member }) =>
  attendance(state, meetingId, member, 'signedIn');

export const decideLeave: MemberRule<'meeting.leave'> = (state, { meetingId }, { member }) =>
  attendance(state, meetingId, member, 'left');

function attendance(
  state: DossierState,
  meetingId: MeetingId,
  member: Member,
  kind: 'signedIn' | 'left',
): Decision {
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const isPresent = presentMembers(state, meetingId).has(member.memberId);
  if (kind === 'signedIn' && isPresent) return accept();
  if (kind === 'left' && !isPresent) return reject('meeting.notSignedIn');
  const payload = { meetingId, memberId: member.memberId, kind };
  return accept(
    isClosedDeliberation(meeting.value)
      ? to('panel', {
          type: 'meeting.attendanceRecorded',
          v: 1,
          payload: { ...payload, deliberation: meeting.value.deliberations.length },
        })
      : to('parties', { type: 'meeting.attendanceRecorded', v: 1, payload }),
  );
}

/**
 * Moves the agenda. Entering a step of the panel alone begins closed deliberation, and that is the last
 * thing the others hear; steps within it are the panel's; leaving it ends it for all (ME6, R4).
 */
export const decideMoveStep: MemberRule<'meeting.moveStep'> = (state, { meetingId, stepId }, { member }) => {
  const lead = requireLead(state, member);
  if (!lead.ok) return lead;
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const step = meeting.value.steps.find((entry) => entry.stepId === stepId);
  if (!step) return reject('meeting.stepNotFound');
  if (currentStep(state, meetingId)?.stepId === stepId) return reject('meeting.sameStep');
  const isClosed = isClosedDeliberation(meeting.value);
  if (step.visibility === 'panel') {
    return isClosed
      ? accept(
          to('panel', {
            type: 'meeting.stepMoved',
            v: 1,
            payload: { meetingId, stepId, deliberation: meeting.value.deliberations.length },
          }),
        )
      : accept(to('parties', { type: 'meeting.deliberationBegan', v: 1, payload: { meetingId, stepId } }));
  }
  return accept(
    ...endDeliberation(meeting.value),
    to('parties', { type: 'meeting.stepMoved', v: 1, payload: { meetingId, stepId } }),
  );
};

function endDeliberation(meeting: Meeting): readonly NewEvent[] {
  const running = meeting.deliberations.at(-1);
  if (!running || !isClosedDeliberation(meeting)) return [];
  return [
    to('parties', {
      type: 'meeting.deliberationEnded',
      v: 1,
      payload: { meetingId: meeting.meetingId, beganAt: running.beganAt },
    }),
  ];
}

/** Ends the meeting; items whose opinion is not yet published go on to the stage 专家组意见. */
export const decideClose: MemberRule<'meeting.close'> = (state, { meetingId }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const unfinished = meeting.value.itemIds.filter(
    (itemId) => state.parties.items[itemId]?.stage === 'meeting',
  );
  return accept(
    ...endDeliberation(meeting.value),
    to('parties', { type: 'meeting.closed', v: 1, payload: { meetingId } }),
    ...unfinished.map((itemId) =>
      to('parties', { type: 'item.stageMoved', v: 1, payload: { itemId, stage: 'opinion' } }),
    ),
  );
};

function isUnstated(
  { beganAt, endedAt, statement }: Deliberation,
  command: CommandOf<'meeting.attachStatement'>,
): boolean {
  return beganAt === command.beganAt && endedAt === command.endedAt && statement === null;
}

export function decideAttachStatement(
  state: DossierState,
  command: CommandOf<'meeting.attachStatement'>,
): Decision {
  const meeting = requireMeeting(state, command.meetingId);
  if (!meeting.ok) return meeting;
  const isMeant = meeting.value.deliberations.some((entry) => isUnstated(entry, command));
  if (!isMeant) return reject('meeting.noDeliberation');
  const { type: _type, ...payload } = command;
  return accept(to('parties', { type: 'meeting.deliberationStated', v: 1, payload }));
}

/** Whether a member is in the room now: outsiders of a closed deliberation wait outside. */
export function mayBeInRoom(state: DossierState, member: Member): boolean {
  const meeting = openMeeting(state);
  if (!meeting || member.status !== 'joined') return false;
  return !isClosedDeliberation(meeting) || isPanelSide(state, member.memberId);
}
