import type { GreyPicture } from './grey-picture.ts';
import { blockOf, findBlock, type Block } from './match-block.ts';
import type { PrintMatch } from './sheet-print.ts';
import { fitWarp, scaledWarp, warped, type Found, type Warp } from './warp.ts';

/** Size of the squares that are looked for, in pixels of the picture at half its size. */
const SIZE = 16;
const STEP = 8;
const MOST_BLOCKS = 24;
/** How far, in those pixels, a square may be from where the first glance has it. */
const REACH = 6;
/** When hardly any of the first few is found, the others are not looked for. */
const FIRST_BLOCKS = 8;
const FEWEST_OF_FIRST = 2;
const ALIKE = 0.55;
/** How far a square may be from where most of the others say. */
const SLACK = 1.6;
const FEWEST = 5;
/** Scans lie a little crooked, and no two scanners make a sheet equally large. */
const MOST_TURN = 0.07;
const MOST_SCALE = 1.12;
/** A square has something to hold on to across and along when its greys vary this much both ways. */
const LEAST_CORNER = 6;

/**
 * Where the points of one page's picture are in another's, if they are pictures of one sheet; null if not. Takes
 * both at half their size, and answers for the whole.
 */
export function alignSheets(small: GreyPicture, otherSmall: GreyPicture, glance: PrintMatch): Warp | null {
  const first: Warp = {
    a: otherSmall.width / small.width,
    b: 0,
    c: glance.right * otherSmall.width,
    d: 0,
    e: otherSmall.height / small.height,
    f: glance.down * otherSmall.height,
  };
  const found: Found[] = [];
  for (const [index, block] of corners(small).entries()) {
    if (index === FIRST_BLOCKS && found.length < FEWEST_OF_FIRST) return null;
    const { score, dx, dy } = findBlock(block, otherSmall, first, REACH);
    if (score < ALIKE) continue;
    const from = { x: block.x + SIZE / 2, y: block.y + SIZE / 2 };
    found.push({ from, to: warped(first, { x: from.x + dx, y: from.y + dy }) });
  }
  const together = mostTogether(found, (first.a + first.e) / 2);
  const warp = together.length >= FEWEST ? fitWarp(together) : null;
  return warp && isSound(warp, first) ? scaledWarp(warp, 2) : null;
}

/** The squares with the most to hold on to, no two of them the same place. */
function corners(picture: GreyPicture): readonly Block[] {
  const all: { readonly block: Block; readonly strength: number }[] = [];
  for (let y = 0; y + SIZE <= picture.height; y += STEP) {
    for (let x = 0; x + SIZE <= picture.width; x += STEP) {
      const block = blockOf(picture, x, y, SIZE);
      const strength = cornerOf(block);
      if (strength >= LEAST_CORNER) all.push({ block, strength });
    }
  }
  all.sort((a, b) => b.strength - a.strength);
  const chosen: Block[] = [];
  for (const { block } of all) {
    if (chosen.length === MOST_BLOCKS) break;
    if (chosen.every(({ x, y }) => Math.abs(x - block.x) >= SIZE || Math.abs(y - block.y) >= SIZE)) {
      chosen.push(block);
    }
  }
  return chosen;
}

/** How much the greys change in the direction in which they change least. */
function cornerOf({ values, size }: Block): number {
  let [xx, yy, xy] = [0, 0, 0];
  for (let row = 1; row < size - 1; row++) {
    for (let column = 1; column < size - 1; column++) {
      const at = row * size + column;
      const across = (values[at + 1] ?? 0) - (values[at - 1] ?? 0);
      const down = (values[at + size] ?? 0) - (values[at - size] ?? 0);
      xx += across * across;
      yy += down * down;
      xy += across * down;
    }
  }
  const half = (xx + yy) / 2;
  const least = half - Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy);
  return Math.sqrt(Math.max(0, least)) / size;
}

/** The largest group that two of its members explain by a turn, a scale and a shift. */
function mostTogether(found: readonly Found[], scale: number): readonly Found[] {
  let best: readonly Found[] = [];
  for (const [index, one] of found.entries()) {
    for (const two of found.slice(index + 1)) {
      const warp = throughBoth(one, two);
      if (!warp) continue;
      const size = Math.hypot(warp.a, warp.d) / scale;
      if (Math.max(size, 1 / size) > MOST_SCALE || Math.abs(Math.atan2(warp.d, warp.a)) > MOST_TURN) continue;
      const together = found.filter(({ from, to }) => {
        const at = warped(warp, from);
        return Math.hypot(at.x - to.x, at.y - to.y) <= SLACK;
      });
      if (together.length > best.length) best = together;
    }
  }
  return best.length * 2 > found.length || best.length >= MOST_BLOCKS / 3 ? best : [];
}

function throughBoth(one: Found, two: Found): Warp | null {
  const x = two.from.x - one.from.x;
  const y = two.from.y - one.from.y;
  const square = x * x + y * y;
  if (square < 4 * SIZE * SIZE) return null;
  const toX = two.to.x - one.to.x;
  const toY = two.to.y - one.to.y;
  const a = (x * toX + y * toY) / square;
  const d = (x * toY - y * toX) / square;
  return {
    a,
    b: -d,
    c: one.to.x - a * one.from.x + d * one.from.y,
    d,
    e: a,
    f: one.to.y - d * one.from.x - a * one.from.y,
  };
}

function isSound(warp: Warp, first: Warp): boolean {
  const across = warp.a / first.a;
  const down = warp.e / first.e;
  return (
    Math.max(across, 1 / across, down, 1 / down) <= MOST_SCALE * 1.03 &&
    Math.abs(warp.b / first.a) <= MOST_TURN * 1.4 &&
    Math.abs(warp.d / first.e) <= MOST_TURN * 1.4
  );
}
