import { accept, reject, to, type MemberRule } from '../decision.ts';
import { requireRole } from '../policy.ts';
import { ruleOf } from '../rules/matter-rules.ts';
import type { MatterRule } from '../rules/matter-rule.ts';
import type { DossierState, Meeting } from '../state.ts';
import { endDeliberation } from './deliberation.ts';
import { runningInterruption } from './meeting.ts';
import {
  ledgerOfNow,
  requireLead,
  requireOpenMeeting,
  requireRunningMeeting,
  requireSameSide,
} from './require.ts';

const MINUTE_MS = 60_000;

/** The strictest row of the meeting's reports about going on after an interruption. */
export function resumeRule(state: DossierState, meeting: Meeting): MatterRule | undefined {
  return meeting.itemIds
    .flatMap((itemId) => {
      const item = state.parties.items[itemId];
      return (item && ruleOf(item)) ?? [];
    })
    .toSorted((a, b) => a.meeting.resumeWithinMinutes - b.meeting.resumeWithinMinutes)[0];
}

/** The last instant at which the meeting may still go on; null while nothing interrupts it. */
export function resumableUntil(state: DossierState, meeting: Meeting): number | null {
  const interruption = runningInterruption(state, meeting);
  const rule = resumeRule(state, meeting);
  return interruption && rule ? interruption.at + rule.meeting.resumeWithinMinutes * MINUTE_MS : null;
}

export const decideInterrupt: MemberRule<'meeting.interrupt'> = (
  state,
  { meetingId, fault, note, place },
  { member },
) => {
  const lead = requireLead(state, member);
  if (!lead.ok) return lead;
  const meeting = requireRunningMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const { ledgerId, mark } = ledgerOfNow(meeting.value);
  const side = requireSameSide(place, ledgerId);
  if (!side.ok) return side;
  return accept(
    to(ledgerId, { type: 'meeting.interrupted', v: 1, payload: { meetingId, fault, note, ...mark } }),
  );
};

/** Repaired in time: goes on where it stood. Too late: it can only be aborted, and a new meeting is called (ME21). */
export const decideResume: MemberRule<'meeting.resume'> = (state, { meetingId }, { member, nowMs }) => {
  const lead = requireLead(state, member);
  if (!lead.ok) return lead;
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (!runningInterruption(state, meeting.value)) return reject('meeting.notInterrupted');
  const until = resumableUntil(state, meeting.value);
  const rule = resumeRule(state, meeting.value);
  if (rule && until !== null && nowMs > until) {
    return reject('meeting.resumeTooLate', { hours: rule.meeting.resumeWithinMinutes / 60 }, rule.id);
  }
  const { ledgerId } = ledgerOfNow(meeting.value);
  return accept(to(ledgerId, { type: 'meeting.resumed', v: 1, payload: { meetingId } }));
};

/** Breaks the meeting off; its reports wait for a new one. */
export const decideAbort: MemberRule<'meeting.abort'> = (state, { meetingId, reason }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  if (!runningInterruption(state, meeting.value)) return reject('meeting.notInterrupted');
  const unfinished = meeting.value.itemIds.filter(
    (itemId) => state.parties.items[itemId]?.stage === 'meeting',
  );
  return accept(
    ...endDeliberation(state, meeting.value),
    to('parties', { type: 'meeting.aborted', v: 1, payload: { meetingId, reason } }),
    ...unfinished.map((itemId) =>
      to('parties', { type: 'item.stageMoved', v: 1, payload: { itemId, stage: 'preReview' } }),
    ),
  );
};
