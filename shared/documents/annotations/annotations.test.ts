import fc from 'fast-check';
import { expect, test } from 'vitest';
import { categorySchema, severitySchema } from '../../domain/comment/comment.ts';
import { CHAIR, CLERK, COMPILER, EXPERTS, FLOOD, OWNER, commentId } from '../../testing/cast.ts';
import { addComment, addVersion, pictureNamed } from '../../testing/commands.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { versionIdSchema, type CommentId, type MemberId } from '../../domain/ids.ts';
import { annotationFacts } from './annotation-facts.ts';
import { withoutCarriedLine } from './carried-words.ts';
import { contentsOf, kindOfSubject, subjectOf, wordsOf } from './comment-words.ts';
import { commentsOnVersion, type CarriedPlace } from './exported-comment.ts';
import { parsePdfDate, pdfDate } from './pdf-date.ts';

const [, SECOND, THIRD] = EXPERTS;
const DRAFT = versionIdSchema.parse('flood-draft-1');
const MINE = commentId('mine-alone');
const UNIT = { pageCount: 100, compilerUnit: '某设计院' };

const onDraft = (review: Review, who: MemberId) =>
  commentsOnVersion(review.state, who, FLOOD, DRAFT).comments;
const withPrivate = (): Review =>
  aReview()
    .withComments()
    .does(SECOND, addComment(SECOND, MINE, FLOOD, DRAFT));

test('EX1 L2: a copy holds what its owner may see and nothing else, whatever state it is made from', () => {
  const review = withPrivate().does(CLERK, {
    type: 'comment.release',
    itemId: FLOOD,
    commentIds: [aReview().commentOf(THIRD)],
  });
  const ids = (who: MemberId) => onDraft(review, who).map((comment) => comment.commentId);
  const panel = EXPERTS.map((expert) => review.commentOf(expert)).sort();
  expect([...ids(CHAIR)].sort()).toEqual(panel);
  expect([...ids(SECOND)].sort()).toEqual([...panel, MINE].sort());
  expect(onDraft(review, SECOND).filter(({ isPrivate }) => isPrivate)).toHaveLength(1);
  for (const who of [OWNER, COMPILER]) {
    expect(ids(who)).toEqual([review.commentOf(THIRD)]);
    expect(onDraft(review, who).map(({ author, no }) => [author, no])).toEqual([[null, 0]]);
  }
});

test('EX1 comments of an older version stand in a newer one only where a person placed them; the rest are counted', () => {
  const review = aReview()
    .withComments()
    .does(COMPILER, addVersion(FLOOD, 'submissionDraft', 'flood-draft-2'));
  const newer = versionIdSchema.parse('flood-draft-2');
  const [first] = EXPERTS;
  const anchor = { kind: 'pin', pageIndex: 44, rects: [[10, 20, 10, 20]] } as const;
  review.does(first, {
    type: 'comment.place',
    commentId: review.commentOf(first),
    versionId: newer,
    anchor: { ...anchor, rects: [...anchor.rects] },
  });
  const found = commentsOnVersion(review.state, CLERK, FLOOD, newer);
  expect(found.comments.map((comment) => [comment.commentId, comment.anchor.pageIndex])).toEqual([
    [review.commentOf(first), 44],
  ]);
  expect(found.elsewhere).toBe(EXPERTS.length - 1);
});

test('EX1 comments of an older version stand where carry-over puts them, and say so; a place given by hand counts before', () => {
  const review = aReview()
    .withComments()
    .does(COMPILER, addVersion(FLOOD, 'submissionDraft', 'flood-draft-2'));
  const newer = versionIdSchema.parse('flood-draft-2');
  const [first, second, third] = EXPERTS;
  const at = (pageIndex: number) => ({ kind: 'page', pageIndex, rects: [] }) as const;
  const byHand = { type: 'comment.place', versionId: newer, anchor: at(44) } as const;
  review.does(first, { ...byHand, commentId: review.commentOf(first) });
  const places = new Map<CommentId, CarriedPlace>([
    [review.commentOf(first), { anchor: at(50), by: 'text', fromPage: 3 }],
    [review.commentOf(second), { anchor: at(51), by: 'image', fromPage: 11 }],
    [commentId('a-stranger'), { anchor: at(52), by: 'text', fromPage: 0 }],
  ]);
  const found = commentsOnVersion(review.state, CLERK, FLOOD, newer, places);
  expect(found.comments.map((comment) => [comment.commentId, comment.anchor.pageIndex])).toEqual([
    [review.commentOf(first), 44],
    [review.commentOf(second), 51],
  ]);
  expect(found.elsewhere).toBe(EXPERTS.length - 2);
  expect(found.comments.some((comment) => comment.commentId === review.commentOf(third))).toBe(false);
  const [own, carried] = annotationFacts(found.comments, UNIT);
  expect(own?.contents).not.toContain('定位：');
  expect(carried?.contents).toContain('定位：由旧版第12页沿用（按页面图像定位），未经人工确认');
  expect(carried?.subject).toContain('沿用旧版定位');
  expect(withoutCarriedLine(carried?.contents ?? '')).toBe(own?.contents);
});

