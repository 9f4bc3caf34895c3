import type { Size } from './page-geometry.ts';
import type { VisiblePart } from './scroll-surface.ts';

/** A square of a page, by its place in the grid. */
export interface Tile {
  readonly column: number;
  readonly row: number;
}

/** Side of a tile in device pixels: a window has few of them, and to show one takes no time to be felt. */
export const TILE_SIDE = 1024;
/** Pixels of tiles that a page may hold: 160 MB at four bytes each. What is in the window comes before it. */
const MOST_TILES = 40;

export function tileKey({ column, row }: Tile): string {
  return `${column} ${row}`;
}

/**
 * The tiles that a part of the page takes, those at its middle first, and behind them one more around. All in
 * device pixels.
 */
export function tilesOf(
  part: VisiblePart,
  page: Size,
): { readonly inside: readonly Tile[]; readonly around: readonly Tile[] } {
  const first = { column: at(part.left), row: at(part.top) };
  const last = { column: at(part.right - 1), row: at(part.bottom - 1) };
  const end = { column: at(page.width - 1), row: at(page.height - 1) };
  const middle = { column: (first.column + last.column) / 2, row: (first.row + last.row) / 2 };
  const inside: Tile[] = [];
  const around: Tile[] = [];
  for (let row = Math.max(0, first.row - 1); row <= Math.min(end.row, last.row + 1); row++) {
    for (
      let column = Math.max(0, first.column - 1);
      column <= Math.min(end.column, last.column + 1);
      column++
    ) {
      const isInside = row >= first.row && row <= last.row && column >= first.column && column <= last.column;
      (isInside ? inside : around).push({ column, row });
    }
  }
  const byDistance = (a: Tile, b: Tile) => distance(a, middle) - distance(b, middle);
  return { inside: inside.sort(byDistance), around: around.sort(byDistance) };
}

/** Which of the held tiles to give back, so that there is room for what is wanted: the furthest first. */
export function tilesToDrop(held: readonly Tile[], wanted: readonly Tile[]): readonly Tile[] {
  const keys = new Set(wanted.map(tileKey));
  const [middle] = wanted;
  const spare = held.filter((tile) => !keys.has(tileKey(tile)));
  const room = Math.max(0, MOST_TILES - keys.size);
  if (!middle || spare.length <= room) return [];
  return spare.sort((a, b) => distance(a, middle) - distance(b, middle)).slice(room);
}

/** Where a tile lies, in device pixels; those at the far edges are smaller. */
export function tileArea(
  { column, row }: Tile,
  page: Size,
): Size & { readonly left: number; readonly top: number } {
  const left = column * TILE_SIDE;
  const top = row * TILE_SIDE;
  return {
    left,
    top,
    width: Math.min(TILE_SIDE, page.width - left),
    height: Math.min(TILE_SIDE, page.height - top),
  };
}

function at(pixel: number): number {
  return Math.max(0, Math.floor(pixel / TILE_SIDE));
}

function distance(a: Tile, b: Tile): number {
  return Math.hypot(a.column - b.column, a.row - b.row);
}
