import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { LIGHT, makeXfdf, OFFICE } from '#tests/corpus/xfdf/make.ts';
import { versionIdSchema } from '../../domain/ids.ts';
import { tidyRect } from '../../anchoring/rects.ts';
import { EXPERTS } from '../../testing/cast.ts';
import type { AnnotationFacts } from './annotation-facts.ts';
import { extentOf, type MarkShape } from './mark-shape.ts';
import { rectOnPage, type PageFrame } from './page-frame.ts';
import { planImport, type ImportPlace, type ImportPlan } from './plan-import.ts';
import { readXfdf, type ForeignAnnotation } from './read-xfdf.ts';
import { writeXfdf } from './write-xfdf.ts';

const FRAME: PageFrame = { view: [0, 0, 595, 842], rotate: 0 };
const PLACE: ImportPlace = {
  memberId: EXPERTS[1],
  versionId: versionIdSchema.parse('flood-draft-1'),
  pageCount: 3,
  viewOf: () => FRAME.view,
  seen: new Set(),
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
};

function read(text: string): readonly ForeignAnnotation[] {
  const result = readXfdf(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const plan = (text: string, place: Partial<ImportPlace> = {}): ImportPlan =>
  planImport(read(text), { ...PLACE, ...place });

const point = fc.tuple(coordinate(), coordinate());
const rect = fc
  .tuple(coordinate(), coordinate(), size(), size())
  .map(([x, y, width, height]) => tidyRect([x, y, x + width, y + height]));
const shape: fc.Arbitrary<MarkShape> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('highlight', 'underline', 'squiggly', 'strikeOut'),
    lines: fc.array(rect, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constantFrom('square', 'circle'), rect }),
  fc.record({
    kind: fc.constantFrom('polygon', 'polyline'),
    points: fc.array(point, { minLength: 2, maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('arrow' as const), from: point, to: point }),
  fc.record({
    kind: fc.constant('ink' as const),
    strokes: fc.array(fc.array(point, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('note' as const), at: point }),
  fc.record({ kind: fc.constant('corner' as const), slot: fc.nat(40) }),
);

test('EX6 what is written as XFDF is read back: place, words, author, subject, colour, answers', () => {
  const words = fc.string({ unit: 'binary', maxLength: 60 }).map(sayable);
  fc.assert(
    fc.property(fc.array(fc.tuple(shape, words, words), { maxLength: 8 }), (marks) => {
      const facts = marks.map(([mark, contents, author], index): AnnotationFacts => {
        return { ...factsOf(mark, index), contents, author };
      });
      const result = readXfdf(writeXfdf(facts, [FRAME], '报告 "A&B" <送审稿>.pdf'));
      const found = result.ok ? result.value : [];
      expect(found.length).toBe(facts.length * 3);
      facts.forEach((meant, index) => {
        const [mark, answer, state] = found.slice(index * 3, index * 3 + 3);
        expect(mark).toMatchObject({
          pageIndex: 0,
          name: meant.name,
          author: meant.author,
          subject: meant.subject,
          contents: meant.contents,
          colour: meant.colour,
        });
        expect(mark?.rect && tidyRect(mark.rect)).toEqual(tidyRect(rectOnPage(meant.shape, FRAME)));
        const extent = extentOf(meant.shape);
        if (mark && mark.quads.length > 0 && 'lines' in meant.shape)
          expect(mark.quads).toEqual(meant.shape.lines);
        if (mark && mark.strokes.length > 0) {
          const xs = mark.strokes.flat().map(([x]) => x);
          expect([Math.min(...xs), Math.max(...xs)]).toEqual([extent?.[0], extent?.[2]]);
        }
        expect(answer).toMatchObject({ inReplyTo: meant.name, contents: '已修改' });
        expect(state).toMatchObject({ inReplyTo: meant.name, hasState: true });
      });
    }),
  );
});

test.each(makeXfdf().map((file) => [file.name, file] as const))('EX8 XFDF of others: %s', (_name, file) => {
  const result = readXfdf(file.text);
  expect(result.ok ? result.value.length : result.error).toBe(file.expect);
});

test('EX8 rich text gives its words, one paragraph a line', () => {
  expect(read(OFFICE)[0]?.contents).toBe('糙率取值依据不足，请复核\n见表4.3-2');
});

test('EX7 every annotation of a file is imported, known, joined to the one it answers, or listed as left out', () => {
  const place = { ...PLACE, pageCount: 2 };
  for (const { text, expect: count } of makeXfdf()) {
    if (typeof count !== 'number') continue;
    const { comments, known, leftOut, joined } = plan(text, place);
    expect(comments.length + known + leftOut.length + joined).toBe(count);
  }
});

test('EX7 an answer is written into its comment, a review state is left out and said', () => {
  const { comments, leftOut } = plan(OFFICE);
  expect(comments.map(({ kind, pageIndex, rects, author }) => ({ kind, pageIndex, rects, author }))).toEqual([
    { kind: 'text', pageIndex: 1, rects: [[90, 702, 310, 716], [90, 686, 200, 700]], author: '周砚秋' }, // prettier-ignore
  ]);
  expect(comments[0]?.content.concern).toBe('糙率取值依据不足，请复核\n见表4.3-2\n韩立回复：同意');
  expect(leftOut.map(({ reason }) => reason)).toEqual(['state']);
});

test('EX7 drawings keep their shape where we have it too and are boxed where not, marks without words say so, what is no comment is listed', () => {
  const { comments, leftOut } = plan(LIGHT);
  expect(comments.map(({ kind, rects: [box], misfit }) => [kind, box, misfit])).toEqual([
    ['rect', [100, 100, 200, 180], null],
    ['polygon', [20, 20, 90, 90], null],
    ['ink', [5, 5, 50, 50], null],
    ['arrow', [10, 10, 110, 60], null],
    ['rect', [300, 300, 400, 340], null],
  ]);
  expect(comments[2]?.drawn.map((stroke) => stroke.length)).toEqual([3, 2]);
  const round = LIGHT.replace('<square ', '<circle ').replace('</square>', '</circle>');
  expect(plan(round).comments[0]).toMatchObject({ kind: 'rect', misfit: 'boxed' });
  expect(comments[2]?.content.concern).toBe('（原批注没有文字）');
  expect(leftOut.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['stamp', 'noComment'],
    ['link', 'noComment'],
  ]);
});

test('EX7 what has no page or no place stands on the report or the page as a whole, and is said', () => {
  const text = writeXfdf(
    [[2, [10, 10, 20, 20]] as const, [7, [10, 10, 20, 20]] as const, [1, [9000, 10, 9010, 20]] as const].map(
      ([pageIndex, box], index) => ({ ...factsOf({ kind: 'square', rect: box }, index), pageIndex }),
    ),
    Array.from({ length: 8 }, () => FRAME),
    'report.pdf',
  );
  expect(plan(text).comments.map(({ kind, pageIndex, misfit }) => [kind, pageIndex, misfit])).toEqual([
    ['rect', 2, null],
    ['report', 0, 'noPage'],
    ['page', 1, 'noPlace'],
  ]);
});

test('EX7 a file imported again, or one of our own, gives no comment twice', () => {
  const first = plan(LIGHT);
  const seen = new Set<string>(first.comments.map(({ commentId }) => commentId));
  expect(plan(LIGHT, { seen })).toMatchObject({ comments: [], known: first.comments.length });
  const half = new Set([...seen].slice(0, 2));
  expect(plan(LIGHT, { seen: half }).comments.map(({ commentId }) => commentId)).toEqual([...seen].slice(2));
  const ours = writeXfdf([factsOf({ kind: 'note', at: [50, 50] }, 0)], [FRAME], 'report.pdf');
  expect(plan(ours, { seen: new Set(['comment-0']) })).toMatchObject({ comments: [], known: 1 });
  expect(plan(ours).comments[0]?.content).toMatchObject({
    severity: 'mustFix',
    category: 'model',
    basis: 'SL/T 808',
  });
});

test('EX6 EX7 the part of a mark on the next page is a group with the first, and no comment of its own', () => {
  const shape: MarkShape = { kind: 'highlight', lines: [[72, 60, 520, 74]] };
  const facts = { ...factsOf(shape, 0), continued: [{ name: 'part', pageIndex: 1, shape }], replies: [] };
  const text = writeXfdf([facts], [FRAME, FRAME], 'report.pdf');
  expect(read(text)[1]).toMatchObject({ kind: 'highlight', pageIndex: 1, inReplyTo: 'comment-0' });
  expect(plan(text)).toMatchObject({ known: 0, joined: 1 });
  expect(plan(text).comments.map(({ content }) => content.concern)).toEqual(['复核设计洪水成果']);
});

test('EX7 two people, and two annotations of one name, get ids of their own', () => {
  const twice = `${LIGHT}`
    .replaceAll('<square ', '<square name="same" ')
    .replaceAll('<polygon ', '<polygon name="same" ');
  const mine = plan(twice).comments.map(({ commentId }) => commentId);
  const theirs = plan(twice, { memberId: EXPERTS[2] }).comments.map(({ commentId }) => commentId);
  expect(new Set([...mine, ...theirs]).size).toBe(10);
});

test('EX7 answers in a ring stand alone instead of answering for ever', () => {
  const ring = OFFICE.replace('name="3f2c-88" page', 'name="3f2c-88" inreplyto="r-1" page');
  expect(plan(ring).comments).toHaveLength(2);
});

function factsOf(mark: MarkShape, index: number): AnnotationFacts {
  const name = `comment-${index}`;
  return {
    name,
    pageIndex: 0,
    shape: mark,
    continued: [],
    author: '孟书田',
    subject: '必须修改 · 计算与模型 · 第3号',
    contents: '意见：复核设计洪水成果\n依据：SL/T 808',
    colour: '#B42318',
    createdAtMs: Date.UTC(2026, 3, 28),
    modifiedAtMs: Date.UTC(2026, 3, 29),
    replies: [{ name: `${name}.a`, author: '某设计院', contents: '已修改', atMs: Date.UTC(2026, 4, 1) }],
    review: { name: `${name}.s`, author: '专家组', state: 'Completed', atMs: Date.UTC(2026, 4, 2) },
  };
}

function coordinate() {
  return fc.integer({ min: -90_000, max: 90_000 }).map((value) => value / 100);
}

function size() {
  return fc.integer({ min: 1, max: 80_000 }).map((value) => value / 100);
}

/** What XML can say, as an attribute and a text keep it. */
function sayable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .trim();
}
