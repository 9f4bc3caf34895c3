import type { Anchor } from '#shared/anchoring/anchor.ts';
import { commentIdSchema, proposalIdSchema, type VersionId } from '#shared/domain/ids.ts';
import { isAnyChair, isChairOf, isDrawnFor } from '#shared/domain/policy.ts';
import { raisersOf, recheckGaps } from '#shared/domain/revision/decide.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import type { Comment, CommentContent } from '#shared/domain/comment/comment.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { emptyTable, tableGet, tableValues } from '#shared/lib/table.ts';
import { addComment, pictureNamed, propose, signCommitment, withPicture } from '#shared/testing/commands.ts';
import { attendance, leading, replying, rollCall } from './meeting.ts';
import { opinionWork } from './opinion.ts';
import { roomWork } from './room.ts';
import { itemsOf, someOf, type Choice, type Desk } from './weighted.ts';

export function expertWork(desk: Desk): readonly Choice[] {
  const { state, member, mood, say } = desk;
  const { memberId } = member;
  const declare =
    (conflict: boolean): Choice[1] =>
    () => ({
      type: 'recusal.declare',
      conflict,
      statement: conflict ? say('panel', 'we worked for the owner') : '',
    });
  if (!state.panel.recusals[memberId])
    return [
      [5, declare(false)],
      [0.05 * mood.recuse, declare(true)],
    ];
  if (!state.panel.commitments[memberId]) return [[5, signCommitment]];
  return [
    [0.08 * mood.recuse, declare(true)],
    ...attendance(desk),
    ...rollCall(desk),
    ...replying(desk),
    ...(isAnyChair(state, memberId) ? leading(desk) : []),
    ...roomWork(desk),
    ...itemsOf(desk)
      .filter((item) => isDrawnFor(member, item.itemId))
      .flatMap((item) => itemWork(desk, item)),
  ];
}

function itemWork(desk: Desk, item: ReviewItem): readonly Choice[] {
  const { state, member } = desk;
  const { itemId, stage } = item;
  const { memberId } = member;
  const chair = state.panel.chairs[itemId];
  const isChair = isChairOf(state, memberId, itemId);
  const consent: Choice[] =
    chair?.memberId === memberId && chair.status === 'nominated'
      ? [[5, () => ({ type: 'chair.consent', itemId })]]
      : [];
  return [
    ...consent,
    ...(['notice', 'preReview', 'meeting', 'opinion'].includes(stage) ? comments(desk, item) : []),
    ...(['preReview', 'meeting', 'opinion'].includes(stage) ? opinions(desk, item, isChair) : []),
    ...placing(desk, item),
    ...(stage === 'recheck' ? recheck(desk, item, isChair) : []),
  ];
}

function comments(desk: Desk, { itemId, versions }: ReviewItem): readonly Choice[] {
  const { state, member, random, say } = desk;
  const { memberId } = member;
  const ofItem = { itemId, author: memberId };
  const mine = tableValues(state.privates[memberId]?.comments ?? emptyTable<Comment>())
    .filter(isOf(ofItem))
    .filter(({ commentId }) => !tableGet(state.panel.comments, commentId));
  const shared = tableValues(state.panel.comments).filter(isOf(ofItem));
  const version = versions.at(-1);
  const newComment = (versionId: VersionId) =>
    addComment(memberId, commentIdSchema.parse(desk.newId('comm')), itemId, versionId, say);
  return [
    ...(version
      ? [
          [4, () => newComment(version.versionId)] satisfies Choice,
          [
            2,
            () => withPicture(newComment(version.versionId), say(`private:${memberId}`, desk.newId('pict'))),
          ] satisfies Choice,
        ]
      : []),
    ...someOf(random, mine).flatMap(({ commentId, content }): Choice[] => [
      [1.2, () => ({ type: 'comment.share', commentIds: [commentId] })],
      [
        2.5,
        () => ({
          type: 'comment.edit',
          commentId,
          content: { ...content, concern: say(`private:${memberId}`, 'better said') },
        }),
      ],
      [
        0.6,
        () => ({
          type: 'comment.edit',
          commentId,
          content: withOther(content, pictureNamed(say(`private:${memberId}`, desk.newId('pict')))),
        }),
      ],
      [0.1, () => ({ type: 'comment.withdraw', commentId })],
    ]),
    ...someOf(random, shared).flatMap(({ commentId, content }): Choice[] => [
      [
        0.2,
        () => ({
          type: 'comment.edit',
          commentId,
          content: { ...content, concern: say('panel', 'said again') },
        }),
      ],
      [0.08, () => ({ type: 'comment.withdraw', commentId })],
    ]),
    ...someOf(random, [...mine, ...shared]).flatMap(({ commentId, anchor, changedBy }): Choice[] => [
      [0.6, () => ({ type: 'comment.remark', commentId, anchor: movedOn(anchor) })],
      // As undo does: only on the very mark that is seen.
      [
        0.4,
        () => ({
          type: 'comment.remark',
          commentId,
          anchor: movedOn(anchor),
          since: { mark: changedBy.mark },
        }),
      ],
    ]),
  ];
}

