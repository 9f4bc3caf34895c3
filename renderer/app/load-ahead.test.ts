import { expect, test } from 'vitest';
import { loadAhead } from './load-ahead.ts';

/** Loads that wait to be let go, and moments that wait to be given, each in its order. */
function aLine(count: number) {
  const began: number[] = [];
  const ends = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const moments: (() => void)[] = [];
  const loads = ends.map(({ promise }, index) => () => {
    began.push(index);
    return promise;
  });
  const aMoment = (): Promise<void> => new Promise((resolve) => moments.push(resolve));
  return { began, ends, loads, aMoment, giveAMoment: () => moments.shift()?.() };
}

/** Everything that waits for nothing but its turn. */
const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('UI12: screens are loaded one after the other, each when there is a moment', async () => {
  const { began, ends, loads, aMoment, giveAMoment } = aLine(2);
  const done = loadAhead(loads, aMoment, new AbortController().signal);
  await turns();
  expect(began).toEqual([]);
  giveAMoment();
  await turns();
  expect(began).toEqual([0]);
  giveAMoment();
  await turns();
  expect(began).toEqual([0]);
  ends[0]?.resolve();
  await turns();
  expect(began).toEqual([0]);
  giveAMoment();
  await turns();
  expect(began).toEqual([0, 1]);
  ends[1]?.resolve();
  await done;
});

test('UI12: the first that does not come ends it', async () => {
  const { began, ends, loads, aMoment, giveAMoment } = aLine(2);
  const done = loadAhead(loads, aMoment, new AbortController().signal);
  giveAMoment();
  await turns();
  ends[0]?.reject(new Error('no link'));
  await done;
  expect(began).toEqual([0]);
});

test('UI12: called off, it begins nothing more', async () => {
  const { began, loads, aMoment, giveAMoment } = aLine(1);
  const stop = new AbortController();
  const done = loadAhead(loads, aMoment, stop.signal);
  stop.abort();
  giveAMoment();
  await done;
  expect(began).toEqual([]);
});
