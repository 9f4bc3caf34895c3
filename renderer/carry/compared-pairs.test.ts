import { expect, test } from 'vitest';
import type { CarryContext } from '#shared/anchoring/carry/carry-context.ts';
import { compareVersions } from '#shared/anchoring/carry/carry-over.ts';
import type { VersionContent } from '#shared/anchoring/carry/version-content.ts';
import { sha256Schema, type Sha256 } from '#shared/domain/ids.ts';
import { ComparedPairs, type ComparedPair } from './compared-pairs.ts';

const file = (letter: string): Sha256 => sha256Schema.parse(letter.repeat(64));
const [A, B, C, D] = ['a', 'b', 'c', 'd'].map(file) as [Sha256, Sha256, Sha256, Sha256];

function emptyVersion(): VersionContent {
  return { pages: [], headings: [] };
}

function aPair(): ComparedPair {
  const [old, now] = [emptyVersion(), emptyVersion()];
  const work = compareVersions(old, now);
  let step = work.next();
  while (!step.done) step = work.next();
  const context: CarryContext = step.value;
  return { old, now, context, carried: new Map() };
}

test('CD8 the last two pairs of versions are kept, the one asked for last longest', () => {
  const pairs = new ComparedPairs();
  const first = aPair();
  pairs.keep(A, B, first);
  pairs.keep(B, C, aPair());
  expect(pairs.get(A, B)).toBe(first);
  pairs.keep(C, D, aPair());
  expect(pairs.get(A, B)).toBe(first);
  expect(pairs.get(B, C)).toBeNull();
  expect(pairs.get(B, A)).toBeNull();
});

test('CD8 the words of a version are found in whichever pair it is', () => {
  const pairs = new ComparedPairs();
  const pair = aPair();
  pairs.keep(A, B, pair);
  expect(pairs.wordsOf(A)).toBe(pair.old);
  expect(pairs.wordsOf(B)).toBe(pair.now);
  expect(pairs.wordsOf(C)).toBeNull();
});
