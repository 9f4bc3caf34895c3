import { ok, type Result } from '../../lib/result.ts';
import { accept, reject, to, type MemberRule } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import type { NewEvent } from '../event.ts';
import type { MeetingId, TurnId } from '../ids.ts';
import { requireLead, requireRunningMeeting } from '../meeting/require.ts';
import { currentStep } from '../meeting/meeting.ts';
import type { Rejection } from '../rejection.ts';
import { floorRuleFor } from '../rules/floor-rules.ts';
import type { DossierState, Meeting } from '../state.ts';
import { floorNow, markOf, partNow, type MeetingPart } from './floor.ts';
import { requireInRoom, requirePage, requirePart } from './policy.ts';
import { RANK, speakingNow, waitingTurns, type Turn, type TurnKind } from './turn.ts';

/** The list of the part that is going on, with the turn a command speaks of. */
interface OnFloor {
  readonly meeting: Meeting;
  readonly part: MeetingPart;
  readonly turns: readonly Turn[];
  readonly turn: Turn;
}

interface TurnNamed {
  readonly meetingId: MeetingId;
  readonly turnId: TurnId;
}

export const decideRaise: MemberRule<'floor.raise'> = (state, command, { member }) => {
  const { meetingId, turnId, kind, topic } = command;
  const meeting = requireRunningMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const part = requirePart(meeting.value, command.deliberation);
  if (!part.ok) return part;
  const speaker = requireInRoom(state, meeting.value, member, command.speaker);
  if (!speaker.ok) return speaker;
  const page = requirePage(state, meeting.value, command.page);
  if (!page.ok) return page;
  const turns = floorNow(state, meeting.value);
  if (turns.some((turn) => turn.turnId === turnId)) return reject('floor.exists');
  const { memberId } = speaker.value;
  const isWaiting = waitingTurns(turns).some((turn) => turn.speaker === memberId && turn.kind === kind);
  if (isWaiting) return reject('floor.alreadyWaiting');
  if (kind === 'interposed' && !speakingNow(turns)) return reject('floor.nobodySpeaks');
  return accept(
    to(part.value.ledgerId, {
      type: 'floor.raised',
      v: 1,
      payload: { meetingId, turnId, speaker: memberId, kind, topic, page: page.value, ...markOf(part.value) },
    }),
  );
};

/** A hand goes down by whose it is, or by the lead. */
export const decideWithdraw: MemberRule<'floor.withdraw'> = (state, command, { member }) => {
  const found = requireTurn(state, command, 'waiting');
  if (!found.ok) return found;
  const entitled = requireOwnOrLead(state, member, found.value.turn);
  if (!entitled.ok) return entitled;
  return accept(about(found.value, 'floor.withdrawn'));
};

/** The lead orders those who wait; what goes first by its kind stays first. */
export const decideMove: MemberRule<'floor.move'> = (state, command, { member }) => {
  const found = requireLedTurn(state, command, member, 'waiting');
  if (!found.ok) return found;
  const { part, turns, turn } = found.value;
  const { meetingId, turnId, beforeTurnId } = command;
  const others = waitingTurns(turns).filter((other) => other.turnId !== turnId);
  const at =
    beforeTurnId === null ? others.length : others.findIndex((other) => other.turnId === beforeTurnId);
  if (at < 0) return reject('floor.notFound');
  const isInRank =
    others.slice(0, at).every((other) => RANK[other.kind] <= RANK[turn.kind]) &&
    others.slice(at).every((other) => RANK[turn.kind] <= RANK[other.kind]);
  if (!isInRank) return reject('floor.orderOfKinds');
  const payload = { meetingId, turnId, beforeTurnId, ...markOf(part) };
  return accept(to(part.ledgerId, { type: 'floor.moved', v: 1, payload }));
};

