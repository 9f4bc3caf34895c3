import type { Anchor } from '../anchoring/anchor.ts';
import { COMMITMENT_CLAUSES } from '../domain/panel/commands.ts';
import type { Command, CommandOf } from '../domain/command.ts';
import type { FileRef } from '../domain/file-ref.ts';
import type { PictureRef } from '../domain/picture-ref.ts';
import type {
  CommentId,
  ItemId,
  MeetingId,
  MemberId,
  OpinionItemId,
  ProposalId,
  VersionId,
} from '../domain/ids.ts';
import { privateLedger } from '../domain/ledger/ledger-id.ts';
import type { AgendaStep } from '../domain/meeting/agenda.ts';
import { stepIdSchema } from '../domain/ids.ts';
import type { VersionKind } from '../domain/report/commands.ts';
import { MEETING, plainly, seatOf, sha256Of, versionId, type Say } from './cast.ts';

/** Commands as people give them, ready to be changed by a test: `{ ...draft.release(...), … }`. */

export function fileNamed(name: string): FileRef {
  return { sha256: sha256Of(name), sizeBytes: 1000, name: `${name}.pdf`, pages: 60 };
}

export function createDossier(
  clerk: MemberId,
  items: readonly ItemId[],
  say: Say = plainly,
): CommandOf<'dossier.create'> {
  return {
    type: 'dossier.create',
    secrecy: 'none',
    title: say('parties', 'bridge section of the river'),
    docNo: '平审评〔2026〕12号',
    projectCode: '2026-140213',
    hostUnit: 'approval bureau',
    ownerUnit: 'owner unit',
    compilerUnit: 'compiler unit',
    items: items.map((itemId, index) => ({
      itemId,
      matter: index === 0 ? 'floodControlEvaluation' : 'soilWaterConservation',
      reportTitle: say('parties', `report on ${itemId}`),
    })),
    clerk: seatOf(clerk, say),
  };
}

export function addVersion(
  itemId: ItemId,
  kind: VersionKind,
  name: string,
): CommandOf<'report.addVersion'> & { readonly versionId: VersionId } {
  return { type: 'report.addVersion', itemId, versionId: versionId(name), kind, file: fileNamed(name) };
}

export function signCommitment(): Command {
  return { type: 'commitment.sign', clauses: [...COMMITMENT_CLAUSES] };
}

function step(id: string, kind: AgendaStep['kind'], visibility: AgendaStep['visibility']): AgendaStep {
  return { stepId: stepIdSchema.parse(id), kind, title: kind, minutes: 10, visibility };
}

/** Open, open, closed, closed, open, closed, open: two closed deliberations, the first of two steps. */
export const AGENDA: readonly AgendaStep[] = [
  step('step-sign-in', 'signIn', 'all'),
  step('step-inquiry', 'inquiry', 'all'),
  step('step-closed', 'closedDeliberation', 'panel'),
  step('step-forming', 'opinionForming', 'panel'),
  step('step-read', 'readAloud', 'all'),
  step('step-again', 'closedDeliberation', 'panel'),
  step('step-closing', 'closing', 'all'),
];

export function scheduleMeeting(
  itemIds: readonly ItemId[],
  startsAt: number,
  meetingId: MeetingId = MEETING,
  say: Say = plainly,
): CommandOf<'meeting.schedule'> {
  return {
    type: 'meeting.schedule',
    meetingId,
    title: say('parties', 'review meeting'),
    mode: 'videoReview',
    startsAt,
    endsAt: startsAt + 3 * 3_600_000,
    place: 'room 402',
    externalMeeting: '',
    itemIds: [...itemIds],
    steps: [...AGENDA],
  };
}

/** To another time, with nothing else changed of what `scheduleMeeting` arranges. */
export function rescheduleMeeting(
  startsAt: number,
  meetingId: MeetingId = MEETING,
  say: Say = plainly,
): CommandOf<'meeting.reschedule'> {
  return {
    type: 'meeting.reschedule',
    meetingId,
    mode: 'videoReview',
    startsAt,
    endsAt: startsAt + 3 * 3_600_000,
    place: 'room 402',
    externalMeeting: '',
    reason: say('parties', 'the river is high'),
  };
}

