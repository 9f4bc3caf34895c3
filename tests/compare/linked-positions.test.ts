import { expect, test } from 'vitest';
import { linkPositions } from '#shared/anchoring/compare/linked-positions.ts';
import { Random } from '../sim/random.ts';
import { chineseReport } from '../carry/chinese-report.ts';
import { revise } from '../carry/revise.ts';
import { typeset, VIEW } from '../carry/typeset.ts';
import { compare, finish } from './compare.ts';

const STYLE = {
  lineLength: 34,
  linesPerPage: 41,
  title: '某河大桥防洪评价报告',
  firstNumber: 1,
  hyphenates: false,
  isSpaced: false,
};
const CHANGES = {
  slips: 10,
  insertions: 30,
  deletions: 5,
  replacements: 10,
  copies: 0,
  movedParagraphs: 2,
  movedChapters: 1,
  widths: 0,
};
/** Two lines, and the edges of a page: a line may be on two pages in the other version. */
const NEAR = (2 * 18 + 90) / 842;
const shareDown = (_page: number, _x: number, y: number): number => (VIEW[3] - y) / (VIEW[3] - VIEW[1]);

function linked(seed: number) {
  const random = new Random(seed, 2026);
  const atoms = chineseReport(6, random);
  const set = (all: typeof atoms, style = STYLE) => ({
    pages: typeset(all, style).map(({ content }) => content),
    headings: [],
  });
  const old = set(atoms);
  const now = set(revise(atoms, CHANGES, random), { ...STYLE, linesPerPage: 40 });
  const { context, changes } = compare(old, now);
  const side = (flat: typeof context.old, version: typeof old) => ({ flat, version, shareDown });
  const links = finish(linkPositions(side(context.old, old), side(context.new, now), changes));
  return { old, now, context, changes, links };
}

test.each([1, 2, 3, 4])(
  'CV6 beginning faces beginning, end faces end, and no way goes back (seed %i)',
  (seed) => {
    const { old, now, links } = linked(seed);
    expect(links.facing('old', 0)).toBe(0);
    expect(links.facing('old', old.pages.length)).toBe(now.pages.length);
    const steps = Array.from({ length: old.pages.length * 10 }, (_, step) => links.facing('old', step / 10));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  },
);

test.each([1, 2, 3, 4])(
  'CV6 words that stayed face each other within two lines, and back (seed %i)',
  (seed) => {
    const { old, now, context, changes, links } = linked(seed);
    const moved = changes.filter(({ kind }) => kind === 'moved');
    const position = (page: number, y: number) => page + shareDown(page, 0, y);
    let looked = 0;
    for (let index = 0; index < context.old.codes.length; index += 97) {
      const to = context.alignment.toNew[index] ?? -1;
      const hasMoved = moved.some((change) => index >= change.old.start && index < change.old.end);
      const isNear = changes.some(
        ({ old: gone, now: come }) =>
          (index > gone.start - 60 && index < gone.end + 60) || (to > come.start - 60 && to < come.end + 60),
      );
      if (to < 0 || hasMoved || isNear) continue;
      const at = (flat: typeof context.old, version: typeof old, char: number) => {
        const page = flat.starts.findLastIndex((start) => start <= char);
        const unit = flat.units[char] ?? 0;
        const content = version.pages[page];
        return position(page, content?.boxes[content.text.runs[unit] ?? 0]?.y ?? 0);
      };
      const here = at(context.old, old, index);
      const there = at(context.new, now, to);
      expect(Math.abs(links.facing('old', here) - there)).toBeLessThan(NEAR);
      expect(Math.abs(links.facing('new', there) - here)).toBeLessThan(NEAR);
      looked++;
    }
    expect(looked).toBeGreaterThan(10);
  },
);