/** Comments on an older version find their place in the newer one. */
function placing({ state, member, random }: Desk, { itemId, versions }: ReviewItem): readonly Choice[] {
  const version = versions.at(-1);
  const isChair = isChairOf(state, member.memberId, itemId);
  const older = tableValues(state.panel.comments).filter(
    (comment) =>
      comment.itemId === itemId &&
      !comment.withdrawn &&
      comment.versionId !== version?.versionId &&
      (isChair || comment.author === member.memberId),
  );
  return someOf(random, older).flatMap(({ commentId, anchor }): Choice[] =>
    version
      ? [[0.6, () => ({ type: 'comment.place', commentId, versionId: version.versionId, anchor })]]
      : [],
  );
}

/** Its pictures exchanged for another one. */
function withOther(content: CommentContent, picture: PictureRef): CommentContent {
  return { ...content, pictures: [picture] };
}

function movedOn(anchor: Anchor): Anchor {
  return { ...anchor, pageIndex: anchor.pageIndex + 1 };
}

function isOf(wanted: { readonly itemId: string; readonly author: string }) {
  return (comment: {
    readonly itemId: string;
    readonly author: string;
    readonly withdrawn: boolean;
  }): boolean => comment.itemId === wanted.itemId && comment.author === wanted.author && !comment.withdrawn;
}

function opinions(desk: Desk, item: ReviewItem, isChair: boolean): readonly Choice[] {
  const { state, member, random, say } = desk;
  const { itemId } = item;
  const { memberId } = member;
  const opinion = state.panel.opinions[itemId];
  const document = opinion?.document;
  const hasSigned = opinion?.signatures.some((entry) => entry.memberId === memberId) === true;
  const dissent = (): { opinionItemIds: []; text: string } => ({
    opinionItemIds: [],
    text: say('panel', 'I see it otherwise'),
  });
  return [
    ...(state.privates[memberId]?.individualOpinions[itemId]
      ? []
      : [
          [
            0.2,
            () => ({
              type: 'opinion.fileIndividual',
              itemId,
              quality: 'good',
              overall: say(`private:${memberId}`, 'sound'),
              conclusion: 'passAfterRevision',
            }),
          ] satisfies Choice,
        ]),
    ...(document && opinion.status === 'signing'
      ? [
          [
            hasSigned ? 0.05 : 4,
            () => ({
              type: 'opinion.sign',
              itemId,
              documentSha256: document.sha256,
              dissent: random.chance(0.1) ? dissent() : null,
            }),
          ] satisfies Choice,
        ]
      : []),
    ...(opinion?.status === 'drafting' ? proposals(desk, opinion) : []),
    ...(isChair ? opinionWork(desk, item) : []),
  ];
}

/** Wordings for a point, or for a new one; some are taken back. */
function proposals(desk: Desk, { itemId, items, proposals }: OpinionDraft): readonly Choice[] {
  const { member, random, say } = desk;
  const about = random.chance(0.5) ? null : (someOf(random, items)[0]?.opinionItemId ?? null);
  return [
    [0.15, () => propose(itemId, proposalIdSchema.parse(desk.newId('prop')), about, say)],
    ...someOf(
      random,
      proposals.filter((proposal) => proposal.memberId === member.memberId),
    ).map(({ proposalId }): Choice => [
      0.1,
      () => ({ type: 'opinion.answerProposal', itemId, proposalId, outcome: 'withdrawn' }),
    ]),
  ];
}

function recheck(desk: Desk, item: ReviewItem, isChair: boolean): readonly Choice[] {
  const { state, member, random, say } = desk;
  const { itemId } = item;
  const { memberId } = member;
  const round = item.rounds.at(-1)?.round;
  const marks = state.panel.rechecks[itemId] ?? [];
  const mine = (item.published?.items ?? []).filter(
    ({ opinionItemId }) =>
      raisersOf(state, itemId, opinionItemId).includes(memberId) &&
      !marks.some(
        (mark) => mark.round === round && mark.opinionItemId === opinionItemId && mark.memberId === memberId,
      ),
  );
  return [
    ...someOf(random, mine).map(({ opinionItemId }): Choice => [
      3,
      () => ({
        type: 'recheck.mark',
        itemId,
        opinionItemId,
        result: random.chance(0.9) ? 'implemented' : random.pick(['mostlyImplemented', 'notImplemented']),
        remark: random.chance(0.3) ? say('panel', 'see page 45') : '',
      }),
    ]),
    ...(isChair
      ? [
          [
            recheckGaps(state, itemId).length === 0 ? 4 : 0.1,
            () => ({ type: 'recheck.conclude', itemId, statement: say('parties', 'revised as asked') }),
          ] satisfies Choice,
        ]
      : []),
  ];
}
