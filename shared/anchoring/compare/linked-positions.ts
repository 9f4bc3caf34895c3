import { pageAt, type FlatText } from '../carry/flat-text.ts';
import { rectsOfRange } from '../carry/run-boxes.ts';
import type { VersionContent } from '../carry/version-content.ts';
import type { Change } from './version-changes.ts';

/** Where in a version: pages above it and the part of its own page that is above it. */
export type Position = number;

/** How far down a page a point of it is as shown, 0 to 1. */
export type ShareDown = (pageIndex: number, x: number, y: number) => number;

interface LinkedSide {
  readonly flat: FlatText;
  readonly version: VersionContent;
  readonly shareDown: ShareDown;
}

/** Characters between two places that are linked; between them the way is straight. */
const STEP = 24;
/** Characters between two yields. */
const SLICE = 2_048;

/**
 * Which position of one version faces which of the other: the same words face each other, wherever their pages
 * went (CV6). Never goes back, so that both sides scroll one way; what moved is passed where the rest goes on.
 */
export class LinkedPositions {
  readonly #old: readonly Position[];
  readonly #new: readonly Position[];

  constructor(pairs: readonly (readonly [Position, Position])[]) {
    this.#old = pairs.map(([old]) => old);
    this.#new = pairs.map(([, now]) => now);
  }

  facing(side: 'old' | 'new', position: Position): Position {
    return side === 'old' ? between(this.#old, this.#new, position) : between(this.#new, this.#old, position);
  }
}

export function* linkPositions(
  old: LinkedSide,
  now: LinkedSide,
  changes: readonly Change[],
): Generator<undefined, LinkedPositions> {
  const pieces = changes.flatMap((change) => change.pieces);
  const oldWords = keptIndices(pieces.map((piece) => piece.old).sort(byStart), old.flat.codes.length);
  const newWords = keptIndices(pieces.map((piece) => piece.now).sort(byStart), now.flat.codes.length);
  const pairs: (readonly [Position, Position])[] = [[0, 0]];
  const link = (a: number, b: number): void => {
    const last = pairs.at(-1) ?? [0, 0];
    const pair = [positionOf(old, a), positionOf(now, b)] as const;
    // Columns and the cells of a row go back up the page.
    if (pair[0] > last[0] && pair[1] > last[1]) pairs.push(pair);
  };
  let before: readonly [number, number] = [-1, -1];
  for (let step = 0; ; step++) {
    const a = oldWords.next();
    const b = newWords.next();
    if (a.done || b.done) break;
    // Where something comes between on either side, a page break too, both edges of it.
    const goesOn = isNext(old.flat, before[0], a.value) && isNext(now.flat, before[1], b.value);
    if (!goesOn && step > 0) link(before[0], before[1]);
    if (!goesOn || step % STEP === 0) link(a.value, b.value);
    before = [a.value, b.value];
    if (step % SLICE === SLICE - 1) yield;
  }
  pairs.push([old.version.pages.length, now.version.pages.length]);
  return new LinkedPositions(pairs);
}

function isNext(flat: FlatText, before: number, index: number): boolean {
  return index === before + 1 && pageAt(flat, index) === pageAt(flat, Math.max(0, before));
}

function byStart(one: { readonly start: number }, other: { readonly start: number }): number {
  return one.start - other.start;
}

/** What stayed, in order: it is the same in both texts (CV1). */
function* keptIndices(
  gone: readonly { readonly start: number; readonly end: number }[],
  length: number,
): Generator<number, void> {
  let at = 0;
  for (const { start, end } of gone) {
    for (; at < start; at++) yield at;
    at = Math.max(at, end);
  }
  for (; at < length; at++) yield at;
}

function positionOf({ flat, version, shareDown }: LinkedSide, index: number): Position {
  const pageIndex = pageAt(flat, index);
  const page = version.pages[pageIndex];
  const unit = flat.units[index] ?? 0;
  const [rect] = page ? rectsOfRange(page.text, page.boxes, { start: unit, end: unit + 1 }) : [];
  if (!rect) return pageIndex;
  const share = shareDown(pageIndex, (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2);
  return pageIndex + Math.min(0.999, Math.max(0, share));
}

/** Straight between two known places. */
function between(from: readonly Position[], to: readonly Position[], position: Position): Position {
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((from[middle] ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  const before = Math.max(0, low - 1);
  const behind = Math.min(from.length - 1, low);
  const start = from[before] ?? 0;
  const length = (from[behind] ?? 0) - start;
  const share = length > 0 ? Math.min(1, Math.max(0, (position - start) / length)) : 0;
  return (to[before] ?? 0) + ((to[behind] ?? 0) - (to[before] ?? 0)) * share;
}