/** Calls on somebody. A speech ends the one before it; a point of order or a question put in between pauses it. */
export const decideBegin: MemberRule<'floor.begin'> = (state, command, { member, nowMs }) => {
  const found = requireLedTurn(state, command, member, 'waiting');
  if (!found.ok) return found;
  const { meeting, part, turns, turn } = found.value;
  const { meetingId, turnId } = command;
  const running = speakingNow(turns);
  const yields: readonly NewEvent[] = running
    ? [about({ ...found.value, turn: running }, turn.kind === 'speech' ? 'floor.ended' : 'floor.paused')]
    : [];
  const limit = limitOf(state, meeting, turn.kind, nowMs);
  const stepId = currentStep(state, meetingId)?.stepId ?? null;
  return accept(
    ...yields,
    to(part.ledgerId, {
      type: 'floor.began',
      v: 1,
      payload: { meetingId, turnId, stepId, ...limit, ...markOf(part) },
    }),
  );
};

/** A speech in a step that presents has the step's time; every other turn that of the rule row (R2). */
function limitOf(
  state: DossierState,
  { meetingId }: Meeting,
  kind: TurnKind,
  nowMs: number,
): { readonly limitMs: number; readonly ruleId?: string } {
  const rule = floorRuleFor(nowMs);
  const step = currentStep(state, meetingId);
  return kind === 'speech' && step && step.minutes > 0 && rule.presentationSteps.includes(step.kind)
    ? { limitMs: step.minutes * 60_000 }
    : { limitMs: rule.seconds[kind] * 1000, ruleId: rule.id };
}

export const decidePause: MemberRule<'floor.pause'> = (state, command, { member }) => {
  const found = requireLedTurn(state, command, member, 'speaking');
  return found.ok ? accept(about(found.value, 'floor.paused')) : found;
};

export const decideResume: MemberRule<'floor.resume'> = (state, command, { member }) => {
  const found = requireLedTurn(state, command, member, 'paused');
  if (!found.ok) return found;
  if (speakingNow(found.value.turns)) return reject('floor.somebodySpeaks');
  return accept(about(found.value, 'floor.resumed'));
};

export const decideExtend: MemberRule<'floor.extend'> = (state, command, { member, nowMs }) => {
  const found = requireLedTurn(state, command, member, 'speaking', 'paused');
  if (!found.ok) return found;
  const { part } = found.value;
  const { meetingId, turnId } = command;
  const byMs = floorRuleFor(nowMs).extensionSeconds * 1000;
  return accept(
    to(part.ledgerId, {
      type: 'floor.extended',
      v: 1,
      payload: { meetingId, turnId, byMs, ...markOf(part) },
    }),
  );
};

/** Whoever speaks may say that they are done. */
export const decideEnd: MemberRule<'floor.end'> = (state, command, { member }) => {
  const found = requireTurn(state, command, 'speaking', 'paused');
  if (!found.ok) return found;
  const entitled = requireOwnOrLead(state, member, found.value.turn);
  return entitled.ok ? accept(about(found.value, 'floor.ended')) : entitled;
};

type PlainEvent = 'floor.withdrawn' | 'floor.paused' | 'floor.resumed' | 'floor.ended';

function about({ meeting, part, turn }: OnFloor, type: PlainEvent): NewEvent {
  const payload = { meetingId: meeting.meetingId, turnId: turn.turnId, ...markOf(part) };
  return to(part.ledgerId, { type, v: 1, payload });
}

function requireTurn(
  state: DossierState,
  { meetingId, turnId }: TurnNamed,
  ...statuses: readonly Turn['status'][]
): Result<OnFloor, Rejection> {
  const meeting = requireRunningMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const turns = floorNow(state, meeting.value);
  const turn = turns.find((entry) => entry.turnId === turnId);
  if (!turn) return reject('floor.notFound');
  if (!statuses.includes(turn.status)) return reject('floor.turnMovedOn');
  return ok({ meeting: meeting.value, part: partNow(meeting.value), turns, turn });
}

function requireLedTurn(
  state: DossierState,
  command: TurnNamed,
  member: Member,
  ...statuses: readonly Turn['status'][]
): Result<OnFloor, Rejection> {
  const lead = requireLead(state, member);
  return lead.ok ? requireTurn(state, command, ...statuses) : lead;
}

function requireOwnOrLead(state: DossierState, member: Member, { speaker }: Turn): Result<Member, Rejection> {
  return speaker === member.memberId ? ok(member) : requireLead(state, member);
}
