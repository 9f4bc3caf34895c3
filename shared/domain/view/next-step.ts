import { tableValues } from '../../lib/table.ts';
import type { Member } from '../dossier/member.ts';
import type { ItemId, MeetingId, MemberId } from '../ids.ts';
import { findMember } from '../ledger/access.ts';
import { openMeeting } from '../meeting/meeting.ts';
import { replyOf } from '../meeting/reply.ts';
import { missingSigners } from '../opinion/decide.ts';
import { isChairOf, isDrawnFor } from '../policy.ts';
import { endOfBeijingDay } from '../rules/beijing-day.ts';
import { raisersOf, recheckGaps, responseGaps } from '../revision/decide.ts';
import type { DossierState, ReviewItem } from '../state.ts';

export const NEXT_STEP_KINDS = [
  'uploadReport',
  'acceptDossier',
  'buildPanel',
  'confirmPanel',
  'scheduleMeeting',
  'declareRecusal',
  'signCommitment',
  'consentChair',
  'writeComments',
  'releaseComments',
  'openMeeting',
  'enterMeeting',
  'replyToMeeting',
  'draftOpinion',
  'chaseSignatures',
  'signOpinion',
  'releaseOpinion',
  'answerComments',
  'submitResponse',
  'recheckAnswers',
  'concludeRecheck',
  'issueFinal',
  'archiveItem',
  'readOpinion',
  'wait',
] as const;
export type NextStepKind = (typeof NEXT_STEP_KINDS)[number];

/** The one thing that waits for a member in a dossier. `isMine` false: someone else must act first. */
export interface NextStep {
  readonly kind: NextStepKind;
  readonly isMine: boolean;
  readonly itemId: ItemId | null;
  readonly meetingId: MeetingId | null;
  /** How many things the step is about (comments, signatures, points); 0 where it does not count. */
  readonly count: number;
  /** When it should be done, ms; null where no rule says. */
  readonly dueAt: number | null;
}

function step(kind: NextStepKind, rest: Partial<Omit<NextStep, 'kind'>> = {}): NextStep {
  return { kind, isMine: kind !== 'wait', itemId: null, meetingId: null, count: 0, dueAt: null, ...rest };
}

/** Works on what the member can see, so a wait says nothing about what they cannot. */
export function nextStepOf(state: DossierState, memberId: MemberId): NextStep {
  const member = findMember(state, memberId);
  if (!member) return step('wait');
  if (state.parties.dossier?.rehearsal) return rehearsalStep(state, member);
  const items = state.parties.itemOrder.flatMap((itemId) => state.parties.items[itemId] ?? []);
  switch (member.role) {
    case 'clerk':
      return first(items, (item) => clerkStep(state, item));
    case 'expert':
      return expertStep(
        state,
        memberId,
        items.filter((item) => isDrawnFor(member, item.itemId)),
      );
    case 'compiler':
      return first(items, (item) => compilerStep(state, memberId, item));
    case 'owner':
    case 'department':
    case 'leader':
      return first(items, (item) => partyStep(state, memberId, item));
  }
}

/** There is nothing to do in a rehearsal but to come to its meeting. */
function rehearsalStep(state: DossierState, { role }: Member): NextStep {
  const open = openMeeting(state);
  if (open) return step('enterMeeting', { meetingId: open.meetingId, dueAt: open.startsAt });
  const waiting = Object.values(state.parties.meetings).find(({ status }) => status === 'scheduled');
  return waiting && role === 'clerk'
    ? step('openMeeting', { meetingId: waiting.meetingId, dueAt: waiting.startsAt })
    : step('wait');
}

/** The first item that asks something of me; else the first wait. */
function first(items: readonly ReviewItem[], of: (item: ReviewItem) => NextStep): NextStep {
  const steps = items.map(of);
  return steps.find((entry) => entry.isMine) ?? steps[0] ?? step('wait');
}

function meetingStep(state: DossierState, itemId: ItemId): NextStep | undefined {
  const open = openMeeting(state);
  return open?.itemIds.includes(itemId)
    ? step('enterMeeting', { itemId, meetingId: open.meetingId, dueAt: open.startsAt })
    : undefined;
}

function clerkStep(state: DossierState, item: ReviewItem): NextStep {
  const { itemId } = item;
  switch (item.stage) {
    case 'acceptance':
      return item.versions.length === 0
        ? step('uploadReport', { itemId })
        : step('acceptDossier', { itemId });
    case 'panelForming': {
      const experts = Object.values(state.panel.members).filter((expert) => expert.status !== 'removed');
      return experts.length < 3 ? step('buildPanel', { itemId }) : step('confirmPanel', { itemId });
    }
    case 'notice':
      return step('scheduleMeeting', { itemId });
    case 'preReview': {
      const unreleased = tableValues(state.panel.comments).filter(
        (comment) => comment.itemId === itemId && !comment.released && !comment.withdrawn,
      );
      const meeting = Object.values(state.parties.meetings).find(
        (entry) => entry.status === 'scheduled' && entry.itemIds.includes(itemId),
      );
      return unreleased.length > 0
        ? step('releaseComments', { itemId, count: unreleased.length, dueAt: meeting?.startsAt ?? null })
        : meeting
          ? step('openMeeting', { itemId, meetingId: meeting.meetingId, dueAt: meeting.startsAt })
          : step('scheduleMeeting', { itemId });
    }
    case 'meeting':
    case 'opinion':
      return opinionStep(state, item) ?? meetingStep(state, itemId) ?? step('draftOpinion', { itemId });
    case 'revision':
      return step('wait', { itemId, dueAt: dueOf(item) });
    case 'recheck':
      return step('wait', { itemId });
    case 'final':
      return item.final ? step('archiveItem', { itemId }) : step('issueFinal', { itemId });
    case 'archive':
      return step('wait', { itemId });
  }
}

