import type { Anchor, Rect } from '../../anchoring/anchor.ts';

/** A mark is at least this large, in points: pins and straight lines have no area of their own. */
const LEAST_SIZE = 12;
/** So much of the smaller mark lies within the other. */
const LEAST_SHARE = 0.5;
/** A frame around half a page and a word within it are not one place. */
const LEAST_PROPORTION = 0.05;
/** Of a mark over many lines the first say where it is. */
const MOST_RECTS = 24;

/** Whether two marks of one version stand at the same place; a comment on a page or a report has none. */
export function isSamePlace(a: Anchor, b: Anchor): boolean {
  const [partsA, partsB] = [placeOf(a), placeOf(b)];
  const [areaA, areaB] = [areaOf(partsA), areaOf(partsB)];
  const smaller = Math.min(areaA, areaB);
  if (smaller === 0 || smaller < LEAST_PROPORTION * Math.max(areaA, areaB)) return false;
  let shared = 0;
  for (const one of partsA) for (const other of partsB) shared += overlap(one, other);
  return shared >= LEAST_SHARE * smaller;
}

export interface PlacePart {
  readonly pageIndex: number;
  readonly rect: Rect;
}

export function placeOf({ kind, pageIndex, rects, nextPages = [] }: Anchor): readonly PlacePart[] {
  if (kind === 'page' || kind === 'report') return [];
  const pages = [rects, ...nextPages];
  return pages
    .flatMap((onPage, at) => onPage.map((rect) => ({ pageIndex: pageIndex + at, rect: grown(rect) })))
    .slice(0, MOST_RECTS);
}

function grown([left, bottom, right, top]: Rect): Rect {
  const [x, y] = [Math.max(0, LEAST_SIZE - (right - left)) / 2, Math.max(0, LEAST_SIZE - (top - bottom)) / 2];
  return [left - x, bottom - y, right + x, top + y];
}

function areaOf(parts: readonly PlacePart[]): number {
  return parts.reduce(
    (sum, { rect: [left, bottom, right, top] }) => sum + (right - left) * (top - bottom),
    0,
  );
}

function overlap(a: PlacePart, b: PlacePart): number {
  if (a.pageIndex !== b.pageIndex) return 0;
  const width = Math.min(a.rect[2], b.rect[2]) - Math.max(a.rect[0], b.rect[0]);
  const height = Math.min(a.rect[3], b.rect[3]) - Math.max(a.rect[1], b.rect[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The side of a square of the grid, in points: a few lines of text. */
const CELL = 96;
const MOST_IN_CELL = 64;

/** Marks by the squares of their pages, so that those at a place are found without comparing all of them. */
export class PlaceIndex {
  readonly #cells = new Map<string, number[]>();

  add(id: number, version: string, anchor: Anchor): void {
    for (const cell of cellsOf(version, anchor)) {
      const ids = this.#cells.get(cell);
      if (ids) ids.push(id);
      else this.#cells.set(cell, [id]);
    }
  }

  near(version: string, anchor: Anchor): readonly number[] {
    const found = new Set<number>();
    for (const cell of cellsOf(version, anchor)) {
      for (const id of (this.#cells.get(cell) ?? []).slice(0, MOST_IN_CELL)) found.add(id);
    }
    return [...found];
  }
}

/** Of a frame over a whole map not every square is looked at. */
const MOST_CELLS = 64;

function cellsOf(version: string, anchor: Anchor): ReadonlySet<string> {
  const cells = new Set<string>();
  for (const { pageIndex, rect } of placeOf(anchor)) {
    const [left, bottom, right, top] = rect.map((value) => Math.floor(value / CELL));
    for (let x = left ?? 0; x <= (right ?? 0); x++) {
      for (let y = bottom ?? 0; y <= (top ?? 0); y++) {
        if (cells.size < MOST_CELLS) cells.add(`${version} ${pageIndex} ${x} ${y}`);
      }
    }
  }
  return cells;
}
