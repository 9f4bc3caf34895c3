import { ok, type Result } from '../../lib/result.ts';
import { tableGet } from '../../lib/table.ts';
import type { CommandOf } from '../command.ts';
import { accept, reject, to, type Decision, type MemberRule } from '../decision.ts';
import type { ItemId, MemberId, OpinionItemId, VersionId } from '../ids.ts';
import {
  isChairOf,
  requireItem,
  requireReviewer,
  requireRole,
  requireStage,
  standingChair,
} from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState, RecheckMark, ReviewItem, RevisionRound } from '../state.ts';
import type { PublishedOpinion } from '../opinion/events.ts';
import type { RecheckResult } from './commands.ts';

export const decideSetResponse: MemberRule<'response.set'> = (state, command, { member }) => {
  const compiler = requireRole(member, 'compiler');
  if (!compiler.ok) return compiler;
  const opinion = requirePublished(state, command.itemId);
  if (!opinion.ok) return opinion;
  const { itemId, opinionItemId, content } = command;
  if (!opinion.value.items.some((point) => point.opinionItemId === opinionItemId)) {
    return reject('response.itemNotFound');
  }
  if (content.place && !isRevisedDraft(state, itemId, content.place.versionId)) {
    return reject('response.placeElsewhere');
  }
  return accept(
    to('applicants', { type: 'response.drafted', v: 1, payload: { itemId, opinionItemId, content } }),
  );
};

function isRevisedDraft(state: DossierState, itemId: ItemId, versionId: VersionId): boolean {
  const versions = state.parties.items[itemId]?.versions ?? [];
  return versions.some((version) => version.versionId === versionId && version.kind === 'revisedDraft');
}

function requirePublished(state: DossierState, itemId: ItemId): Result<PublishedOpinion, Rejection> {
  const item = requireItem(state, itemId);
  if (!item.ok) return item;
  const timely = requireStage(item.value, 'revision');
  if (!timely.ok) return timely;
  return item.value.published
    ? ok(item.value.published)
    : reject('item.wrongStage', { stage: item.value.stage });
}

/** Numbers (from 1) of the opinion's points that have no answer yet. */
export function responseGaps(state: DossierState, itemId: ItemId): readonly number[] {
  const answered = state.applicants.responses[itemId] ?? {};
  const points = state.parties.items[itemId]?.published?.items ?? [];
  return points.filter((point) => !answered[point.opinionItemId]).map((point) => point.no);
}

/** Submitting is the release of the table to all parties; it has no gaps and comes with a revised draft (RV2, L3). */
export const decideSubmitResponse: MemberRule<'response.submit'> = (state, { itemId }, { member }) => {
  const compiler = requireRole(member, 'compiler');
  if (!compiler.ok) return compiler;
  const opinion = requirePublished(state, itemId);
  if (!opinion.ok) return opinion;
  const gaps = responseGaps(state, itemId);
  if (gaps.length > 0) return reject('response.gaps', { rows: gaps.join('、') });
  const item = state.parties.items[itemId];
  const current = item?.versions.at(-1);
  const previous = item?.rounds.at(-1);
  if (!item || current?.kind !== 'revisedDraft' || current.versionId === previous?.versionId) {
    return reject('response.noRevisedReport');
  }
  const answers = state.applicants.responses[itemId] ?? {};
  const rows = opinion.value.items.flatMap(({ opinionItemId }) => {
    const answer = answers[opinionItemId];
    if (!answer) return [];
    const { at: _at, ...content } = answer;
    return [{ opinionItemId, content }];
  });
  return accept(
    to('parties', {
      type: 'response.submitted',
      v: 1,
      payload: { itemId, round: item.rounds.length + 1, versionId: current.versionId, rows },
    }),
    to('parties', { type: 'item.stageMoved', v: 1, payload: { itemId, stage: 'recheck' } }),
  );
};

/** Who rechecks a point: the authors of the comments merged into it; the chair where it has none (RV4). */
export function raisersOf(
  state: DossierState,
  itemId: ItemId,
  opinionItemId: OpinionItemId,
): readonly MemberId[] {
  const opinion = state.panel.opinions[itemId];
  const point = opinion?.items.find((entry) => entry.opinionItemId === opinionItemId);
  const authors = new Set<MemberId>();
  for (const commentId of point?.commentIds ?? []) {
    const comment = tableGet(state.panel.comments, commentId);
    const author = comment && state.panel.members[comment.author];
    if (author?.status === 'joined' && !state.panel.recusals[author.memberId]?.conflict)
      authors.add(author.memberId);
  }
  if (authors.size > 0) return [...authors];
  const chair = standingChair(state, itemId);
  return chair ? [chair] : [];
}

export function currentRound(item: ReviewItem): RevisionRound | undefined {
  return item.rounds.at(-1);
}

