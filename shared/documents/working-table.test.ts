import { expect, test } from 'vitest';
import { versionIdSchema, type MemberId } from '../domain/ids.ts';
import { CLERK, COMPILER, EXPERTS, FLOOD, OWNER, commentId } from '../testing/cast.ts';
import { addComment, setResponse } from '../testing/commands.ts';
import { aReview, type Review } from '../testing/review.ts';
import { commentsOnItem } from './annotations/exported-comment.ts';
import { answerTable, commentTable, type WorkingTable } from './working-table.ts';

const [FIRST, SECOND] = EXPERTS;
const cells = (table: WorkingTable | null, heading: string): readonly (string | undefined)[] => {
  const at = table?.columns.findIndex((column) => column.heading === heading) ?? -1;
  return table && at >= 0 ? table.rows.map((row) => row[at]) : [];
};
const tableFor = (review: Review, who: MemberId): WorkingTable =>
  commentTable(review.state, commentsOnItem(review.state, who, FLOOD), review.item());
const commented = (): Review =>
  aReview()
    .withComments()
    .does(SECOND, addComment(SECOND, commentId('mine-alone'), FLOOD, versionIdSchema.parse('flood-draft-1')));

test('EX9 L2: the table of comments has a row for each comment its reader may see, withdrawn ones aside', () => {
  const review = commented();
  review.does(FIRST, { type: 'comment.withdraw', commentId: review.commentOf(FIRST) });
  const rowsFor = (who: MemberId) => tableFor(review, who).rows.length;
  expect([rowsFor(CLERK), rowsFor(SECOND), rowsFor(OWNER)]).toEqual([2, 3, 0]);
  const table = tableFor(review, CLERK);
  expect(cells(table, '专家意见')).toEqual(['check the design flood', 'check the design flood']);
  expect(cells(table, '页码')).toEqual(['P42', 'P42']);
  expect(cells(table, '章节')).toEqual(['4.3', '4.3']);
  expect(table.summary).toBe('共2条意见：必须修改2条。');
});

test('EX9 who may not know the authors gets no column for them', () => {
  const review = commented();
  review.does(CLERK, { type: 'comment.release', itemId: FLOOD, commentIds: [review.commentOf(SECOND)] });
  const headings = (who: MemberId) => tableFor(review, who).columns.map(({ heading }) => heading);
  expect(headings(CLERK)).toContain('专家');
  expect(headings(COMPILER)).not.toContain('专家');
});

test('EX10 the table of answers has every point of the published opinion, answered or not, and the recheck', () => {
  const review = aReview().inRevision();
  expect(answerTable(aReview().inOpinion().state, CLERK, aReview().inOpinion().item())).toBeNull();
  const open = answerTable(review.state, COMPILER, review.item());
  expect(cells(open, '采纳情况')).toEqual(['', '', '']);
  expect(open?.summary).toBe('共3条意见：尚未答复3条。');
  expect(open?.signatures).toEqual(['编制人', '校核人', '建设单位（盖章）', '日期']);
  const done = aReview().inFinal();
  const table = answerTable(done.state, OWNER, done.item());
  expect(cells(table, '采纳情况')).toEqual(['已修改', '已修改', '已修改']);
  expect(cells(table, '现页码')).toEqual(['P45～P48', 'P45～P48', 'P45～P48']);
  expect(cells(table, '复核结果')).toEqual(['已落实', '已落实', '已落实']);
});

test('EX10 L2: answers being written show to those who write them, and to the panel only once submitted', () => {
  const review = aReview().inRevision();
  review.does(COMPILER, setResponse(FLOOD, review.pointOf(FIRST)));
  const answersFor = (who: MemberId) => cells(answerTable(review.state, who, review.item()), '采纳情况');
  expect(answersFor(COMPILER)).toEqual(['已修改', '', '']);
  expect(answersFor(SECOND)).toEqual(['', '', '']);
});
