import type { Alignment } from '../carry/align-texts.ts';
import { matchGap } from './match-gap.ts';
import { keptRuns, matchTokens, type Run } from './match-tokens.ts';
import { ENDS_SENTENCE, IS_WHOLE, type Tokens } from './tokens.ts';

/** A run with its neighbours in the order of either text; what is not kept has moved. */
export interface SharedRun {
  a: number;
  b: number;
  length: number;
  readonly isKept: boolean;
}

/** Shorter than this, in characters, equal words elsewhere are chance and not a move. */
const SHORTEST_MOVED = 12;
/** Longest run, in characters, that is given up between two differences; see `withoutChance`. */
const LONGEST_CHANCE = 4;
/** Furthest that a difference is shifted to the beginning of its sentence, in tokens. */
const FURTHEST = 64;
const SLICE = 4_096;

/**
 * What both texts share, in whole tokens and sorted by `a`: the alignment, with the gaps between two neighbours
 * matched as closely as their size allows (CV1, CV2, CV3).
 */
export function* sharedRuns(
  alignment: Alignment,
  old: Tokens,
  now: Tokens,
): Generator<undefined, readonly SharedRun[]> {
  const weightOf = ({ a, length }: Run): number => (old.starts[a + length] ?? 0) - (old.starts[a] ?? 0);
  const matched = yield* matchTokens(alignment, old, now);
  const kept = keptRuns(matched, weightOf);
  yield;
  const certain = matched
    .filter((run) => kept.has(run) || weightOf(run) >= SHORTEST_MOVED)
    .map((run): SharedRun => ({ ...run, isKept: kept.has(run) }));
  const filled: SharedRun[] = [];
  let step = 0;
  for (const { left, right } of neighbours(certain, old, now)) {
    const runs = yield* matchGap(old, now, {
      a0: left.a + left.length,
      a1: right.a,
      b0: left.b + left.length,
      b1: right.b,
    });
    for (const run of runs) filled.push({ ...run, isKept: left.isKept && right.isKept });
    if (++step % SLICE === 0) yield;
  }
  const all = [...certain, ...filled].sort((one, other) => one.a - other.a);
  yield;
  const sure = withoutChance(all, old, now);
  yield;
  toSentences(sure, old, now);
  return sure.filter(({ length }) => length > 0);
}

/** Pairs that follow one another in both texts, the texts' beginnings and ends included. */
export function neighbours(
  byA: readonly SharedRun[],
  old: Tokens,
  now: Tokens,
): readonly { readonly left: SharedRun; readonly right: SharedRun }[] {
  const nextInNew = followersInNew(byA, now);
  const first: SharedRun = { a: 0, b: 0, length: 0, isKept: true };
  const last: SharedRun = { a: old.count, b: now.count, length: 0, isKept: true };
  return Array.from({ length: byA.length + 1 }, (_, index) => ({
    left: byA[index - 1] ?? first,
    right: byA[index] ?? last,
  })).filter(({ left, right }) => {
    const follower = nextInNew.get(left === first ? null : left);
    return follower === (right === last ? null : right);
  });
}

/** Each run's follower in the new text; null before the first and behind the last. */
function followersInNew(
  byA: readonly SharedRun[],
  now: Tokens,
): ReadonlyMap<SharedRun | null, SharedRun | null> {
  const byB = inNewOrder(byA, now);
  const followers = new Map<SharedRun | null, SharedRun | null>();
  for (let index = 0; index <= byB.length; index++) followers.set(byB[index - 1] ?? null, byB[index] ?? null);
  return followers;
}

export function inNewOrder(runs: readonly SharedRun[], now: Tokens): readonly SharedRun[] {
  return [...runs].sort((one, other) => Math.min(one.b, now.count) - Math.min(other.b, now.count));
}

/**
 * A few characters that stayed between two passages written anew stayed by chance (的, 和): marking around them
 * makes both passages unreadable. Numbers and words stay.
 */
