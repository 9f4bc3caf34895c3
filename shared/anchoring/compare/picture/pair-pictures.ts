import { evenContrast, PICTURE_SIDE, shrink, type GreyPicture } from '../../picture/grey-picture.ts';
import { SheetFinder } from '../../picture/sheet-finder.ts';
import type { Position } from '../linked-positions.ts';
import type { InkImage, PixelBox } from './ink-image.ts';

/** A page without words, or a figure, as far as it must be known to find it in the other version. */
export interface Picture {
  readonly pageIndex: number;
  /** On the page as shown, in points from its upper left corner. */
  readonly box: PixelBox;
  readonly isPage: boolean;
  /** Where it stands: pages above it and the part of its page that is above its middle. */
  readonly at: Position;
  readonly look: Look;
  /** Of a page: as comments on it are carried by. */
  readonly grey: GreyPicture | null;
}

/** A picture at a glance: how dark each of `LOOK_SIDE`² squares of it is. */
export type Look = Uint8Array;

const LOOK_SIDE = 24;

export function lookOf({ width, ink }: InkImage, box: PixelBox): Look {
  const sums = new Float64Array(LOOK_SIDE * LOOK_SIDE);
  const counts = new Uint32Array(LOOK_SIDE * LOOK_SIDE);
  const across = LOOK_SIDE / Math.max(1, box.right - box.left);
  const down = LOOK_SIDE / Math.max(1, box.bottom - box.top);
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const cell = Math.floor((y - box.top) * down) * LOOK_SIDE + Math.floor((x - box.left) * across);
      sums[cell] = (sums[cell] ?? 0) + (ink[y * width + x] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return Uint8Array.from(sums, (sum, cell) => sum / Math.max(1, counts[cell] ?? 1));
}

export function greyOf({ width, height, ink }: InkImage): GreyPicture {
  return evenContrast(shrink({ width, height, pixels: ink.map((value) => 255 - value) }, PICTURE_SIDE));
}

export interface PairedPictures {
  readonly pairs: readonly { readonly old: Picture; readonly now: Picture }[];
  /** With nothing like them in the other version. */
  readonly gone: readonly Picture[];
  readonly come: readonly Picture[];
}

/** Less alike than this and they are two pictures, unless both stand in the same place. */
const ALIKE = 0.55;
/** What a page of distance costs, up to so many pages. */
const A_PAGE = 0.012;
const FURTHEST = 15;
/** Sides may differ so much: a figure cut wider, a sheet of another scanner. */
const STRETCH = 1.3;

/**
 * Which picture became which (CV14): the ones most alike first, the nearer of two as alike; then the sheets that are
 * left as comments on them are carried; then what is left between the same neighbours, one for one. `facing`: where a
 * place of the old version is in the new one.
 */
export function* pairPictures(
  old: readonly Picture[],
  now: readonly Picture[],
  facing: (at: Position) => Position,
): Generator<undefined, PairedPictures> {
  const candidates: { readonly a: Picture; readonly b: Picture; readonly score: number }[] = [];
  for (const a of old) {
    const expected = facing(a.at);
    for (const b of now) {
      if (a.isPage !== b.isPage || !isShapedLike(a, b)) continue;
      const alike = likeness(a.look, b.look);
      const away = Math.min(FURTHEST, Math.abs(b.at - expected));
      if (alike >= ALIKE) candidates.push({ a, b, score: alike - A_PAGE * away });
    }
    yield;
  }
  candidates.sort((one, other) => other.score - one.score || one.a.at - other.a.at || one.b.at - other.b.at);
  const partner = new Map<Picture, Picture>();
  for (const { a, b } of candidates) {
    if (!partner.has(a) && !partner.has(b)) partner.set(a, b).set(b, a);
  }
  yield* findSheets(old, now, partner);
  replaceBetween(old, now, partner);
  const pairs = old.flatMap((a) => {
    const b = partner.get(a);
    return b ? [{ old: a, now: b }] : [];
  });
  return {
    pairs,
    gone: old.filter((picture) => !partner.has(picture)),
    come: now.filter((picture) => !partner.has(picture)),
  };
}

function isShapedLike({ box: a }: Picture, { box: b }: Picture): boolean {
  const across = (a.right - a.left) / Math.max(1, b.right - b.left);
  const down = (a.bottom - a.top) / Math.max(1, b.bottom - b.top);
  return across / down < STRETCH && down / across < STRETCH;
}

/** 1 for the same, 0 for nothing in common, whatever the strength of the print. */
function likeness(a: Look, b: Look): number {
  let [sumA, sumB] = [0, 0];
  for (let at = 0; at < a.length; at++) {
    sumA += a[at] ?? 0;
    sumB += b[at] ?? 0;
  }
  const [meanA, meanB] = [sumA / a.length, sumB / b.length];
  let [both, ofA, ofB] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const x = (a[at] ?? 0) - meanA;
    const y = (b[at] ?? 0) - meanB;
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  if (ofA === 0 || ofB === 0) return ofA === ofB ? 1 : 0;
  return both / Math.sqrt(ofA * ofB);
}

/** A sheet scanned anew, crooked and shifted, is not like itself at a glance, but is square by square (AN17, AN18). */
function* findSheets(
  old: readonly Picture[],
  now: readonly Picture[],
  partner: Map<Picture, Picture>,
): Generator<undefined, void> {
  const isLeft = (picture: Picture): boolean => picture.isPage && !partner.has(picture);
  const left = old.filter(isLeft);
  if (left.length === 0 || !now.some(isLeft)) return;
  const finder = new SheetFinder(greysOf(old), greysOf(now));
  for (const picture of left) {
    const fate = yield* finder.find(picture.pageIndex);
    if (fate.status !== 'found') continue;
    const { pageIndex } = fate.sheet;
    const found = now.find((other) => other.pageIndex === pageIndex && isLeft(other));
    if (found) partner.set(picture, found).set(found, picture);
  }
}

function greysOf(pictures: readonly Picture[]): ReadonlyMap<number, GreyPicture> {
  return new Map(pictures.flatMap(({ pageIndex, grey }) => (grey ? [[pageIndex, grey]] : [])));
}

/** Between the same two neighbours, as many here as there and of one kind: each was replaced by the other. */
function replaceBetween(
  old: readonly Picture[],
  now: readonly Picture[],
  partner: Map<Picture, Picture>,
): void {
  const newIndex = new Map(now.map((picture, index) => [picture, index]));
  let before = -1;
  let waiting: Picture[] = [];
  const close = (until: number): void => {
    const between = now
      .slice(before + 1, Math.max(before + 1, until))
      .filter((picture) => !partner.has(picture));
    if (between.length !== waiting.length) return;
    if (between.some((picture, index) => picture.isPage !== waiting[index]?.isPage)) return;
    waiting.forEach((picture, index) => {
      const other = between[index];
      if (other) partner.set(picture, other).set(other, picture);
    });
  };
  for (const picture of old) {
    const other = partner.get(picture);
    if (!other) {
      waiting.push(picture);
      continue;
    }
    const at = newIndex.get(other) ?? before;
    if (waiting.length > 0) close(at);
    waiting = [];
    before = at;
  }
  if (waiting.length > 0) close(now.length);
}
