import { similarity } from '../edit-distance.ts';
import type { CarryContext } from './carry-context.ts';
import { UNKNOWN } from './align-texts.ts';
import { CARRY_FLOOR, type CarriedBy, type UnplacedReason } from './carried.ts';
import type { TextRange } from './flat-text.ts';

/** Where in the new flat text the words may have gone: several stretches if something was put in between. */
export interface WordsCandidate {
  readonly by: CarriedBy;
  readonly score: number;
  readonly ranges: readonly TextRange[];
}

export type CarriedWords =
  | { readonly status: 'placed'; readonly found: WordsCandidate }
  | {
      readonly status: 'unplaced';
      readonly reason: UnplacedReason;
      readonly candidates: readonly WordsCandidate[];
    };

/** How far around the words their surroundings are asked. */
const NEAR = 24;
/** Characters around a quote that may have come in or gone out between it and what bears it out. */
const DRIFT = 8;
/** Characters more than the quote that may have been replaced with it. */
const SLACK = 4;
/** Characters of the quote and around it that must be certain at the place found. */
const SUPPORT = 20;
/** Shorter ones are found word for word or not at all (AN5). */
const SHORTEST_CHANGED = 7;
const LONGEST_SPAN = 4_000;
/** Beyond a paragraph that moved by itself. */
const FAR = 300;
/** Right beside the words; and half the length of the parts by which another place is recognised. */
const BESIDE = 7;
/** How far ahead of the runner-up the surroundings of one place must be (AN4). */
const MARGIN = 0.2;
const SHORTEST_OF_SECTION = 10;
const SHORTEST_ELSEWHERE = 8;
const MOST_ELSEWHERE = 50;
/** Longer stretches are compared by their certain characters alone. */
const LONGEST_COMPARED = 600;

/** Where the words of a stretch of the old text stand in the new one (AN12, AN13). */
export function carryWords(context: CarryContext, from: TextRange): CarriedWords {
  const candidates: WordsCandidate[] = [];
  const quote = context.old.text.slice(from.start, from.end);

  const whole = wholeStretch(context, from);
  if (whole) {
    const found: WordsCandidate = { by: 'text', score: 1, ranges: [whole] };
    const rivals = rivalsOf(context, from, quote, whole);
    if (rivals.length > 0) return { status: 'unplaced', reason: 'ambiguous', candidates: [found, ...rivals] };
    if (isSupported(context, from, whole)) return { status: 'placed', found };
    candidates.push({ ...found, score: 0.6 });
  }

  const span = spanAround(context, from);
  if (span) {
    const inside = sameWordsIn(context, from, quote, span);
    if (inside.status === 'found') {
      const found: WordsCandidate = { by: 'text', score: 1, ranges: [inside.range] };
      if (isSupported(context, from, inside.range)) return { status: 'placed', found };
      candidates.push({ ...found, score: 0.6 });
    } else if (inside.status === 'several') {
      return {
        status: 'unplaced',
        reason: 'ambiguous',
        candidates: inside.ranges.map((range) => ({ by: 'text', score: 0.7, ranges: [range] })),
      };
    }
  }

  const changed = changedStretch(context, from, quote, span);
  if (changed) {
    if (changed.score >= CARRY_FLOOR) return { status: 'placed', found: changed };
    candidates.push(changed);
  }

  const moved = sameWordsElsewhere(context, from, quote);
  if (moved.best) return { status: 'placed', found: moved.best };
  candidates.push(...moved.others);
  if (span && !changed && span.new.end > span.new.start && candidates.length === 0) {
    candidates.push({ by: 'surroundings', score: 0.5, ranges: [span.new] });
  }
  const seam = seamOf(context, from);
  if (seam && candidates.length === 0) candidates.push(seam);
  const reason = changed ? 'changed' : span ? 'removed' : moved.others.length > 1 ? 'ambiguous' : 'lost';
  return { status: 'unplaced', reason, candidates };
}