function marksOfRound(state: DossierState, item: ReviewItem): readonly RecheckMark[] {
  const round = currentRound(item)?.round;
  return (state.panel.rechecks[item.itemId] ?? []).filter((mark) => mark.round === round);
}

export const decideMarkRecheck: MemberRule<'recheck.mark'> = (state, command, { member }) => {
  const { itemId, opinionItemId, result, remark } = command;
  const reviewer = requireReviewer(state, member, itemId);
  if (!reviewer.ok) return reviewer;
  const item = requireItem(state, itemId);
  if (!item.ok) return item;
  const timely = requireStage(item.value, 'recheck');
  if (!timely.ok) return timely;
  const round = currentRound(item.value);
  if (!round?.rows.some((row) => row.opinionItemId === opinionItemId)) return reject('response.itemNotFound');
  if (!raisersOf(state, itemId, opinionItemId).includes(member.memberId)) return reject('recheck.notRaiser');
  return accept(
    to('panel', {
      type: 'recheck.marked',
      v: 1,
      payload: { itemId, round: round.round, opinionItemId, memberId: member.memberId, result, remark },
    }),
  );
};

/** Points (numbers from 1) that a raiser has not rechecked in the current round. */
export function recheckGaps(state: DossierState, itemId: ItemId): readonly number[] {
  const item = state.parties.items[itemId];
  if (!item?.published) return [];
  const marks = marksOfRound(state, item);
  return item.published.items
    .filter((point) =>
      raisersOf(state, itemId, point.opinionItemId).some(
        (raiser) =>
          !marks.some((mark) => mark.opinionItemId === point.opinionItemId && mark.memberId === raiser),
      ),
    )
    .map((point) => point.no);
}

const WORST_FIRST: readonly RecheckResult[] = ['notImplemented', 'mostlyImplemented', 'implemented'];

/** The panel's result for a point is the strictest of its raisers' marks. */
export function recheckResults(
  state: DossierState,
  itemId: ItemId,
): readonly { opinionItemId: OpinionItemId; result: RecheckResult; remark: string }[] {
  const item = state.parties.items[itemId];
  if (!item) return [];
  const marks = marksOfRound(state, item);
  return (item.published?.items ?? []).flatMap(({ opinionItemId }) => {
    const ofPoint = marks.filter((mark) => mark.opinionItemId === opinionItemId);
    const result = WORST_FIRST.find((value) => ofPoint.some((mark) => mark.result === value));
    if (!result) return [];
    const remark = ofPoint
      .map((mark) => mark.remark)
      .filter((text) => text !== '')
      .join('；');
    return [{ opinionItemId, result, remark }];
  });
}

/** The chair's closing statement; what is not implemented goes back for another round (RV6). */
export const decideConcludeRecheck: MemberRule<'recheck.conclude'> = (state, command, { member }) => {
  const { itemId, statement } = command;
  const item = requireItem(state, itemId);
  if (!item.ok) return item;
  if (!isChairOf(state, member.memberId, itemId)) return reject('actor.roleNotEntitled');
  const timely = requireStage(item.value, 'recheck');
  if (!timely.ok) return timely;
  const round = currentRound(item.value);
  if (!round) return reject('item.wrongStage', { stage: item.value.stage });
  const gaps = recheckGaps(state, itemId);
  if (gaps.length > 0) return reject('recheck.gaps', { rows: gaps.join('、') });
  const rows = [...recheckResults(state, itemId)];
  const passed = rows.every((row) => row.result !== 'notImplemented');
  return accept(
    to('parties', {
      type: 'recheck.concluded',
      v: 1,
      payload: { itemId, round: round.round, passed, statement, rows },
    }),
    to('parties', {
      type: 'item.stageMoved',
      v: 1,
      payload: { itemId, stage: passed ? 'final' : 'revision' },
    }),
  );
};

/** 定稿: the opinion and the report version it leads to are final and handed to every party (RV8). */
export const decideIssueFinal: MemberRule<'final.issue'> = (state, { itemId }, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const item = requireItem(state, itemId);
  if (!item.ok) return item;
  const { published, final, versions, stage } = item.value;
  if (final) return reject('final.alreadyIssued');
  const current = versions.at(-1);
  if (stage !== 'final' || !published || !current) return reject('item.notFinal', { stage });
  return accept(
    to('parties', {
      type: 'final.issued',
      v: 1,
      payload: { itemId, opinion: published.file, versionId: current.versionId },
    }),
  );
};

export function decideAttachResponseTable(
  state: DossierState,
  { itemId, file }: CommandOf<'final.attachResponseTable'>,
): Decision {
  const item = requireItem(state, itemId);
  if (!item.ok) return item;
  if (!item.value.final) return reject('final.notIssued');
  if (item.value.final.responseTable) return reject('final.alreadyIssued');
  return accept(to('parties', { type: 'final.responseTableAttached', v: 1, payload: { itemId, file } }));
}
