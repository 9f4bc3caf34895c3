import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  EXPERTS,
  FLOOD,
  LEADER,
  OWNER,
  memberId,
  opinionItemId,
  seatOf,
  sha256Of,
} from '../../testing/cast.ts';
import { addPoint, fileNamed, setConclusion, signCommitment } from '../../testing/commands.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { itemIdSchema } from '../ids.ts';
import type { Conclusion } from '../rules/matter-rule.ts';
import { visibleState } from '../view/visible.ts';
import { freezeObstacles, missingSigners } from './decide.ts';
import type { OpinionDraft } from './opinion.ts';

const [, SECOND, THIRD] = EXPERTS;
const setOverall = { type: 'opinion.setSection', itemId: FLOOD, section: 'overall', text: 'sound' } as const;
const freeze = { type: 'opinion.freeze', itemId: FLOOD } as const;
const reopen = { type: 'opinion.reopen', itemId: FLOOD, reason: 'a figure is wrong' } as const;
const sign = (documentSha256 = sha256Of(`opinion-${FLOOD}-1`)) =>
  ({ type: 'opinion.sign', itemId: FLOOD, documentSha256, dissent: null }) as const;
const seal = { type: 'opinion.attachSealed', itemId: FLOOD, revision: 1, file: fileNamed('sealed') } as const;
const opinionOf = (review: Review): Partial<OpinionDraft> => review.state.panel.opinions[FLOOD] ?? {};
const pointIds = (review: Review) => opinionOf(review).items?.map((item) => item.opinionItemId);

test('OP1: chair and clerk write, nobody else', () => {
  const review = aReview().inPreReview();
  for (const who of [CHAIR, CLERK])
    expect(review.outcome(who, setOverall)).toEqual(['panel opinion.sectionSet']);
  for (const who of [SECOND, OWNER, LEADER])
    expect(review.refusal(who, setOverall)).toBe('actor.roleNotEntitled');
  expect(aReview().inNotice().refusal(CHAIR, setOverall)).toBe('item.wrongStage');
});

test('OP2: once frozen nothing of it changes', () => {
  for (const review of [aReview().frozen(), aReview().signing(), aReview().sealed()]) {
    expect(review.refusal(CHAIR, setOverall)).toBe('opinion.notDrafting');
    expect(review.refusal(CLERK, addPoint(FLOOD, opinionItemId('late-point'), []))).toBe(
      'opinion.notDrafting',
    );
    expect(review.refusal(CHAIR, freeze)).toBe('opinion.notDrafting');
  }
});

test('OP3: a comment belongs to one point, and only if the panel has it', () => {
  const review = aReview().inOpinion();
  const mine = review.commentOf(SECOND);
  review.does(CHAIR, addPoint(FLOOD, opinionItemId('first'), [mine, mine]));
  expect(opinionOf(review).items?.[0]?.commentIds).toEqual([mine]);
  expect(review.refusal(CHAIR, addPoint(FLOOD, opinionItemId('second'), [mine]))).toBe(
    'opinion.commentMergedElsewhere',
  );
  review.does(THIRD, { type: 'comment.withdraw', commentId: review.commentOf(THIRD) });
  expect(review.refusal(CHAIR, addPoint(FLOOD, opinionItemId('second'), [review.commentOf(THIRD)]))).toBe(
    'comment.withdrawn',
  );
});

test('OP4: points are edited, moved, removed, joined by comments and left by them', () => {
  const review = aReview().drafted();
  const [first, second, third] = EXPERTS.map((expert) => review.pointOf(expert));
  const itemId = FLOOD;
  if (!first || !second || !third) throw new Error('three points');
  review.does(CHAIR, { type: 'opinion.moveItem', itemId, opinionItemId: third, index: 0 });
  expect(pointIds(review)).toEqual([third, first, second]);
  review.does(CHAIR, { type: 'opinion.moveItem', itemId, opinionItemId: third, index: 500 });
  expect(pointIds(review)).toEqual([first, second, third]);
  const mine = review.commentOf(SECOND);
  review.does(
    CHAIR,
    { type: 'opinion.unmergeComment', itemId, opinionItemId: second, commentId: mine },
    { type: 'opinion.mergeComments', itemId, opinionItemId: first, commentIds: [mine] },
    { type: 'opinion.editItem', itemId, opinionItemId: first, severity: 'suggestion', text: 'clearer' },
    { type: 'opinion.removeItem', itemId, opinionItemId: second },
    { type: 'opinion.readAloud', itemId },
  );
  expect(opinionOf(review).items?.[0]).toMatchObject({
    text: 'clearer',
    commentIds: [review.commentOf(CHAIR), mine],
  });
  expect(pointIds(review)).toEqual([first, third]);
  expect(opinionOf(review).readOutAt).not.toBeNull();
});

