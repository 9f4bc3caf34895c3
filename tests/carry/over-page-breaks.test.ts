import { describe, expect, test } from 'vitest';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { pagesOf } from '#shared/anchoring/anchor-pages.ts';
import { carryOver } from '#shared/anchoring/carry/carry-over.ts';
import { atPlace, type Carried } from '#shared/anchoring/carry/carried.ts';
import { rectsOfRange } from '#shared/anchoring/carry/run-boxes.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import { drawnPoints } from '#shared/anchoring/strokes.ts';
import { Random } from '../sim/random.ts';
import { chineseReport } from './chinese-report.ts';
import { Truth } from './judge.ts';
import type { RandomMark } from './mark-at-random.ts';
import { revise } from './revise.ts';
import { typeset, type Style, type TypesetPage } from './typeset.ts';

const FIRST: Style = {
  lineLength: 34,
  linesPerPage: 30,
  title: '某河大桥防洪评价报告',
  firstNumber: 1,
  hyphenates: false,
  isSpaced: false,
};
const RESET: Style = { ...FIRST, lineLength: 38, linesPerPage: 27, hyphenates: true, isSpaced: true };

const toVersion = (pages: readonly TypesetPage[]): VersionContent => ({
  pages: pages.map(({ content }) => content),
  headings: [],
});

function carry(
  anchors: readonly Anchor[],
  old: readonly TypesetPage[],
  now: readonly TypesetPage[],
): readonly Carried[] {
  const work = carryOver(anchors, toVersion(old), toVersion(now));
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/** The last words of a page and the first of the next, with the foot and the head between them. */
function markOverBreak(pages: readonly TypesetPage[], pageIndex: number, each: number): RandomMark {
  const first = pages[pageIndex];
  const second = pages[pageIndex + 1];
  if (!first || !second) throw new Error('two pages');
  const texts = [first.content.text.text, second.content.text.text] as const;
  const start = texts[0].length - each;
  const anchor = describeAnchor({
    kind: 'underline',
    pageIndex,
    rects: rectsOfRange(first.content.text, first.content.boxes, { start, end: texts[0].length }),
    nextPages: [rectsOfRange(second.content.text, second.content.boxes, { start: 0, end: each })],
    text: texts.join(''),
    range: { start, end: texts[0].length + each },
    headings: [],
  });
  const atoms = [...first.atoms.slice(start), ...second.atoms.slice(0, each)];
  return { anchor, marked: [...new Set(atoms)].filter((atom) => atom >= 0) };
}

describe('AN15 a mark over a page break is carried in one piece', () => {
  test.each([1, 2, 3, 4])('to where its words are, over a break or not: seed %i', (seed) => {
    const random = new Random(seed, 2027);
    const atoms = chineseReport(6, random);
    const old = typeset(atoms, FIRST);
    const changes = { slips: 10, insertions: 8, deletions: 4, replacements: 4 };
    const none = { copies: 0, movedParagraphs: 0, movedChapters: 1, widths: 0 };
    const now = revise(atoms, { ...changes, ...none }, random);
    const pages = typeset(now, RESET);
    const marks = old.slice(1).map((_, pageIndex) => markOverBreak(old, pageIndex, 60));
    const carried = carry(
      marks.map(({ anchor }) => anchor),
      old,
      pages,
    );
    const truth = new Truth(now, pages);
    const verdicts = carried.map((one, index) => truth.judge(marks[index]?.marked ?? [], one));
    expect(verdicts.filter(({ result }) => result === 'wrong')).toEqual([]);
    const surviving = verdicts.filter(({ fate }) => fate === 'survives');
    expect(surviving.length).toBeGreaterThan(5);
    const right = surviving.filter(({ result }) => result === 'right');
    expect(right.length / surviving.length).toBeGreaterThan(0.95);
  });

  test('its lines are on every page that its words are on, in the new version as well', () => {
    const atoms = chineseReport(6, new Random(5, 2027));
    const old = typeset(atoms, FIRST);
    const now = typeset(atoms, RESET);
    const { anchor } = markOverBreak(old, 3, 60);
    // Between two breaks of the new version, and over one of them.
    const whole = [...now.keys()].flatMap((page) => {
      const [one] = carry([markOverBreak(old, page % (old.length - 1), 60).anchor], old, now);
      return one?.status === 'placed' ? [one.place] : [];
    });
    for (const place of whole) {
      const pages = [...new Set(place.parts.map(({ pageIndex }) => pageIndex))];
      const there = atPlace(anchor, place);
      expect(pagesOf(there)).toEqual(pages);
      expect([there.rects, ...(there.nextPages ?? [])].every((rects) => rects.length > 0)).toBe(true);
    }
    expect(whole.some(({ nextPages }) => nextPages)).toBe(true);
    expect(whole.some(({ nextPages }) => !nextPages)).toBe(true);
  });

  test('one whose words are gone waits, with pages to look at', () => {
    const atoms = chineseReport(4, new Random(6, 2027));
    const old = typeset(atoms, FIRST);
    const { anchor, marked } = markOverBreak(old, 2, 60);
    const gone = new Set(marked);
    const now = typeset(
      atoms.filter(({ origin }) => origin === null || !gone.has(origin)),
      RESET,
    );
    const [one] = carry([anchor], old, now);
    expect(one).toMatchObject({ status: 'unplaced' });
    expect(one?.status === 'unplaced' && one.candidates.length).toBeGreaterThan(0);
  });
});

describe('AN16 drawings go along', () => {
  test('a polygon keeps its distance from its words, ink from the lines around it, each with its shape', () => {
    const atoms = chineseReport(6, new Random(7, 2027));
    const old = typeset(atoms, FIRST);
    const extra = Array.from('新增一句使后文下移，新增一句使后文下移，新增一句使后文下移。', (character) => ({
      character,
      origin: null,
      isNew: true,
    }));
    const now = typeset([...extra, ...atoms], { ...FIRST, linesPerPage: 31 });
    const page = old[2];
    if (!page) throw new Error('a third page');
    const { text, boxes } = page.content;
    const range = { start: 300, end: 330 };
    const [line = [0, 0, 0, 0]] = rectsOfRange(text, boxes, range);
    const [x0, y0, x1, y1] = line;
    const corners = [[x0, y0], [x1, y0], [(x0 + x1) / 2, y1]] as const; // prettier-ignore
    const common = { pageIndex: 2, rects: [], text: text.text, headings: [] };
    const polygon = describeAnchor({ ...common, kind: 'polygon', drawn: [corners], range });
    const ink = describeAnchor({ ...common, kind: 'ink', drawn: [corners], range: null });
    const results = carry([polygon, ink], old, now);
    expect(results.map(({ status }) => status)).toEqual(['placed', 'placed']);
    const [from] = polygon.rects;
    results.forEach((one, index) => {
      if (one.status !== 'placed') return;
      const mark = index === 0 ? polygon : ink;
      const there = atPlace(mark, one.place);
      const [to] = there.rects;
      if (!from || !to) throw new Error('a rect');
      expect(to).not.toEqual(from);
      expect(there.strokes).toEqual(mark.strokes);
      const shift = { x: to[0] - from[0], y: to[1] - from[1] };
      drawnPoints(there)
        .flat()
        .forEach(([x, y], at) => {
          expect(x).toBeCloseTo((corners[at]?.[0] ?? 0) + shift.x, 0);
          expect(y).toBeCloseTo((corners[at]?.[1] ?? 0) + shift.y, 0);
        });
    });
  });
});