/** The stretch, if each of its characters is certain and they stand together. */
function wholeStretch({ alignment }: CarryContext, { start, end }: TextRange): TextRange | null {
  const first = alignment.toNew[start] ?? UNKNOWN;
  if (first === UNKNOWN) return null;
  for (let index = start; index < end; index++) {
    if (alignment.toNew[index] !== first + index - start) return null;
  }
  return { start: first, end: first + end - start };
}

/**
 * Other places with as good a claim: where the words seem to have moved by themselves, and parts of them stand
 * once more, nobody's yet. One of the two is a copy, and which is not known. In parts, since a hyphen or a slip
 * in the original must not make the copy the only one.
 */
function rivalsOf(
  context: CarryContext,
  from: TextRange,
  quote: string,
  to: TextRange,
): readonly WordsCandidate[] {
  if (isInPlace(context, from, to)) return [];
  const { old, new: now, alignment } = context;
  const starts = [from.start - BESIDE, from.end - BESIDE];
  for (let at = from.start; at + BESIDE * 2 <= from.end; at += BESIDE * 2) starts.push(at);
  const rivals: WordsCandidate[] = [];
  for (const start of starts) {
    const part = old.text.slice(Math.max(0, start), start + BESIDE * 2);
    for (const at of placesOf(now.text, part, { start: 0, end: now.codes.length })) {
      const middle = at + (part.length >> 1);
      if (alignment.toOld[middle] !== UNKNOWN) continue;
      const begin = Math.max(0, at + from.start - start);
      const range = { start: begin, end: Math.min(now.codes.length, begin + quote.length) };
      if (range.start < range.end) rivals.push({ by: 'text', score: 0.7, ranges: [range] });
      if (rivals.length > 0) return rivals;
    }
  }
  return rivals;
}

/** Whether what stands farther off, on both sides, went the same way. */
function isInPlace({ alignment, old }: CarryContext, from: TextRange, to: TextRange): boolean {
  const size = old.codes.length;
  return [-1, 1].every((side) => {
    let same = 0;
    let known = 0;
    for (let distance = FAR; distance < FAR * 3; distance += 4) {
      const at = side === -1 ? from.start - distance : from.end + distance;
      const now = alignment.toNew[at] ?? UNKNOWN;
      if (at < 0 || at >= size || now === UNKNOWN) continue;
      known++;
      const moved = side === -1 ? to.start - now : now - to.end;
      if (moved > 0 && moved < distance + FAR * 2) same++;
    }
    const isEndOfText = side === -1 ? from.start < FAR : from.end > size - FAR;
    return isEndOfText || same * 2 > known;
  });
}

/**
 * Whether enough of the words and of what is around them certainly stands at and around `to`, beginning right
 * beside it: a word that a rewritten sentence happens to hold too is borne out by nothing.
 */
function isSupported(context: CarryContext, from: TextRange, to: TextRange): boolean {
  const inside = Math.min(NEAR, countCertain(context, from, to.start, to.end));
  if (inside >= NEAR) return true;
  const size = context.old.codes.length;
  const left = certainBefore(context, from.start, to.start);
  const right = certainBehind(context, from.end, to.end);
  const available = Math.min(NEAR, from.start) + Math.min(NEAR, size - from.end);
  const asked = Math.min(SUPPORT, Math.ceil((available + from.end - from.start) * 0.75));
  if (inside + left + right < asked) return false;
  const touching = Math.max(
    certainBefore(context, from.start, to.start, BESIDE),
    certainBehind(context, from.end, to.end, BESIDE),
  );
  return Math.max(left, right) >= Math.min(12, asked / 2) && touching >= BESIDE - 2;
}

function certainBefore(context: CarryContext, start: number, to: number, reach = NEAR): number {
  const from = { start: Math.max(0, start - reach), end: start };
  return countCertain(context, from, to - reach - DRIFT, to);
}

function certainBehind(context: CarryContext, end: number, to: number, reach = NEAR): number {
  const from = { start: end, end: Math.min(context.old.codes.length, end + reach) };
  return countCertain(context, from, to, to + reach + DRIFT);
}