test('EX2 no comment is left out: one whose page the file does not have is a note on its first page', () => {
  const comments = onDraft(aReview().withComments(), CLERK);
  const facts = annotationFacts(comments, { ...UNIT, pageCount: 3 });
  expect(facts.map(({ name }) => name)).toEqual(comments.map((comment) => comment.commentId));
  expect(facts.map(({ pageIndex, shape }) => [pageIndex, shape])).toEqual(
    EXPERTS.map((_, slot) => [0, { kind: 'corner', slot }]),
  );
});

test('EX3 answers and rechecks of every round hang on the comments a point came from; the recheck is the state', () => {
  const review = aReview().inFinal();
  const [mark] = annotationFacts(onDraft(review, SECOND), UNIT);
  expect(mark?.replies.map(({ author, contents }) => [author, contents.split('\n')[0]])).toEqual([
    ['某设计院', '修改情况（意见第1条）：已修改'],
    ['专家组', '复核结果：已落实'],
  ]);
  expect(mark?.replies[0]?.contents).toContain('现页码：P45～P48');
  expect(mark?.review?.state).toBe('Completed');
});

test('EX3 a mark that runs on over page breaks has a part on each page the file has, with its words once', () => {
  const lines = [[72, 60, 520, 74]] as const;
  const [comment] = onDraft(aReview().withComments(), CLERK);
  if (!comment) throw new Error('no comment');
  const anchor = { kind: 'underline', pageIndex: 1, rects: lines, nextPages: [lines, lines] } as const;
  const [mark] = annotationFacts([{ ...comment, anchor }], { ...UNIT, pageCount: 3 });
  expect([mark?.pageIndex, mark?.shape.kind]).toEqual([1, 'underline']);
  expect(mark?.continued.map(({ pageIndex, shape }) => [pageIndex, shape])).toEqual([
    [2, { kind: 'underline', lines }],
  ]);
});

test('EX3 a withdrawn comment is in the copy and says so', () => {
  const review = aReview().withComments();
  review.does(SECOND, { type: 'comment.withdraw', commentId: review.commentOf(SECOND) });
  const facts = annotationFacts(onDraft(review, CLERK), UNIT);
  expect(facts.filter((mark) => mark.review?.state === 'Cancelled').map(({ name }) => name)).toEqual([
    review.commentOf(SECOND),
  ]);
});

test('EX3 what a comment says, its kind and its dates come back out of the words other programs keep', () => {
  const prose = fc
    .array(fc.constantFrom('复核', '设计洪水 ', 'P45～P48', '\n', 'SL/T 808', '：'), { minLength: 1 })
    .map((parts) => parts.join('').trim());
  fc.assert(
    fc.property(
      prose.filter((text) => text !== ''),
      prose,
      prose,
      fc.constantFrom(...severitySchema.options),
      fc.constantFrom(...categorySchema.options),
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      (concern, basis, suggestion, severity, category, atMs) => {
        expect(wordsOf(contentsOf({ concern, basis, suggestion }))).toEqual({ concern, basis, suggestion });
        expect(kindOfSubject(subjectOf({ severity, category }, 3))).toEqual({ severity, category });
        expect(parsePdfDate(pdfDate(atMs))).toBe(atMs - (atMs % 1000));
      },
    ),
  );
});

test('EX12: pictures are named behind the words, and do not come back as words', () => {
  const pictures = [pictureNamed('断面.png'), pictureNamed('第 12 页截图.png')];
  const words = { concern: '高程不符', basis: '', suggestion: '核对' };
  const contents = contentsOf({ ...words, pictures });
  expect(contents).toBe('意见：高程不符\n建议：核对\n附图2幅：断面.png、第 12 页截图.png');
  expect(wordsOf(contents)).toEqual(words);
});
