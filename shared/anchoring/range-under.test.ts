import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rectsOfRange } from './carry/run-boxes.ts';
import { pageText } from './page-text.ts';
import { rangeUnder } from './range-under.ts';

const LINES = ['复核设计洪水成果', '补充50年一遇壅水计算', '明确围堰拆除时限'];
const PAGE = pageText(LINES.map((text) => ({ text, endsLine: true })));
const BOXES = LINES.map((text, line) => {
  return { x: 72, y: 700 - line * 20, dx: text.length * 12, dy: 0, height: 12, units: text.length };
});

test('EX7 the words under a mark of another program are those its rects cover', () => {
  fc.assert(
    fc.property(fc.nat(PAGE.text.length - 1), fc.integer({ min: 1, max: 12 }), (start, length) => {
      const range = { start, end: Math.min(PAGE.text.length, start + length) };
      expect(rangeUnder(PAGE, BOXES, rectsOfRange(PAGE, BOXES, range))).toEqual(range);
    }),
  );
  expect(rangeUnder(PAGE, BOXES, [[400, 400, 500, 500]])).toBeNull();
});