function countCertain(
  { alignment }: CarryContext,
  { start, end }: TextRange,
  low: number,
  high: number,
): number {
  let count = 0;
  for (let index = start; index < end; index++) {
    const to = alignment.toNew[index] ?? UNKNOWN;
    if (to !== UNKNOWN && to >= low && to < high) count++;
  }
  return count;
}

interface Span {
  readonly old: TextRange;
  readonly new: TextRange;
}

/** Between the nearest certain characters on both sides, if those still follow one another. */
function spanAround(context: CarryContext, { start, end }: TextRange): Span | null {
  const { alignment, old } = context;
  const size = old.codes.length;
  let before = start - 1;
  while (before >= 0 && alignment.toNew[before] === UNKNOWN && start - before < LONGEST_SPAN) before--;
  let behind = end;
  while (behind < size && alignment.toNew[behind] === UNKNOWN && behind - end < LONGEST_SPAN) behind++;
  if (start - before >= LONGEST_SPAN || behind - end >= LONGEST_SPAN) return null;
  const from = before < 0 ? 0 : (alignment.toNew[before] ?? 0) + 1;
  const to = behind >= size ? context.new.codes.length : (alignment.toNew[behind] ?? 0);
  if (to < from || to - from > LONGEST_SPAN + (end - start) * 2) return null;
  return { old: { start: before + 1, end: behind }, new: { start: from, end: to } };
}

type Inside =
  | { readonly status: 'found'; readonly range: TextRange }
  | { readonly status: 'several'; readonly ranges: readonly TextRange[] }
  | { readonly status: 'none' };

/** The same words in the span: once in both texts, or told apart by their surroundings both ways. */
function sameWordsIn(context: CarryContext, from: TextRange, quote: string, span: Span): Inside {
  const there = placesOf(context.new.text, quote, span.new);
  const [only] = there;
  if (only === undefined) return { status: 'none' };
  const here = placesOf(context.old.text, quote, span.old);
  const toRange = (start: number): TextRange => ({ start, end: start + quote.length });
  if (here.length === 1 && there.length === 1) return { status: 'found', range: toRange(only) };
  const best = clearlyBest(context, from.start, here, there, quote.length);
  return best === null
    ? { status: 'several', ranges: there.slice(0, MOST_ELSEWHERE).map(toRange) }
    : { status: 'found', range: toRange(best) };
}

function placesOf(text: string, quote: string, { start, end }: TextRange): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote, start); at !== -1 && at + quote.length <= end;) {
    places.push(at);
    if (places.length >= MOST_ELSEWHERE) break;
    at = text.indexOf(quote, at + 1);
  }
  return places;
}

/**
 * The place of `there` whose surroundings are like those of `from`, clearly more than those of any other, and
 * clearly more than they are like those of any other place in `here`: else it may have come from there.
 */