function withoutChance(byA: readonly SharedRun[], old: Tokens, now: Tokens): readonly SharedRun[] {
  const pairs = new Set(neighbours(byA, old, now).map(({ left, right }) => pairKey(left, right)));
  const gone = new Set<SharedRun>();
  let before: SharedRun | undefined;
  for (const [index, run] of byA.entries()) {
    const behind = byA[index + 1];
    if (
      before &&
      behind &&
      pairs.has(pairKey(byA[index - 1] ?? before, run)) &&
      pairs.has(pairKey(run, behind)) &&
      isChance(old, now, before, run, behind)
    ) {
      gone.add(run);
    } else before = run;
  }
  return byA.filter((run) => !gone.has(run));
}

function pairKey(left: SharedRun, right: SharedRun): string {
  return `${left.a} ${left.b} ${right.a} ${right.b}`;
}

function isChance(old: Tokens, now: Tokens, left: SharedRun, run: SharedRun, right: SharedRun): boolean {
  for (let at = run.a; at < run.a + run.length; at++) if (old.traits[at] === IS_WHOLE) return false;
  const size = lengthOf(old, run.a, run.a + run.length);
  if (size > LONGEST_CHANCE) return false;
  const gone = [
    lengthOf(old, left.a + left.length, run.a),
    lengthOf(old, run.a + run.length, right.a),
  ] as const;
  const come = [
    lengthOf(now, left.b + left.length, run.b),
    lengthOf(now, run.b + run.length, right.b),
  ] as const;
  const around = [Math.max(gone[0], come[0]), Math.max(gone[1], come[1])] as const;
  if (gone[0] + gone[1] === 0 || come[0] + come[1] === 0) return false;
  if (!isProse(old, now, left, run) || !isProse(old, now, run, right)) return false;
  return Math.min(...around) >= Math.max(1, size);
}

/** There is more between two runs than figures and words that became others one by one. */
function isProse(old: Tokens, now: Tokens, left: SharedRun, right: SharedRun): boolean {
  return !areWhole(old, left.a + left.length, right.a) || !areWhole(now, left.b + left.length, right.b);
}

export function areWhole({ traits }: Tokens, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (traits[at] !== IS_WHOLE) return false;
  return true;
}

function lengthOf({ starts }: Tokens, from: number, to: number): number {
  return (starts[to] ?? 0) - (starts[from] ?? 0);
}

/** What was put in or taken out is shifted to where a sentence begins, if that says the same. */
function toSentences(byA: readonly SharedRun[], old: Tokens, now: Tokens): void {
  for (const { left, right } of neighbours(byA, old, now)) {
    if (left.length === 0 || right.length === 0) continue;
    const isInserted = left.a + left.length === right.a;
    const isDeleted = left.b + left.length === right.b;
    if (isInserted === isDeleted) continue;
    const [tokens, from, to] = isInserted
      ? [now, left.b + left.length, right.b]
      : [old, left.a + left.length, right.a];
    const shift = shiftToSentence(tokens, from, to, Math.min(FURTHEST, left.length - 1), right.length - 1);
    left.length += shift;
    right.a += shift;
    right.b += shift;
    right.length -= shift;
  }
}

/** By how many tokens, at the least, `from`..`to` goes back (or on) to begin behind a sentence. */
function shiftToSentence(tokens: Tokens, from: number, to: number, back: number, on: number): number {
  const isBehindSentence = (at: number): boolean => tokens.traits[at - 1] === ENDS_SENTENCE;
  if (isBehindSentence(from)) return 0;
  for (let step = 1; step <= back; step++) {
    if (tokens.ids[from - step] !== tokens.ids[to - step]) break;
    if (isBehindSentence(from - step)) return -step;
  }
  for (let step = 1; step <= Math.min(FURTHEST, on); step++) {
    if (tokens.ids[from + step - 1] !== tokens.ids[to + step - 1]) break;
    if (isBehindSentence(from + step)) return step;
  }
  return 0;
}