function opinionStep(state: DossierState, item: ReviewItem): NextStep | undefined {
  const { itemId } = item;
  const opinion = state.panel.opinions[itemId];
  if (opinion?.status === 'signing') {
    return step('chaseSignatures', { itemId, count: missingSigners(state, itemId).length });
  }
  return opinion?.status === 'sealed' ? step('releaseOpinion', { itemId }) : undefined;
}

function expertStep(state: DossierState, memberId: MemberId, items: readonly ReviewItem[]): NextStep {
  if (!state.panel.recusals[memberId]) return step('declareRecusal');
  if (!state.panel.commitments[memberId]) return step('signCommitment');
  return first(items, (item) => expertItemStep(state, memberId, item));
}

function expertItemStep(state: DossierState, memberId: MemberId, item: ReviewItem): NextStep {
  const { itemId } = item;
  const chair = state.panel.chairs[itemId];
  if (chair?.memberId === memberId && chair.status === 'nominated') return step('consentChair', { itemId });
  const opinion = state.panel.opinions[itemId];
  const awaitsMe =
    opinion?.status === 'signing' &&
    missingSigners(state, itemId).some((signer) => signer.memberId === memberId);
  if (awaitsMe) return step('signOpinion', { itemId });
  switch (item.stage) {
    case 'preReview':
      return step('writeComments', { itemId, dueAt: meetingStart(state, itemId) });
    case 'meeting':
    case 'opinion':
      return (
        meetingStep(state, itemId) ??
        (isChairOf(state, memberId, itemId) && (opinion?.status ?? 'drafting') === 'drafting'
          ? step('draftOpinion', { itemId })
          : step('wait', { itemId }))
      );
    case 'recheck':
      return recheckStep(state, memberId, item);
    default:
      return step('wait', { itemId });
  }
}

function meetingStart(state: DossierState, itemId: ItemId): number | null {
  const meeting = Object.values(state.parties.meetings).find(
    ({ status, itemIds }) => status !== 'closed' && itemIds.includes(itemId),
  );
  return meeting?.startsAt ?? null;
}

function recheckStep(state: DossierState, memberId: MemberId, item: ReviewItem): NextStep {
  const { itemId } = item;
  const round = item.rounds.at(-1)?.round;
  const marks = state.panel.rechecks[itemId] ?? [];
  const mine = (item.published?.items ?? []).filter(
    (point) =>
      raisersOf(state, itemId, point.opinionItemId).includes(memberId) &&
      !marks.some(
        (mark) =>
          mark.round === round && mark.opinionItemId === point.opinionItemId && mark.memberId === memberId,
      ),
  );
  if (mine.length > 0) return step('recheckAnswers', { itemId, count: mine.length });
  const mayConclude = isChairOf(state, memberId, itemId) && recheckGaps(state, itemId).length === 0;
  return mayConclude ? step('concludeRecheck', { itemId }) : step('wait', { itemId });
}

function compilerStep(state: DossierState, memberId: MemberId, item: ReviewItem): NextStep {
  const { itemId } = item;
  if (item.stage === 'revision') {
    const gaps = responseGaps(state, itemId).length;
    const dueAt = dueOf(item);
    return gaps > 0
      ? step('answerComments', { itemId, count: gaps, dueAt })
      : step('submitResponse', { itemId, dueAt });
  }
  return partyStep(state, memberId, item);
}

/** A meeting on the item that is to come and that the member has not answered. */
function replyStep(state: DossierState, memberId: MemberId, { itemId }: ReviewItem): NextStep | undefined {
  const unanswered = Object.values(state.parties.meetings).find(
    ({ meetingId, status, itemIds }) =>
      status === 'scheduled' && itemIds.includes(itemId) && !replyOf(state, meetingId, memberId),
  );
  return (
    unanswered &&
    step('replyToMeeting', { itemId, meetingId: unanswered.meetingId, dueAt: unanswered.startsAt })
  );
}

function partyStep(state: DossierState, memberId: MemberId, item: ReviewItem): NextStep {
  const asked = meetingStep(state, item.itemId) ?? replyStep(state, memberId, item);
  if (asked) return asked;
  return item.final ? step('readOpinion', { itemId: item.itemId }) : step('wait', { itemId: item.itemId });
}

/** The end of the due day in Beijing. */
function dueOf(item: ReviewItem): number | null {
  const day = item.published?.dueDay;
  return day ? endOfBeijingDay(day) : null;
}
