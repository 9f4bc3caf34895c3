import { currentStep, openMeeting, presentMembers } from '#shared/domain/meeting/meeting.ts';
import { someOf, type Choice, type Desk } from './weighted.ts';

/** Coming and going. */
export function attendance({ state, member }: Desk): readonly Choice[] {
  const meeting = openMeeting(state);
  if (!meeting) return [];
  const { meetingId } = meeting;
  const isPresent = presentMembers(state, meetingId).has(member.memberId);
  return isPresent
    ? [[0.1, () => ({ type: 'meeting.leave', meetingId })]]
    : [[0.6, () => ({ type: 'meeting.signIn', meetingId })]];
}

/** The host or a chair leads on, mostly to the next step. */
export function leading({ state, random, mood }: Desk): readonly Choice[] {
  const meeting = openMeeting(state);
  if (!meeting) return [];
  const { meetingId, steps } = meeting;
  const at = steps.findIndex((step) => step.stepId === currentStep(state, meetingId)?.stepId);
  const next = steps[at + 1];
  const choices: Choice[] = [];
  if (next) {
    const weight = next.visibility === 'panel' ? mood.closedDoors : 0.8;
    choices.push([weight, () => ({ type: 'meeting.moveStep', meetingId, stepId: next.stepId })]);
  }
  for (const { stepId } of someOf(random, steps)) {
    choices.push([0.2, () => ({ type: 'meeting.moveStep', meetingId, stepId })]);
  }
  return choices;
}
