import type { Block } from './unique-grams.ts';

/** A block longer than this is a moved chapter: nobody copies so much and rewrites the original. */
const LONGEST = 2_000;
/** How many blocks off its neighbours are looked for: it may have been copied in pieces. */
const REACH = 5;
const GRAM = 6;
/** Of a block's grams, so many in its old surroundings mean that it is still there, changed. */
const SHARE = 0.3;

/**
 * Without the blocks that seem to have moved and were only copied: their words, changed a little since, still
 * stand between what stood around them. The original is what a mark was on, not its copy (AN12). `blocks`
 * sorted by `a`.
 */
export function withoutCopies(blocks: readonly Block[], a: Uint16Array, b: Uint16Array): readonly Block[] {
  return blocks.filter((block, index) => {
    if (block.length > LONGEST) return true;
    const rooms = roomsOf(blocks, index);
    if (rooms.some(({ start, end }) => block.b >= start && block.b < end)) return true;
    return rooms.every(({ start, end }) => shareOf(a, block, b, start, end) < SHARE);
  });
}

interface Room {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the block would stand if nothing had moved: between the nearest neighbours that kept their order; at the
 * edge of a moved chapter, behind the one before or before the one behind.
 */
function roomsOf(blocks: readonly Block[], index: number): readonly Room[] {
  for (let reach = 2; reach <= REACH * 2; reach++) {
    for (let back = 1; back < reach; back++) {
      const before = blocks[index - back];
      const behind = blocks[index + reach - back];
      if (!before || !behind) continue;
      const start = before.b + before.length;
      if (behind.b >= start && behind.b - start <= LONGEST * 4) return [{ start, end: behind.b }];
    }
  }
  const [before, block, behind] = [blocks[index - 1], blocks[index], blocks[index + 1]];
  const size = (block?.length ?? 0) * 2;
  const rooms: Room[] = [];
  if (before) rooms.push({ start: before.b + before.length, end: before.b + before.length + size });
  if (behind) rooms.push({ start: Math.max(0, behind.b - size), end: behind.b });
  return rooms;
}

function shareOf(a: Uint16Array, block: Block, b: Uint16Array, start: number, end: number): number {
  if (end - start < GRAM) return 0;
  const there = new Set<string>();
  for (let at = start; at + GRAM <= end; at++) there.add(gramAt(b, at));
  let found = 0;
  let count = 0;
  for (let at = block.a; at + GRAM <= block.a + block.length; at++, count++) {
    if (there.has(gramAt(a, at))) found++;
  }
  return found / count;
}

function gramAt(codes: Uint16Array, at: number): string {
  return String.fromCharCode(...codes.subarray(at, at + GRAM));
}