test('OP14: a comment is left out for now and taken up again; one in a point is neither', () => {
  const review = aReview().drafted();
  const [itemId, mine, theirs] = [FLOOD, review.commentOf(SECOND), review.commentOf(THIRD)];
  const setAside = (commentId: typeof mine, isAside: boolean) =>
    ({ type: 'opinion.setAside', itemId, commentId, isAside }) as const;
  expect(review.refusal(CHAIR, setAside(mine, true))).toBe('opinion.commentMergedElsewhere');
  for (const expert of [SECOND, THIRD]) {
    review.does(CHAIR, { type: 'opinion.removeItem', itemId, opinionItemId: review.pointOf(expert) });
  }
  review.does(CHAIR, setAside(theirs, true), setAside(mine, true));
  expect(opinionOf(review).aside).toEqual([theirs, mine]);
  expect(review.outcome(CHAIR, setAside(mine, true))).toEqual([]);
  expect(review.refusal(SECOND, setAside(mine, false))).toBe('actor.roleNotEntitled');
  review.does(CLERK, setAside(theirs, false));
  expect(opinionOf(review).aside).toEqual([mine]);
  review.does(CHAIR, addPoint(FLOOD, opinionItemId('again'), [mine]));
  expect(opinionOf(review).aside).toEqual([]);
});

test('OP5: an individual opinion is for its author and the bureau, once', () => {
  const review = aReview().withComments();
  const file = {
    type: 'opinion.fileIndividual',
    itemId: FLOOD,
    quality: 'good',
    overall: 'my own view',
    conclusion: 'pass',
  } as const;
  review.does(SECOND, file);
  expect(review.refusal(SECOND, file)).toBe('individual.alreadyFiled');
  const sees = (who: typeof OWNER) => JSON.stringify(visibleState(review.state, who)).includes('my own view');
  expect([SECOND, LEADER, CLERK, CHAIR, OWNER].map(sees)).toEqual([true, true, true, false, false]);
});

test('OP6: freezing lists everything that is missing', () => {
  const review = aReview().inOpinion();
  const missing = () => freezeObstacles(review.state, FLOOD).map((obstacle) => obstacle.code);
  expect(missing()).toEqual(['opinion.noAssessment', 'opinion.noConclusion']);
  review.does(CHAIR, setOverall, { ...setConclusion(FLOOD), dueDay: null });
  expect(missing()).toEqual(['opinion.noRevisionItems', 'opinion.noDueDay']);
  expect(review.refusal(CHAIR, freeze)).toBe('opinion.noRevisionItems');
  review.does(CHAIR, setConclusion(FLOOD, 'pass'));
  expect(missing()).toEqual([]);
  expect(
    aReview().inPreReview().does(CHAIR, setOverall, setConclusion(FLOOD, 'pass')).refusal(CHAIR, freeze),
  ).toBe('item.wrongStage');
});

test('OP11: a document’s number holds the whole id of its item, so no two items share one', () => {
  const items = ['flood-2026-1', 'flood-2026-2', 'FLOOD-2026-1'].map((id) => itemIdSchema.parse(id));
  const review = aReview(items).inOpinion();
  for (const itemId of items) {
    review.does(CHAIR, { ...setOverall, itemId }, setConclusion(itemId, 'pass'), { ...freeze, itemId });
  }
  expect(items.map((itemId) => review.state.panel.opinions[itemId]?.docId)).toEqual([
    'YP-flood-2026-1-1',
    'YP-flood-2026-2-1',
    'YP-FLOOD-2026-1-1',
  ]);
});

test('OP7 R3: reopening voids every signature visibly, and a new freeze is a new revision', () => {
  const review = aReview().signed().does(CHAIR, reopen);
  expect(opinionOf(review)).toMatchObject({ status: 'drafting', signatures: [], document: null });
  expect(opinionOf(review).voided?.map((entry) => [entry.signature.memberId, entry.reason])).toEqual(
    EXPERTS.map((expert) => [expert, reopen.reason]),
  );
  review.does(CHAIR, freeze);
  expect(opinionOf(review)).toMatchObject({ status: 'frozen', revision: 2 });
  expect(
    review.refusal('hub', {
      type: 'opinion.attachDocument',
      itemId: FLOOD,
      revision: 1,
      file: fileNamed('old'),
    }),
  ).toBe('opinion.notFrozen');
  expect(review.signing().refusal(SECOND, sign())).toBe('opinion.staleDocument');
  expect(aReview().sealed().refusal(SECOND, reopen)).toBe('actor.roleNotEntitled');
});

test('OP8 R3: a signature is for the bytes shown; a dissent names points there are', () => {
  const review = aReview().signing();
  expect(review.refusal(SECOND, sign(sha256Of('other bytes')))).toBe('opinion.staleDocument');
  const dissent = { opinionItemIds: [opinionItemId('no-point')], text: 'I see it otherwise' };
  expect(review.refusal(SECOND, { ...sign(), dissent })).toBe('opinion.itemNotFound');
  expect(review.refusal(OWNER, sign())).toBe('actor.roleNotEntitled');
  review.does(SECOND, sign());
  expect(review.refusal(SECOND, sign())).toBe('opinion.alreadySigned');
  expect(missingSigners(review.state, FLOOD).map((member) => member.memberId)).toEqual([CHAIR, THIRD]);
});

