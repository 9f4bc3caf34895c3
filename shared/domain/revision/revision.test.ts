import { expect, test } from 'vitest';
import { CHAIR, CLERK, COMPILER, EXPERTS, FLOOD, OWNER } from '../../testing/cast.ts';
import { addPoint, addVersion, fileNamed, pointingAt, setResponse } from '../../testing/commands.ts';
import { opinionItemId } from '../../testing/cast.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { visibleState } from '../view/visible.ts';
import { raisersOf, recheckGaps, recheckResults, responseGaps } from './decide.ts';

const [, SECOND, THIRD] = EXPERTS;
const submit = { type: 'response.submit', itemId: FLOOD } as const;
const conclude = { type: 'recheck.conclude', itemId: FLOOD, statement: 'as asked' } as const;
const mark = (
  review: Review,
  expert: typeof SECOND,
  result: 'implemented' | 'notImplemented' | 'mostlyImplemented',
) =>
  ({
    type: 'recheck.mark',
    itemId: FLOOD,
    opinionItemId: review.pointOf(expert),
    result,
    remark: `by ${expert}`,
  }) as const;

test('RV1: answers are the compiler’s, and change until they are submitted', () => {
  const review = aReview().inRevision();
  const answer = setResponse(FLOOD, review.pointOf(SECOND));
  expect(review.refusal(OWNER, answer)).toBe('actor.roleNotEntitled');
  review.does(COMPILER, answer, { ...answer, content: { ...answer.content, status: 'notAdopted' } });
  expect(review.state.applicants.responses[FLOOD]?.[review.pointOf(SECOND)]?.status).toBe('notAdopted');
  expect(JSON.stringify(visibleState(review.state, CHAIR))).not.toContain('recalculated');
  expect(aReview().inRecheck().refusal(COMPILER, answer)).toBe('item.wrongStage');
});

test('RV9: an answer may point at its place in a revised draft of the report, and in nothing else', () => {
  const review = aReview().inRevision();
  const revised = addVersion(FLOOD, 'revisedDraft', 'revised-1');
  const answer = setResponse(FLOOD, review.pointOf(SECOND));
  const pointed = pointingAt(answer, revised.versionId);
  expect(review.refusal(COMPILER, pointed)).toBe('response.placeElsewhere');
  review.does(COMPILER, revised);
  const [draft] = review.item().versions;
  if (!draft) throw new Error('a draft was reviewed');
  expect(review.refusal(COMPILER, pointingAt(answer, draft.versionId))).toBe('response.placeElsewhere');
  review.does(COMPILER, pointed);
  expect(JSON.stringify(visibleState(review.state, CHAIR))).not.toContain('main channel 0.030');
  for (const expert of EXPERTS) {
    if (expert !== SECOND) review.does(COMPILER, setResponse(FLOOD, review.pointOf(expert)));
  }
  review.does(COMPILER, submit);
  const submitted = visibleState(review.state, CHAIR).parties.items[FLOOD]?.rounds.at(-1)?.rows;
  expect(submitted?.find((row) => row.opinionItemId === review.pointOf(SECOND))?.content.place).toEqual(
    pointed.content.place,
  );
});

test('RV2 L3: the table is submitted whole, with a revised report of its own round', () => {
  const review = aReview().inRevision();
  expect(responseGaps(review.state, FLOOD)).toEqual([1, 2, 3]);
  expect(review.asks(COMPILER, submit)).toMatchObject({
    error: { code: 'response.gaps', details: { rows: '1、2、3' } },
  });
  for (const expert of EXPERTS) review.does(COMPILER, setResponse(FLOOD, review.pointOf(expert)));
  expect(review.refusal(COMPILER, submit)).toBe('response.noRevisedReport');
  review.does(COMPILER, addVersion(FLOOD, 'revisedDraft', 'revised-1'), submit);
  expect(review.item().rounds.at(-1)?.rows).toHaveLength(3);
});

test('RV3: a round stays as it was submitted', () => {
  const review = aReview().inRecheck();
  const [round] = review.item().rounds;
  for (const expert of EXPERTS) review.does(expert, mark(review, expert, 'notImplemented'));
  review.does(CHAIR, conclude);
  const [again] = review.item().rounds;
  expect(again).toMatchObject({
    round: 1,
    rows: round?.rows,
    versionId: round?.versionId,
    concluded: { passed: false },
  });
  expect(review.refusal(COMPILER, submit)).toBe('response.noRevisedReport');
  review.does(COMPILER, addVersion(FLOOD, 'revisedDraft', 'revised-2'), submit);
  expect(review.item().rounds.map((entry) => entry.round)).toEqual([1, 2]);
});

