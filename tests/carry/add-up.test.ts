import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { carryOver } from '#shared/anchoring/carry/carry-over.ts';
import { CARRY_FLOOR, type Carried } from '#shared/anchoring/carry/carried.ts';
import { rectsOfRange } from '#shared/anchoring/carry/run-boxes.ts';
import type { PageContent, VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import { carryByPicture } from '#shared/anchoring/picture/carry-picture.ts';
import { mayGoByPicture, picturesWanted } from '#shared/anchoring/picture/pictures-wanted.ts';
import type { SheetPicture } from '#shared/anchoring/picture/sheet-picture.ts';
import { Random } from '../sim/random.ts';
import { chineseReport } from './chinese-report.ts';
import { Drawing } from './drawing.ts';
import { revise, type Changes } from './revise.ts';
import { AS_IT_IS, scanned } from './rescan.ts';
import { typeset, VIEW, type Style } from './typeset.ts';

const STYLE: Style = {
  lineLength: 34,
  linesPerPage: 30,
  title: '某河大桥防洪评价报告',
  firstNumber: 1,
  hyphenates: false,
  isSpaced: false,
};
const NO_WORDS: PageContent = {
  text: { text: '', runs: new Uint32Array(), offsets: new Uint32Array() },
  boxes: [],
  view: VIEW,
};

const changes: fc.Arbitrary<Changes> = fc.record({
  slips: fc.integer({ min: 0, max: 40 }),
  insertions: fc.integer({ min: 0, max: 10 }),
  deletions: fc.integer({ min: 0, max: 20 }),
  replacements: fc.integer({ min: 0, max: 10 }),
  copies: fc.integer({ min: 0, max: 3 }),
  movedParagraphs: fc.integer({ min: 0, max: 3 }),
  movedChapters: fc.integer({ min: 0, max: 1 }),
  widths: fc.integer({ min: 0, max: 2 }),
});

/** What a page is in a version: as it is, a scan without words, or one that cannot be read. */
const pageFate = fc.constantFrom('words', 'words', 'words', 'scan', 'unreadable');

interface Case {
  readonly old: VersionContent;
  readonly now: VersionContent;
  readonly anchors: readonly Anchor[];
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    changes,
    fates: fc.array(pageFate, { minLength: 1, maxLength: 12 }),
    marks: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ seed, changes: made, fates, marks }) => {
    const random = new Random(seed, 3);
    const atoms = chineseReport(3, random);
    const read = typeset(atoms, STYLE).map(({ content }) => content);
    const revised = typeset(revise(atoms, made, random), { ...STYLE, linesPerPage: 27 });
    const as = (page: PageContent, index: number): PageContent | null => {
      const fate = fates[index % fates.length];
      return fate === 'unreadable' ? null : fate === 'scan' ? NO_WORDS : page;
    };
    const heading = { title: '分析', pageIndex: 0, top: null };
    return {
      old: { pages: read.map(as), headings: [heading] },
      now: { pages: revised.map(({ content }, index) => as(content, index + 1)), headings: [] },
      anchors: Array.from({ length: marks }, () => anyMark(read, random)),
    };
  });

/** A mark of any kind, also on pages there are not, and with words that are nowhere. */
function anyMark(pages: readonly PageContent[], random: Random): Anchor {
  const pageIndex = random.below(pages.length + 2);
  const page = pages[pageIndex];
  const x = random.below(500);
  const y = random.below(800);
  const rect: Rect = [x, y, x + random.below(90), y + random.below(40)];
  const kind = random.pick(['report', 'page', 'pin', 'rect', 'ink', 'text', 'text', 'strike'] as const);
  if (kind === 'report' || kind === 'page') return { kind, pageIndex, rects: [] };
  if (kind === 'ink') {
    return {
      kind,
      pageIndex,
      rects: [rect],
      strokes: [
        [
          [0, 0],
          [9, 9],
        ],
      ],
    };
  }
  if (kind === 'pin' || kind === 'rect' || !page) return { kind: 'rect', pageIndex, rects: [rect] };
  if (kind === 'strike') {
    const quote = { exact: '不在任何一页上的字', prefix: '前', suffix: '后' };
    return { kind: 'strikeOut', pageIndex, rects: [rect], quote };
  }
  const start = random.below(Math.max(1, page.text.text.length - 40));
  const range = { start, end: start + 2 + random.below(38) };
  const rects = rectsOfRange(page.text, page.boxes, range);
  return describeAnchor({ kind: 'text', pageIndex, rects, text: page.text.text, range, headings: [] });
}

test('AN10 AN19 of marks of all kinds every one has one answer: placed at or above the floor, or waiting with a reason', () => {
  fc.assert(
    fc.property(cases, ({ old, now, anchors }) => {
      const byWords = finish(carryOver(anchors, old, now));
      const wanted = picturesWanted(anchors, byWords, old, now);
      const draw = (pages: readonly number[]): ReadonlyMap<number, SheetPicture> =>
        new Map(pages.map((page) => [page, blots(page)]));
      const pictures = { old: draw(wanted.old), now: draw(wanted.now) };
      const carried = finish(carryByPicture(anchors, byWords, pictures, mayGoByPicture(now)));
      expect(carried).toHaveLength(anchors.length);
      for (const [index, one] of carried.entries()) {
        if (byWords[index]?.status === 'placed') expect(one).toBe(byWords[index]);
        if (one.status === 'unplaced') {
          expect(one.reason).not.toBe('');
          expect(one.candidates.every(({ score }) => score <= 1)).toBe(true);
          continue;
        }
        expect(one.score).toBeGreaterThanOrEqual(CARRY_FLOOR);
        expect(anchors[index]?.kind === 'report' || now.pages[one.place.pageIndex] !== null).toBe(true);
      }
      const placed = carried.filter(({ status }) => status === 'placed').length;
      const waiting = carried.filter(({ status }) => status === 'unplaced').length;
      expect(placed + waiting).toBe(anchors.length);
    }),
    { numRuns: 40 },
  );
});

/** Something else on every page. */
function blots(page: number): SheetPicture {
  const random = new Random(page, 77);
  const drawing = new Drawing(180, 256);
  for (let count = 0; count < 60; count++) {
    drawing.glyph(random.below(170), random.below(246), 9, random);
  }
  return { picture: scanned(drawing, AS_IT_IS, random), view: VIEW, rotation: 0 };
}

function finish<P>(work: Generator<P, readonly Carried[]>): readonly Carried[] {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