test('OP9: the seal waits for everyone who signs, and never goes on without a chair', () => {
  const review = aReview().signing().does(CHAIR, sign()).does(SECOND, sign());
  expect(review.refusal('hub', seal)).toBe('opinion.notAllSigned');
  expect(review.does(THIRD, sign()).outcome('hub', seal)).toEqual(['panel opinion.sealed']);
  expect(review.refusal('hub', { ...seal, revision: 2 })).toBe('opinion.notFrozen');
});

test('OP12: who signs is fixed with the document; one who fell ill is removed after it is reopened', () => {
  const review = aReview().signing().does(CHAIR, sign()).does(SECOND, sign());
  const remove = { type: 'member.remove', memberId: THIRD, reason: 'fell ill' } as const;
  expect(review.refusal(CLERK, remove)).toBe('member.isSigner');
  review.does(CHAIR, reopen).does(CLERK, remove).signing();
  expect(opinionOf(review).signers).toEqual([CHAIR, SECOND]);
  expect(review.signed().outcome('hub', { ...seal, revision: 2 })).toEqual(['panel opinion.sealed']);
});

test('OP12: an expert who is ready to sign only after the freeze does not sign this revision', () => {
  const fourth = memberId('expert-d');
  const review = aReview()
    .signing()
    .does(CLERK, { type: 'member.add', seat: seatOf(fourth) });
  review
    .does('hub', { type: 'member.join', memberId: fourth })
    .does(fourth, { type: 'recusal.declare', conflict: false, statement: '' })
    .does(fourth, signCommitment());
  expect(missingSigners(review.state, FLOOD).map((member) => member.memberId)).toEqual([...EXPERTS]);
  expect(review.refusal(fourth, sign())).toBe('opinion.notASigner');
});

test('OP13 R3: a conflict declared by a signer reopens the opinion and voids what was signed', () => {
  const conflict = { type: 'recusal.declare', conflict: true, statement: 'my firm took part' } as const;
  for (const review of [aReview().signing().does(SECOND, sign()), aReview().sealed()]) {
    const before = opinionOf(review).signatures?.length ?? 0;
    expect(review.outcome(SECOND, conflict)).toEqual(['panel recusal.declared', 'panel opinion.reopened']);
    review.does(SECOND, conflict);
    expect(opinionOf(review)).toMatchObject({
      status: 'drafting',
      signatures: [],
      sealed: null,
      signers: [],
    });
    expect(opinionOf(review).voided).toHaveLength(before);
  }
  const published = aReview().inRevision();
  expect(published.outcome(SECOND, conflict)).toEqual(['panel recusal.declared']);
});

test('OP9 OP13: the seal never goes on without a chair', () => {
  const review = aReview().signed();
  review.does(CHAIR, { type: 'recusal.declare', conflict: true, statement: '' });
  expect(review.refusal('hub', seal)).toBe('opinion.notFrozen');
});

test('OP9: who took a seat and never declared does not sign, and keeps nobody waiting', () => {
  const fourth = memberId('expert-d');
  const review = aReview()
    .signing()
    .does(CLERK, { type: 'member.add', seat: seatOf(fourth) });
  review.does('hub', { type: 'member.join', memberId: fourth });
  expect(missingSigners(review.state, FLOOD).map((member) => member.memberId)).toEqual([...EXPERTS]);
  expect(review.refusal(fourth, sign())).toBe('actor.mustDeclareRecusal');
  expect(review.signed().outcome('hub', seal)).toEqual(['panel opinion.sealed']);
});

test('OP10 L3: what is published is what was signed, and its conclusion leads on', () => {
  const next: Record<Conclusion, string> = {
    pass: 'final',
    passAfterRevision: 'revision',
    notPass: 'archive',
    returnForRecompile: 'archive',
  };
  for (const [conclusion, stage] of Object.entries(next) as [Conclusion, string][]) {
    const review = aReview().drafted().does(CHAIR, setConclusion(FLOOD, conclusion)).sealed();
    const sealed = opinionOf(review).sealed?.sha256;
    if (!sealed) throw new Error('a seal');
    const release = { type: 'opinion.release', itemId: FLOOD, sealedSha256: sealed } as const;
    expect(review.refusal(CHAIR, release)).toBe('actor.roleNotEntitled');
    expect(review.refusal(CLERK, { ...release, sealedSha256: sha256Of('other') })).toBe(
      'opinion.staleDocument',
    );
    review.does(CLERK, release);
    expect(review.item()).toMatchObject({ stage, published: { conclusion, file: { sha256: sealed } } });
    expect(review.refusal(CLERK, release)).toBe('opinion.alreadyPublished');
  }
});
