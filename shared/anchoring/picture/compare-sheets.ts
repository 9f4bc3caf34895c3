import { alignSheets } from './align-sheets.ts';
import type { GreyPicture } from './grey-picture.ts';
import { blockOf, findBlock, type Block } from './match-block.ts';
import type { PrintMatch } from './sheet-print.ts';
import { fitWarp, warped, type Found, type Point, type Warp } from './warp.ts';

/** One square of the first picture and what stands at its place in the second. */
export interface BlockResult extends Point {
  /** How alike, 0 to 1; null where both are blank. */
  readonly alike: number | null;
  /** Where it was found. */
  readonly to: Point;
}

/** Two pictures laid upon each other, square by square; `warp` from the first to the second. */
export interface SheetMatch {
  readonly warp: Warp;
  /** Always the same squares of the first picture, in the same order. */
  readonly blocks: readonly BlockResult[];
  /** Of the squares with something on them in either picture, those that are alike. */
  readonly share: number;
  readonly inked: number;
}

/** A page's picture, and the same at half its size. */
export interface SheetGreys {
  readonly whole: GreyPicture;
  readonly half: GreyPicture;
}

/** How far, in pixels, a square may be from where the first alignment has it. */
const FIRST_REACH = 3;

export const BLOCK = 16;
/** Greys that vary less than this are paper. */
const LEAST_SPREAD = 9;
/** And those that vary this much are certainly not. */
const SURE_SPREAD = 18;
export const BLOCK_ALIKE = 0.6;

/** Null where they cannot be laid upon each other. Yields between pieces of a few milliseconds. */
export function* compareSheets(
  one: SheetGreys,
  other: SheetGreys,
  glance: PrintMatch,
): Generator<undefined, SheetMatch | null> {
  const first = alignSheets(one.half, other.half, glance);
  yield;
  if (!first) return null;
  const all = blocksOf(one.whole);
  const some = all.filter(({ spread }, index) => index % 2 === 0 && spread >= LEAST_SPREAD);
  let warp = first;
  const found: Found[] = [];
  for (const [index, block] of some.entries()) {
    const { x, y, to, alike } = compareBlock(block, other.whole, warp, FIRST_REACH);
    if (alike !== null && alike >= BLOCK_ALIKE) found.push({ from: { x, y }, to });
    if (index % 8 === 7) yield;
  }
  warp = fitWarp(nearMost(found, warp)) ?? warp;
  const blocks: BlockResult[] = [];
  for (const [index, block] of all.entries()) {
    blocks.push(compareBlock(block, other.whole, warp, 1));
    if (index % 32 === 31) yield;
  }
  const inked = blocks.filter(({ alike }) => alike !== null);
  const same = inked.filter(({ alike }) => (alike ?? 0) >= BLOCK_ALIKE).length;
  return { warp, blocks, inked: inked.length, share: same / Math.max(1, inked.length) };
}

function blocksOf(picture: GreyPicture): readonly Block[] {
  const columns = startsIn(picture.width);
  return startsIn(picture.height).flatMap((top) => columns.map((left) => blockOf(picture, left, top, BLOCK)));
}

function compareBlock(block: Block, other: GreyPicture, warp: Warp, reach: number): BlockResult {
  const isBlank = block.spread < LEAST_SPREAD;
  // Nothing to look for: what matters is whether something stands there now.
  const match = findBlock(block, other, warp, isBlank ? 0 : reach);
  const middle = { x: block.x + BLOCK / 2, y: block.y + BLOCK / 2 };
  const to = warped(warp, { x: middle.x + match.dx, y: middle.y + match.dy });
  const isOneBlank = isBlank || match.spread < LEAST_SPREAD;
  // What hardly shows in one picture may be gone in the next without anything being different.
  const isNothing = isOneBlank && Math.max(block.spread, match.spread) < SURE_SPREAD;
  const alike = isNothing ? null : isOneBlank ? 0 : Math.max(0, match.score);
  return { ...middle, alike, to };
}

/** Squares side by side, centred. */
function startsIn(length: number): readonly number[] {
  const count = Math.floor(length / BLOCK);
  const margin = Math.floor((length - count * BLOCK) / 2);
  return Array.from({ length: count }, (_, index) => margin + index * BLOCK);
}

/** Without what disagrees with the warp by clearly more than most do. */
function nearMost(found: readonly Found[], warp: Warp): readonly Found[] {
  const distances = found.map(({ from, to }) => {
    const at = warped(warp, from);
    return Math.hypot(at.x - to.x, at.y - to.y);
  });
  const middle = [...distances].sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
  return found.filter((_, index) => (distances[index] ?? 0) <= middle * 2 + 0.75);
}

/** Noise alone makes squares differ by this much. */
const NOISE = 0.2;
/** What must be different beyond noise, all squares together. */
const LEAST_EVIDENCE = 0.6;
const EVIDENCE_RATIO = 3;

/**
 * Which of two pictures the first one is, both compared with it: by the squares in which they differ, however
 * much they have in common. `either` where that does not tell.
 */
export function tellApart(one: SheetMatch, other: SheetMatch): 'one' | 'other' | 'either' {
  let [forOne, forOther] = [0, 0];
  for (const [index, { alike }] of one.blocks.entries()) {
    // Blank in both is as good as it can be.
    const lead = (alike ?? 1) - (other.blocks[index]?.alike ?? 1);
    if (lead > NOISE) forOne += lead - NOISE;
    else if (lead < -NOISE) forOther -= lead + NOISE;
  }
  if (forOne >= LEAST_EVIDENCE && forOne >= forOther * EVIDENCE_RATIO) return 'one';
  if (forOther >= LEAST_EVIDENCE && forOther >= forOne * EVIDENCE_RATIO) return 'other';
  return 'either';
}
