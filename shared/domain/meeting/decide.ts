import type { CommandOf } from '../command.ts';
import { accept, reject, to, type Decision, type MemberRule } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import { panelOf } from '../panel/announce.ts';
import { requireItem, requireRole, requireStage } from '../policy.ts';
import type { Deliberation, DossierState, Meeting } from '../state.ts';
import { isSoundAgenda, type AgendaStep } from './agenda.ts';
import { endDeliberation } from './deliberation.ts';
import { currentStep, isClosedDeliberation, openMeeting } from './meeting.ts';
import {
  ledgerOfNow,
  rejectOver,
  requireLead,
  requireMeeting,
  requireRunningMeeting,
  requireSameSide,
} from './require.ts';
import { stepObstacles } from './step-rules.ts';

export const decideSchedule: MemberRule<'meeting.schedule'> = (state, command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  if (state.parties.meetings[command.meetingId]) return reject('meeting.exists');
  if (command.endsAt <= command.startsAt) return reject('meeting.badTimes');
  if (!isSoundAgenda(command.steps, command.itemIds)) return reject('meeting.badAgenda');
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

/** Opens the room: introduces the experts to everyone (L3) and begins the first step. */
export const decideOpen: MemberRule<'meeting.open'> = (state, { meetingId }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.status === 'open') return reject('meeting.alreadyOpen');
  if (meeting.value.status === 'closed') return rejectOver(meeting.value);
  if (openMeeting(state)) return reject('meeting.anotherIsOpen');
  const first = meeting.value.steps[0];
  if (!first) return reject('meeting.badAgenda');
  const panel = panelOf(state);
  const entering = meeting.value.itemIds.filter(
    (itemId) => state.parties.items[itemId]?.stage === 'preReview',
  );
  return accept(
    to('parties', { type: 'meeting.opened', v: 1, payload: { meetingId } }),
    to('parties', {
      type: 'panel.announced',
      v: 1,
      payload: { experts: [...panel.experts], chairs: [...panel.chairs] },
    }),
    to('parties', { type: 'meeting.stepMoved', v: 1, payload: { meetingId, stepId: first.stepId } }),
    ...entering.map((itemId) =>
      to('parties', { type: 'item.stageMoved', v: 1, payload: { itemId, stage: 'meeting' } }),
    ),
  );
};

/**
 * Moves the agenda. Entering a step of the panel alone begins closed deliberation, and that is the last
 * thing the others hear; steps within it are the panel's; leaving it ends it for all (ME6, R4). What the step
 * needs and lacks stands in the way, or the clerk says why it goes on without (ME18).
 */
export const decideMoveStep: MemberRule<'meeting.moveStep'> = (state, command, { member }) => {
  const { meetingId, stepId } = command;
  const lead = requireLead(state, member);
  if (!lead.ok) return lead;
  const meeting = requireRunningMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const step = meeting.value.steps.find((entry) => entry.stepId === stepId);
  if (!step) return reject('meeting.stepNotFound');
  if (currentStep(state, meetingId)?.stepId === stepId) return reject('meeting.sameStep');
  const passed = passObstacles(state, command, meeting.value, step, member);
  if (!passed.ok) return passed;
  if (step.visibility === 'panel') {
    return isClosedDeliberation(meeting.value)
      ? accept(
          ...passed.value,
          to('panel', {
            type: 'meeting.stepMoved',
            v: 1,
            payload: { meetingId, stepId, deliberation: meeting.value.deliberations.length },
          }),
        )
      : accept(
          ...passed.value,
          to('parties', { type: 'meeting.deliberationBegan', v: 1, payload: { meetingId, stepId } }),
        );
  }
  return accept(
    ...passed.value,
    ...endDeliberation(state, meeting.value),
    to('parties', { type: 'meeting.stepMoved', v: 1, payload: { meetingId, stepId } }),
  );
};

/** Nothing where nothing is in the way; the record of the clerk's override; or the first thing in the way. */
function passObstacles(
  state: DossierState,
  { meetingId, stepId, override, place }: CommandOf<'meeting.moveStep'>,
  meeting: Meeting,
  step: AgendaStep,
  member: Member,
): Decision {
  const obstacles = stepObstacles(state, meeting, step);
  const [first] = obstacles;
  if (!first) return accept();
  if (override === undefined) return reject(first.code, first.details, first.rule);
  const mayOverride = member.role === 'clerk' && first.enforcement === 'overridable';
  if (!mayOverride) return reject('meeting.notOverridable', first.details, first.rule);
  const { ledgerId } = ledgerOfNow(meeting);
  const side = requireSameSide(place, ledgerId);
  if (!side.ok) return side;
  const named = obstacles.map(({ code, rule }) => (rule === undefined ? code : `${code}@${rule}`));
  return accept(
    to(ledgerId, {
      type: 'meeting.ruleOverridden',
      v: 1,
      payload: { meetingId, stepId, obstacles: named, reason: override },
    }),
  );
}

/** Ends the meeting; items whose opinion is not yet published go on to the stage 专家组意见. */
export const decideClose: MemberRule<'meeting.close'> = (state, { meetingId }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireRunningMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const unfinished = meeting.value.itemIds.filter(
    (itemId) => state.parties.items[itemId]?.stage === 'meeting',
  );
  return accept(
    ...endDeliberation(state, meeting.value),
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
