import { expect, test } from 'vitest';
import type { Stretch } from '#shared/protocol/ipc/stretch.ts';
import { gapsIn, joined } from './stretches.ts';

const of = (...pairs: [number, number][]): Stretch[] => pairs.map(([start, end]) => ({ start, end }));

test('WS23 what touches or overlaps is one', () => {
  expect(joined(of([20, 29], [0, 9], [10, 14], [25, 40]))).toEqual(of([0, 14], [20, 40]));
  expect(joined([])).toEqual([]);
});

test.each([
  [of(), of([10, 19])],
  [of([0, 9], [20, 99]), of([10, 19])],
  [of([0, 99]), of()],
  [of([0, 12]), of([13, 19])],
  [of([12, 13], [15, 15]), of([10, 11], [14, 14], [16, 19])],
  [of([10, 10], [19, 19]), of([11, 18])],
])('WS23 with %j here, of 10 to 19 is lacking %j', (here, gaps) => {
  expect(gapsIn({ start: 10, end: 19 }, here)).toEqual(gaps);
});

test('WS23 gaps and what is here are all of it, and nothing twice', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 500; round++) {
    const here = Array.from({ length: random(8) }, () => {
      const start = random(90);
      return { start, end: start + random(12) };
    });
    const gaps = gapsIn({ start: 0, end: 99 }, here);
    const times = Array.from({ length: 100 }, () => 0);
    for (const { start, end } of [...joined(here), ...gaps]) {
      for (let at = start; at <= Math.min(99, end); at++) times[at] = (times[at] ?? 0) + 1;
    }
    expect(times.every((count) => count === 1)).toBe(true);
  }
});