test('RV4: a point is rechecked by those who raised it, else by the standing chair', () => {
  const review = aReview()
    .inOpinion()
    .does(CHAIR, addPoint(FLOOD, opinionItemId('of-nobody'), []));
  expect(raisersOf(review.state, FLOOD, opinionItemId('of-nobody'))).toEqual([CHAIR]);
  const later = aReview().inRecheck();
  expect(raisersOf(later.state, FLOOD, later.pointOf(SECOND))).toEqual([SECOND]);
  expect(later.refusal(CHAIR, mark(later, SECOND, 'implemented'))).toBe('recheck.notRaiser');
  later.does(SECOND, { type: 'recusal.declare', conflict: true, statement: '' });
  expect(raisersOf(later.state, FLOOD, later.pointOf(SECOND))).toEqual([CHAIR]);
  later.does(CLERK, { type: 'member.remove', memberId: CHAIR, reason: '' });
  expect(raisersOf(later.state, FLOOD, later.pointOf(SECOND))).toEqual([]);
  later
    .does(CLERK, { type: 'chair.nominate', itemId: FLOOD, memberId: THIRD })
    .does(THIRD, { type: 'chair.consent', itemId: FLOOD });
  expect(raisersOf(later.state, FLOOD, later.pointOf(SECOND))).toEqual([THIRD]);
});

test('RV5: a mark may change until the end, and the strictest counts', () => {
  const review = aReview().drafted();
  const itemId = FLOOD;
  const both = review.pointOf(SECOND);
  const theirs = review.commentOf(THIRD);
  review.does(
    CHAIR,
    { type: 'opinion.unmergeComment', itemId, opinionItemId: review.pointOf(THIRD), commentId: theirs },
    { type: 'opinion.mergeComments', itemId, opinionItemId: both, commentIds: [theirs] },
  );
  review.inRecheck();
  const markBoth = (result: 'implemented' | 'notImplemented') =>
    ({ type: 'recheck.mark', itemId, opinionItemId: both, result, remark: '' }) as const;
  review.does(SECOND, markBoth('notImplemented')).does(THIRD, markBoth('implemented'));
  expect(recheckResults(review.state, FLOOD).find((row) => row.opinionItemId === both)?.result).toBe(
    'notImplemented',
  );
  review.does(SECOND, markBoth('implemented'));
  expect(recheckResults(review.state, FLOOD).find((row) => row.opinionItemId === both)?.result).toBe(
    'implemented',
  );
});

test('RV6: the chair concludes when everyone has marked; what is not done goes back', () => {
  const review = aReview().inRecheck();
  expect(review.asks(CHAIR, conclude)).toMatchObject({
    error: { code: 'recheck.gaps', details: { rows: '1、2、3' } },
  });
  review.does(CHAIR, mark(review, CHAIR, 'implemented')).does(SECOND, mark(review, SECOND, 'notImplemented'));
  expect(recheckGaps(review.state, FLOOD)).toEqual([3]);
  review.does(THIRD, mark(review, THIRD, 'mostlyImplemented'));
  expect(review.refusal(SECOND, conclude)).toBe('actor.roleNotEntitled');
  expect(review.does(CHAIR, conclude).item().stage).toBe('revision');
  expect(aReview().rechecked().does(CHAIR, conclude).item().stage).toBe('final');
});

test('RV7: applicants read the panel’s result of each point, not whose it is', () => {
  const review = aReview().inRecheck();
  for (const expert of EXPERTS) {
    review.does(expert, {
      ...mark(review, expert, 'implemented'),
      remark: expert === SECOND ? 'see page 45' : '',
    });
  }
  review.does(CHAIR, conclude);
  const concluded = visibleState(review.state, OWNER).parties.items[FLOOD]?.rounds[0]?.concluded;
  expect(concluded?.rows.map((row) => row.remark)).toEqual(['', 'see page 45', '']);
  expect(JSON.stringify(concluded)).not.toContain(`"memberId"`);
});

test('RV8: the final documents are issued once, and the hub adds the table', () => {
  const review = aReview().inFinal();
  const issue = { type: 'final.issue', itemId: FLOOD } as const;
  const table = { type: 'final.attachResponseTable', itemId: FLOOD, file: fileNamed('table') } as const;
  expect(review.refusal(CHAIR, issue)).toBe('actor.roleNotEntitled');
  expect(review.refusal('hub', table)).toBe('final.notIssued');
  review.does(CLERK, issue).does('hub', table);
  expect(review.item().final).toMatchObject({
    opinion: review.item().published?.file,
    versionId: review.item().versions.at(-1)?.versionId,
    responseTable: table.file,
  });
  expect(review.refusal('hub', table)).toBe('final.alreadyIssued');
  expect(review.refusal(CLERK, issue)).toBe('final.alreadyIssued');
});
