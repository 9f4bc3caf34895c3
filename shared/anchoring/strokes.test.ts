import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_POINTS, MOST_STROKES } from './anchor.ts';
import {
  distanceToSegment,
  drawnPoints,
  packStrokes,
  simplified,
  smoothed,
  type MarkPoint,
} from './strokes.ts';

const coordinate = fc.double({ min: 0, max: 3400, noNaN: true });
const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 200 });

function distanceToLine(point: MarkPoint, points: readonly MarkPoint[]): number {
  return Math.min(...points.map((from, index) => distanceToSegment(point, from, points[index + 1] ?? from)));
}

test('AN16 a simplified line keeps its ends and leaves out nothing farther than it may', () => {
  fc.assert(
    fc.property(line, fc.constantFrom(0.35, 2, 20), (points, tolerance) => {
      const fewer = simplified(points, tolerance);
      expect(fewer[0]).toEqual(points[0]);
      expect(fewer.at(-1)).toEqual(points.at(-1));
      for (const point of points) {
        expect(distanceToLine(point, fewer)).toBeLessThanOrEqual(tolerance + 1e-9);
      }
    }),
  );
});

test('AN16 a straight line needs two points, however often the hand was asked', () => {
  const hand = Array.from({ length: 300 }, (_, step): MarkPoint => [step, step / 2]);
  expect(simplified(hand, 0.35)).toEqual([[0, 0], [299, 149.5]]); // prettier-ignore
});

test('AN16 smoothing takes out the trembling and leaves the ends', () => {
  const trembling = Array.from({ length: 40 }, (_, step): MarkPoint => [step * 4, step % 2]);
  const calm = smoothed(trembling);
  const roughness = (points: readonly MarkPoint[]): number =>
    points.slice(1).reduce((sum, [, y], index) => sum + Math.abs(y - (points[index]?.[1] ?? y)), 0);
  expect([calm[0], calm.at(-1)]).toEqual([trembling[0], trembling.at(-1)]);
  expect(roughness(calm)).toBeLessThan(roughness(trembling) * 0.6);
});

test('AN16 any amount of ink fits, and stands where it was drawn', () => {
  const page = Array.from({ length: MOST_STROKES + 40 }, (_, row) =>
    Array.from({ length: 200 }, (_step, at): MarkPoint => [at * 3, row * 5 + Math.sin(at * 1.3 + row) * 2]),
  );
  const packed = packStrokes('ink', page);
  expect(packed?.strokes.length).toBeLessThanOrEqual(MOST_STROKES);
  expect(packed?.strokes.flat().length).toBeLessThanOrEqual(MOST_POINTS);
  const few = page.slice(0, 3);
  const small = packStrokes('ink', few);
  const drawn = drawnPoints({
    kind: 'ink',
    pageIndex: 0,
    rects: small ? [small.rect] : [],
    strokes: small?.strokes,
  });
  for (const [index, stroke] of few.entries()) {
    for (const point of stroke) expect(distanceToLine(point, drawn[index] ?? [])).toBeLessThan(0.5);
  }
});

test('AN16 a dot is ink, and a level arrow an arrow', () => {
  expect(packStrokes('ink', [[[5, 7]]])).toEqual({ rect: [5, 7, 5, 7], strokes: [[[0, 0]]] });
  const level = packStrokes('arrow', [[[90, 50], [10, 50]]]); // prettier-ignore
  expect(level).toEqual({ rect: [10, 50, 90, 50], strokes: [[[10_000, 0], [0, 0]]] }); // prettier-ignore
});
