import type { Anchor, Rect } from '../anchor.ts';
import { boundingRect } from '../rects.ts';
import { CARRY_FLOOR, placed, unplaced, type Candidate, type Carried } from '../carry/carried.ts';
import { BLOCK, BLOCK_ALIKE, type BlockResult, type SheetMatch } from './compare-sheets.ts';
import type { GreyPicture } from './grey-picture.ts';
import { SheetFinder, type SheetFate, type SheetFound } from './sheet-finder.ts';
import { fromPicture, toPicture, turnedStrokes, type SheetPicture } from './sheet-picture.ts';
import { warped, type Point } from './warp.ts';

/** Pictures of the pages that are compared, by page. */
export interface VersionPictures {
  readonly old: ReadonlyMap<number, SheetPicture>;
  readonly now: ReadonlyMap<number, SheetPicture>;
}

export interface PictureProgress {
  readonly done: number;
  readonly total: number;
}

/** Squares around a mark that bear its place out. */
const NEAR = 12;
/** Of these, those that say how its corner of the sheet is distorted. */
const NEAREST = 6;
/** What is not certain stays below the floor, however much is alike. */
const BELOW_FLOOR = 0.84;

/**
 * Where marks went that words could not place, by the look of their pages (AN17-AN19): `before` is what words
 * said of them, and stands where pictures say nothing. A mark on words is placed on pages without words only.
 * Yields after each comparison.
 */
export function* carryByPicture(
  anchors: readonly Anchor[],
  before: readonly Carried[],
  pictures: VersionPictures,
  mayPlace: (anchor: Anchor, newPageIndex: number) => boolean,
): Generator<PictureProgress, readonly Carried[]> {
  const finder = new SheetFinder(greysOf(pictures.old), greysOf(pictures.now));
  const fates = new Map<number, SheetFate>();
  const results: Carried[] = [];
  for (const [index, anchor] of anchors.entries()) {
    const words = before[index] ?? unplaced('noWords');
    const progress = { done: index, total: anchors.length };
    if (words.status === 'placed' || !pictures.old.has(anchor.pageIndex)) {
      results.push(words);
      continue;
    }
    let fate = fates.get(anchor.pageIndex);
    if (!fate) {
      const work = finder.find(anchor.pageIndex);
      let step = work.next();
      for (; !step.done; step = work.next()) yield progress;
      fate = step.value;
      fates.set(anchor.pageIndex, fate);
    }
    results.push(placeOn(fate, anchor, words, pictures, mayPlace));
    yield progress;
  }
  return results;
}

function greysOf(sheets: ReadonlyMap<number, SheetPicture>): ReadonlyMap<number, GreyPicture> {
  return new Map([...sheets].map(([pageIndex, { picture }]) => [pageIndex, picture]));
}

function placeOn(
  fate: SheetFate,
  anchor: Anchor,
  words: Extract<Carried, { status: 'unplaced' }>,
  pictures: VersionPictures,
  mayPlace: (anchor: Anchor, newPageIndex: number) => boolean,
): Carried {
  const sheets = fate.status === 'found' ? [fate.sheet] : fate.sheets;
  const candidates = sheets
    .filter(({ pageIndex }) => mayPlace(anchor, pageIndex))
    .flatMap((sheet) => candidateOn(sheet, anchor, pictures) ?? []);
  const [best] = candidates;
  if (fate.status === 'found' && best && best.score >= CARRY_FLOOR) return placed(best);
  const unsure = candidates.map((one) => ({ ...one, score: Math.min(one.score, BELOW_FLOOR) }));
  const all = [...unsure, ...words.candidates];
  // What words said of a mark on words is nearer to the truth than that its page looks different.
  if (anchor.quote && !best) return words;
  if (fate.status === 'found') return best ? unplaced('changed', all) : words;
  if (fate.status === 'alike') return best ? unplaced('ambiguous', all) : words;
  return fate.status === 'none' && !anchor.quote ? unplaced('lost', all) : words;
}

function candidateOn(
  { pageIndex, match }: SheetFound,
  anchor: Anchor,
  pictures: VersionPictures,
): Candidate | null {
  const old = pictures.old.get(anchor.pageIndex);
  const now = pictures.now.get(pageIndex);
  const region = boundingRect(anchor.rects);
  if (!old || !now) return null;
  if (!region) {
    return { by: 'image', score: (1 + match.share) / 2, place: { pageIndex, rects: [], parts: [] } };
  }
  const near = nearestTo(toPicture(old, region), match.blocks);
  const alike = near.filter(isAlike);
  const move = stretchNear(match, alike);
  const rects = anchor.rects.map((rect) => fromPicture(now, moved(toPicture(old, rect), match, move)));
  const strokes = anchor.strokes && turnedStrokes(anchor.strokes, old.rotation, now.rotation);
  const score = (match.share + alike.length / Math.max(1, near.length)) / 2;
  return { by: 'image', score, place: { pageIndex, rects, parts: [], ...(strokes ? { strokes } : {}) } };
}

/**
 * The squares around a mark with something on them, the nearest first, without those that lie in it: what was
 * marked is what is likely to be mended.
 */
function nearestTo(mark: Rect, blocks: readonly BlockResult[]): readonly BlockResult[] {
  const inked = blocks.filter(({ alike }) => alike !== null);
  const isWithin = ({ x, y }: Point): boolean =>
    x + BLOCK / 2 > mark[0] && x - BLOCK / 2 < mark[2] && y + BLOCK / 2 > mark[1] && y - BLOCK / 2 < mark[3];
  const outside = inked.filter((block) => !isWithin(block));
  const distance = ({ x, y }: Point): number =>
    Math.hypot(Math.max(0, mark[0] - x, x - mark[2]), Math.max(0, mark[1] - y, y - mark[3]));
  return (outside.length >= NEAREST ? outside : inked)
    .map((block) => ({ block, away: distance(block) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, NEAR)
    .map(({ block }) => block);
}

function isAlike({ alike }: BlockResult): boolean {
  return (alike ?? 0) >= BLOCK_ALIKE;
}

/** How much farther than the whole sheet its part around a mark was moved: the middle of what its squares say. */
function stretchNear({ warp }: SheetMatch, near: readonly BlockResult[]): Point {
  const moves = near.slice(0, NEAREST).map((block) => {
    const at = warped(warp, block);
    return { x: block.to.x - at.x, y: block.to.y - at.y };
  });
  const middle = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { x: middle(moves.map(({ x }) => x)), y: middle(moves.map(({ y }) => y)) };
}

/** Where a rect of the old picture is in the new one: its middle moved, its sides scaled. */
function moved([x0, y0, x1, y1]: Rect, { warp }: SheetMatch, move: Point): Rect {
  const middle = warped(warp, { x: (x0 + x1) / 2, y: (y0 + y1) / 2 });
  const halfWidth = ((x1 - x0) / 2) * Math.hypot(warp.a, warp.d);
  const halfHeight = ((y1 - y0) / 2) * Math.hypot(warp.b, warp.e);
  const x = middle.x + move.x;
  const y = middle.y + move.y;
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}