function clearlyBest(
  context: CarryContext,
  from: number,
  here: readonly number[],
  there: readonly number[],
  length: number,
): number | null {
  const likeness = (old: number, now: number) => surroundingsAlike(context, old, now, length).mean;
  const ranked = there
    .map((at) => ({ at, ...surroundingsAlike(context, from, at, length) }))
    .map(({ at, mean, best }) => ({ at, score: mean, side: best }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (!best || best.score < 0.5 || (second && best.score - second.score < MARGIN)) return null;
  // More places than before, one of them copied: what is whole on one side may be the original.
  if (there.length > here.length && ranked.slice(1).some(({ side }) => side >= CARRY_FLOOR)) return null;
  const rival = Math.max(0, ...here.filter((at) => at !== from).map((at) => likeness(at, best.at)));
  return best.score - rival >= MARGIN ? best.at : null;
}

function surroundingsAlike(
  context: CarryContext,
  old: number,
  now: number,
  length: number,
): { readonly mean: number; readonly best: number } {
  const around = (text: string, at: number) => ({
    before: text.slice(Math.max(0, at - NEAR), at),
    behind: text.slice(at + length, at + length + NEAR),
  });
  const mine = around(context.old.text, old);
  const theirs = around(context.new.text, now);
  const before = similarity(mine.before, theirs.before);
  const behind = similarity(mine.behind, theirs.behind);
  return { mean: (before + behind) / 2, best: Math.max(before, behind) };
}

/**
 * What stands now where the words stood. By `text` while it is nearly the same, by `surroundings` where it is
 * not but what stands before and behind it is.
 */
function changedStretch(
  context: CarryContext,
  from: TextRange,
  quote: string,
  span: Span | null,
): WordsCandidate | null {
  const stretch = hullOf(context, from) ?? replacedIn(from, span);
  if (!stretch || stretch.new.end <= stretch.new.start) return null;
  const ranges = withoutPutIn(context, from, stretch.new);
  const words = ranges.map(({ start, end }) => context.new.text.slice(start, end)).join('');
  const [shorter, longer] = [Math.min(words.length, quote.length), Math.max(words.length, quote.length)];
  if (longer > shorter * 3 + 12) return null;
  const alike =
    longer <= LONGEST_COMPARED
      ? similarity(quote, words)
      : countCertain(context, from, stretch.new.start, stretch.new.end) / longer;
  if (alike >= CARRY_FLOOR && longer >= SHORTEST_CHANGED && isSupported(context, from, stretch.new)) {
    return { by: 'text', score: alike, ranges };
  }
  return { by: 'surroundings', score: certainShareAround(context, stretch), ranges };
}

/** The stretch without what was put in between words of it, new or from elsewhere: a mark goes around a new paragraph. */
function withoutPutIn(
  { alignment }: CarryContext,
  from: TextRange,
  { start, end }: TextRange,
): readonly TextRange[] {
  const isOwn = (index: number): boolean => {
    const old = alignment.toOld[index] ?? UNKNOWN;
    return old >= from.start && old < from.end;
  };
  const ranges: TextRange[] = [];
  let open = start;
  for (let index = start; index < end; index++) {
    if (isOwn(index)) continue;
    let to = index + 1;
    while (to < end && !isOwn(to)) to++;
    if (to - index >= NEAR && to - index < end - start) {
      if (index > open) ranges.push({ start: open, end: index });
      open = to;
    }
    index = to;
  }
  if (open < end) ranges.push({ start: open, end });
  const ownShare = (range: TextRange): number => {
    let own = 0;
    for (let index = range.start; index < range.end; index++) if (isOwn(index)) own++;
    return own / (range.end - range.start);
  };
  // What is left of it beyond a new paragraph must be more than a word the two have in common.
  return ranges.length === 1 ? ranges : ranges.filter((range) => ownShare(range) >= 0.5);
}

/** How much of what stands on both sides is certain, of all that there is. */
function certainShareAround(context: CarryContext, stretch: Span): number {
  const left = Math.min(NEAR, stretch.old.start);
  const right = Math.min(NEAR, context.old.codes.length - stretch.old.end);
  if (left + right < NEAR) return 0;
  const certain =
    certainBefore(context, stretch.old.start, stretch.new.start) +
    certainBehind(context, stretch.old.end, stretch.new.end);
  return certain / (left + right);
}

/** What was replaced, while that is hardly more than the quote: of a rewritten sentence no part is known. */
function replacedIn({ start, end }: TextRange, span: Span | null): Span | null {
  if (!span) return null;
  return span.old.end - span.old.start <= end - start + SLACK ? span : null;
}

/** Between its outermost certain characters; null without any, or where they do not keep their order. */
function hullOf(context: CarryContext, { start, end }: TextRange): Span | null {
  const { toNew } = context.alignment;
  let first = start;
  while (first < end && (toNew[first] ?? UNKNOWN) === UNKNOWN) first++;
  if (first === end) return null;
  let last = end - 1;
  while ((toNew[last] ?? UNKNOWN) === UNKNOWN) last--;
  const { left, right } = sidesOf(context, { start, end });
  const [to, until] = [toNew[first] ?? 0, (toNew[last] ?? 0) + 1];
  if (!isRising(toNew, first, last)) return null;
  const from = first === start ? to : left >= 0 && left <= to ? left : to;
  const back = last === end - 1 ? until : right >= until ? right : until;
  return { old: { start, end }, new: { start: from, end: back } };
}

function isRising(toNew: Int32Array, first: number, last: number): boolean {
  let before = UNKNOWN;
  for (let index = first; index <= last; index++) {
    const to = toNew[index] ?? UNKNOWN;
    if (to === UNKNOWN) continue;
    if (to <= before) return false;
    before = to;
  }
  return true;
}

/** Where the new text goes on behind what stood before the stretch, and begins again; -1 where unknown. */
function sidesOf(context: CarryContext, { start, end }: TextRange): { left: number; right: number } {
  const { toNew } = context.alignment;
  const size = context.old.codes.length;
  const before = start === 0 ? -1 : (toNew[start - 1] ?? UNKNOWN);
  const behind = end === size ? context.new.codes.length : (toNew[end] ?? UNKNOWN);
  return { left: start === 0 ? 0 : before === UNKNOWN ? -1 : before + 1, right: behind };
}

/** The same words anywhere that no other place of the old text has a claim on (AN12). */
function sameWordsElsewhere(
  context: CarryContext,
  from: TextRange,
  quote: string,
): { readonly best: WordsCandidate | null; readonly others: readonly WordsCandidate[] } {
  const { old, alignment } = context;
  const all = placesOf(context.new.text, quote, { start: 0, end: context.new.codes.length });
  const free = all.filter((at) => alignment.toOld[at] === UNKNOWN);
  const others = (free.length > 0 ? free : all).map((at) => ({
    by: 'text' as const,
    score: 0.6 * surroundingsAlike(context, from.start, at, quote.length).mean,
    ranges: [{ start: at, end: at + quote.length }],
  }));
  if (quote.length < SHORTEST_ELSEWHERE || all.length >= MOST_ELSEWHERE) return { best: null, others };
  const unclaimed = placesOf(old.text, quote, { start: 0, end: old.codes.length }).filter(
    (at) => at === from.start || alignment.toNew[at] === UNKNOWN,
  );
  const best = clearlyBest(context, from.start, unclaimed, free, quote.length);
  if (best !== null) {
    return { best: { by: 'text', score: 1, ranges: [{ start: best, end: best + quote.length }] }, others };
  }
  return { best: inSameSection(context, from, quote, unclaimed, free), others };
}

/** The only place in the section of the same name, if it was the only one there before (AN13). */
function inSameSection(
  context: CarryContext,
  from: TextRange,
  quote: string,
  here: readonly number[],
  there: readonly number[],
): WordsCandidate | null {
  if (quote.length < SHORTEST_OF_SECTION) return null;
  const section = context.sections.oldAt(from.start);
  const now = section && context.sections.newNamed(section.name);
  if (!section || !now) return null;
  const isIn =
    ({ start, end }: TextRange) =>
    (at: number) =>
      at >= start && at < end;
  const [best, ...more] = there.filter(isIn(now));
  if (best === undefined || more.length > 0 || here.filter(isIn(section)).length !== 1) return null;
  return { by: 'section', score: CARRY_FLOOR, ranges: [{ start: best, end: best + quote.length }] };
}

/** Where the words would stand, going by the nearest certain character before or behind them. */
function seamOf(context: CarryContext, { start, end }: TextRange): WordsCandidate | null {
  const { toNew } = context.alignment;
  const length = end - start;
  const size = context.new.codes.length;
  for (let step = 1; step <= LONGEST_SPAN; step++) {
    const before = toNew[start - step] ?? UNKNOWN;
    if (before !== UNKNOWN) {
      const at = Math.min(Math.max(0, size - 1), before + 1);
      return { by: 'surroundings', score: 0.3, ranges: [{ start: at, end: Math.min(size, at + 1) }] };
    }
    const behind = toNew[end - 1 + step] ?? UNKNOWN;
    if (behind !== UNKNOWN) {
      const at = Math.max(0, behind - Math.min(length, 1));
      return { by: 'surroundings', score: 0.3, ranges: [{ start: at, end: at + 1 }] };
    }
  }
  return null;
}
