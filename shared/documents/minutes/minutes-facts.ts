import type { Seat } from '../../domain/dossier/member.ts';
import { turnsOf } from '../../domain/floor/floor.ts';
import { spokenTotals, type Turn } from '../../domain/floor/turn.ts';
import type { MeetingId, MemberId, StepId } from '../../domain/ids.ts';
import { inquiriesOf } from '../../domain/inquiry/inquiries-of.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import { signInSheet } from '../../domain/meeting/meeting.ts';
import type { Interruption, RollCallAnswer, RuleOverride } from '../../domain/meeting/record.ts';
import type { AgendaStep } from '../../domain/meeting/agenda.ts';
import type { SheetLine } from '../../domain/meeting/sign-in-sheet.ts';
import type { Showing } from '../../domain/showing/showing.ts';
import { EMPTY_DOSSIER, type DossierState, type Meeting, type PartiesState } from '../../domain/state.ts';
import type { AnnouncedVote } from '../../domain/vote/vote.ts';

export interface MinutesPerson {
  readonly seat: Seat;
  readonly isChair: boolean;
  readonly sheet: SheetLine | null;
  /** What a department wrote that it would not come; nothing of the others' replies is known here. */
  readonly absenceNote: string;
}

export interface MinutesStep {
  readonly step: AgendaStep;
  readonly plannedAt: number;
  /** Stretches of the meeting in this step; empty: it was never come to. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly spoken: readonly {
    readonly speaker: MemberId;
    readonly ms: number;
    readonly pointsOfOrder: number;
    readonly interposed: number;
  }[];
  readonly shown: readonly Showing[];
  readonly inquiries: readonly Inquiry[];
  readonly rollCall: readonly RollCallAnswer[];
  readonly overrides: readonly RuleOverride[];
  readonly interruptions: readonly Interruption[];
}

export interface MinutesFacts {
  readonly parties: PartiesState;
  readonly meeting: Meeting;
  /** Everyone known to all, by seat; in the order in which forms list them. */
  readonly people: readonly MinutesPerson[];
  readonly steps: readonly MinutesStep[];
  readonly votes: readonly AnnouncedVote[];
  readonly inquiries: readonly Inquiry[];
}

/**
 * What the minutes of a meeting say, from what everyone in the dossier may read and nothing else: so whoever receives
 * them, nothing of the closed part, of the panel's votes, or of anybody's reply can be in them (MI1, R4).
 */
export function minutesFacts(parties: PartiesState, meetingId: MeetingId): MinutesFacts | null {
  const meeting = parties.meetings[meetingId];
  if (!meeting || meeting.openedAt === null) return null;
  const state: DossierState = { ...EMPTY_DOSSIER, parties };
  const inquiries = inquiriesOf(state, meetingId).filter(({ isMinuted }) => isMinuted);
  return {
    parties,
    meeting,
    people: peopleOf(state, meeting),
    steps: stepsOf(state, meeting, inquiries),
    votes: Object.values(parties.votes)
      .filter((vote) => vote.meetingId === meetingId)
      .toSorted((a, b) => a.at - b.at),
    inquiries,
  };
}

function peopleOf(state: DossierState, meeting: Meeting): readonly MinutesPerson[] {
  const { parties } = state;
  const sheet = signInSheet(state, meeting.meetingId);
  const seats: readonly Seat[] = [
    ...(parties.announced?.experts ?? []),
    ...Object.values(parties.members).filter(
      ({ status, memberId }) => status === 'joined' || sheet.has(memberId),
    ),
  ];
  const chairs = (parties.announced?.chairs ?? []).filter(({ itemId }) => meeting.itemIds.includes(itemId));
  const rank = (seat: Seat): number =>
    chairs.some(({ memberId }) => memberId === seat.memberId) ? 0.5 : ORDER.indexOf(seat.role);
  return seats
    .toSorted((a, b) => rank(a) - rank(b))
    .map((seat) => {
      const reply = parties.replies[meeting.meetingId]?.[seat.memberId];
      return {
        seat,
        isChair: chairs.some(({ memberId }) => memberId === seat.memberId),
        sheet: sheet.get(seat.memberId) ?? null,
        absenceNote: reply?.answer === 'absent' ? reply.note : '',
      };
    });
}

/** As forms list them; a chair comes before the panel. */
const ORDER: readonly Seat['role'][] = ['clerk', 'expert', 'owner', 'compiler', 'department', 'leader'];

function stepsOf(
  state: DossierState,
  meeting: Meeting,
  inquiries: readonly Inquiry[],
): readonly MinutesStep[] {
  const { meetingId, stepLog, closedAt } = meeting;
  const end = closedAt ?? stepLog.at(-1)?.at ?? 0;
  const spans = new Map<StepId, { from: number; to: number }[]>();
  stepLog.forEach(({ stepId, at }, index) => {
    const span = { from: at, to: Math.max(at, stepLog[index + 1]?.at ?? end) };
    spans.set(stepId, [...(spans.get(stepId) ?? []), span]);
  });
  const turns = turnsOf(state, meetingId);
  const shown = state.parties.showings[meetingId] ?? [];
  let plannedAt = meeting.startsAt;
  return meeting.steps.map((step) => {
    const own = spans.get(step.stepId) ?? [];
    const isWithin = (at: number): boolean => own.some(({ from, to }) => at >= from && at < to);
    const entry: MinutesStep = {
      step,
      plannedAt,
      spans: own,
      spoken: spokenIn(turns, step.stepId, end),
      shown: shown.filter(({ from }) => isWithin(from)),
      inquiries: inquiries.filter(({ stepId }) => stepId === step.stepId),
      rollCall: meeting.rollCall.filter(({ at }) => isWithin(at)),
      overrides: meeting.overrides.filter(({ stepId }) => stepId === step.stepId),
      interruptions: meeting.interruptions.filter(({ at }) => isWithin(at)),
    };
    plannedAt += step.minutes * 60_000;
    return entry;
  });
}

function spokenIn(turns: readonly Turn[], stepId: StepId, endMs: number): MinutesStep['spoken'] {
  const of = turns.filter((turn) => turn.stepId === stepId && turn.runs.length > 0);
  const count = (speaker: MemberId, kind: Turn['kind']): number =>
    of.filter((turn) => turn.speaker === speaker && turn.kind === kind).length;
  return spokenTotals(of, endMs).map(({ speaker, ms }) => ({
    speaker,
    ms,
    pointsOfOrder: count(speaker, 'pointOfOrder'),
    interposed: count(speaker, 'interposed'),
  }));
}