export function addComment(
  author: MemberId,
  id: CommentId,
  itemId: ItemId,
  version: VersionId,
  say: Say = plainly,
): CommandOf<'comment.add'> {
  return {
    type: 'comment.add',
    subject: {
      commentId: id,
      itemId,
      versionId: version,
      anchor: { kind: 'page', pageIndex: 41, rects: [], section: '4.3' },
    },
    content: {
      category: 'model',
      severity: 'mustFix',
      concern: say(privateLedger(author), 'check the design flood'),
      basis: '',
      clauses: [
        {
          clauseId: 'slt808-2021/design-flood',
          number: 'SL/T 808',
          edition: '2021',
          title: '',
          clause: '',
          heading: say(privateLedger(author), 'design flood'),
        },
      ],
      suggestion: '',
    },
  };
}

export function pictureNamed(name: string): PictureRef {
  return { sha256: sha256Of(name), sizeBytes: 2000, name, kind: 'png', width: 640, height: 400 };
}

/** The comment with a picture beside its words. */
export function withPicture(
  add: CommandOf<'comment.add'>,
  name: string,
): CommandOf<'comment.add'> & { readonly content: { readonly pictures: readonly PictureRef[] } } {
  return { ...add, content: { ...add.content, pictures: [pictureNamed(name)] } };
}

export function addPoint(
  itemId: ItemId,
  id: OpinionItemId,
  commentIds: readonly CommentId[],
  say: Say = plainly,
): CommandOf<'opinion.addItem'> {
  return {
    type: 'opinion.addItem',
    itemId,
    opinionItemId: id,
    severity: 'mustFix',
    text: say('panel', 'recalculate the backwater'),
    commentIds: [...commentIds],
  };
}

export function setConclusion(
  itemId: ItemId,
  conclusion: CommandOf<'opinion.setConclusion'>['conclusion'] = 'passAfterRevision',
  say: Say = plainly,
): CommandOf<'opinion.setConclusion'> {
  return {
    type: 'opinion.setConclusion',
    itemId,
    conclusion,
    wording: say('panel', 'may be filed after revision'),
    dueDay: conclusion === 'passAfterRevision' ? '2026-12-31' : null,
  };
}

/** What several people typed together, as the hub settles it. */
export function settleText(
  itemId: ItemId,
  text: string,
  points: readonly OpinionItemId[] = [],
): CommandOf<'opinion.settleText'> {
  return {
    type: 'opinion.settleText',
    itemId,
    sections: [{ section: 'overall', text }],
    points: points.map((id) => ({ opinionItemId: id, text: `${text}, point` })),
    writers: [],
  };
}

export function propose(
  itemId: ItemId,
  id: ProposalId,
  about: OpinionItemId | null,
  say: Say = plainly,
): CommandOf<'opinion.propose'> {
  return {
    type: 'opinion.propose',
    itemId,
    proposalId: id,
    opinionItemId: about,
    text: say('panel', 'recalculate the backwater for 20 years too'),
  };
}

export function setResponse(
  itemId: ItemId,
  id: OpinionItemId,
  say: Say = plainly,
): CommandOf<'response.set'> {
  return {
    type: 'response.set',
    itemId,
    opinionItemId: id,
    content: {
      status: 'adopted',
      text: say('applicants', 'recalculated, table 4.3-2'),
      oldPage: '42',
      newPages: 'P45～P48',
    },
  };
}

/** The answer with the words of a version that it points at. */
export function pointingAt(
  answer: CommandOf<'response.set'>,
  version: VersionId,
  say: Say = plainly,
): CommandOf<'response.set'> {
  const anchor: Anchor = {
    kind: 'text',
    pageIndex: 44,
    rects: [[90, 600, 240, 614]],
    quote: { exact: say('applicants', 'main channel 0.030'), prefix: '', suffix: '' },
  };
  return { ...answer, content: { ...answer.content, place: { versionId: version, anchor } } };
}
