import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CssRect } from '#renderer/pdf/page-geometry.ts';
import { around } from './cut-area.ts';

const page = { width: 595, height: 842 };
const mark: fc.Arbitrary<CssRect> = fc
  .tuple(
    fc.integer({ min: 0, max: 500 }),
    fc.integer({ min: 0, max: 800 }),
    fc.integer({ min: 0, max: 90 }),
    fc.integer({ min: 0, max: 40 }),
  )
  .map(([left, top, width, height]) => ({ left, top, width, height }));

test('CD8 what is cut out of a page holds the mark and something around it, and lies on the page', () => {
  fc.assert(
    fc.property(fc.array(mark, { minLength: 1, maxLength: 4 }), (marks) => {
      const cut = around(marks, page);
      expect(cut.width).toBeGreaterThanOrEqual(page.width / 4);
      expect(cut.left).toBeGreaterThanOrEqual(0);
      expect(cut.top).toBeGreaterThanOrEqual(0);
      expect(cut.left + cut.width).toBeLessThanOrEqual(page.width + 1e-6);
      expect(cut.top + cut.height).toBeLessThanOrEqual(page.height + 1e-6);
      for (const { left, top, width, height } of marks) {
        expect(left).toBeGreaterThanOrEqual(cut.left - 1e-6);
        expect(top).toBeGreaterThanOrEqual(cut.top - 1e-6);
        expect(left + width).toBeLessThanOrEqual(cut.left + cut.width + 1e-6);
        expect(top + height).toBeLessThanOrEqual(cut.top + cut.height + 1e-6);
      }
    }),
  );
});
