import { reduced, type Plane } from './filters.ts';

/** The old pixel (x, y) faces the new one (x + dx, y + dy). */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
}

/** Side of the squares that are laid over each other one by one, in pixels. */
export const TILE = 64;
/** Furthest that the whole is looked for: ± 96 pixels. */
const FAR = { factor: 8, reach: 12 } as const;
const NEAR = { factor: 4, reach: 3 } as const;
/** How far a square may lie from where the whole lies, in half pixels: paper stretches, scanners skew. */
const TILE_REACH = 5;
/** And from there by single pixels. */
const FINE_REACH = 2;
/** What a longer way must be better by, so that a line that fits anywhere along itself stays where it is. */
const WAY = 0.01;

/** How the whole lies over the other, then each square by itself but never far from those around it. */
export class PictureAlignment {
  readonly overall: Shift;
  readonly #columns: number;
  readonly #rows: number;
  readonly #shifts: readonly Shift[];

  constructor(overall: Shift, columns: number, rows: number, shifts: readonly Shift[]) {
    this.overall = overall;
    this.#columns = columns;
    this.#rows = rows;
    this.#shifts = shifts;
  }

  /** Of an old pixel; beyond the edges, that of the square nearest to it. */
  at(x: number, y: number): Shift {
    const column = Math.min(this.#columns - 1, Math.max(0, Math.floor(x / TILE)));
    const row = Math.min(this.#rows - 1, Math.max(0, Math.floor(y / TILE)));
    return this.#shifts[row * this.#columns + column] ?? this.overall;
  }
}

export function* alignPictures(old: Plane, now: Plane): Generator<undefined, PictureAlignment> {
  const far = yield* wholeShift(old, now, FAR.factor, FAR.reach, { dx: 0, dy: 0 });
  const overall = yield* wholeShift(old, now, NEAR.factor, NEAR.reach, far);
  const columns = Math.max(1, Math.ceil(old.width / TILE));
  const rows = Math.max(1, Math.ceil(old.height / TILE));
  const halves = { old: yield* reduced(old, 2), now: yield* reduced(now, 2) };
  const from: Shift = { dx: Math.round(overall.dx / 2), dy: Math.round(overall.dy / 2) };
  const rough: (Shift | null)[] = [];
  for (let tile = 0; tile < columns * rows; tile++) {
    const box = tileBox(tile, columns, TILE / 2);
    rough.push(hasInk(halves.old, box) ? bestShift(halves.old, halves.now, box, from, TILE_REACH) : null);
    if (tile % 4 === 3) yield;
  }
  const shifts: Shift[] = [];
  for (let tile = 0; tile < columns * rows; tile++) {
    const around = middleAround(rough, tile, columns, rows);
    const near: Shift = around ? { dx: around.dx * 2, dy: around.dy * 2 } : overall;
    shifts.push(rough[tile] ? bestShift(old, now, tileBox(tile, columns, TILE), near, FINE_REACH) : near);
    if (tile % 8 === 7) yield;
  }
  return new PictureAlignment(overall, columns, rows, shifts);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

function tileBox(tile: number, columns: number, side: number): Box {
  return { x: (tile % columns) * side, y: Math.floor(tile / columns) * side, side };
}

const FAINTEST = 48;

function hasInk({ width, height, ink }: Plane, { x, y, side }: Box): boolean {
  for (let row = y; row < Math.min(height, y + side); row++) {
    for (let column = x; column < Math.min(width, x + side); column++) {
      if ((ink[row * width + column] ?? 0) >= FAINTEST) return true;
    }
  }
  return false;
}

function* wholeShift(
  old: Plane,
  now: Plane,
  factor: number,
  reach: number,
  near: Shift,
): Generator<undefined, Shift> {
  const a = yield* reduced(old, factor);
  const b = yield* reduced(now, factor);
  const from: Shift = { dx: Math.round(near.dx / factor), dy: Math.round(near.dy / factor) };
  let best: Shift = from;
  let least = Infinity;
  for (const way of waysAround(from, reach)) {
    const cost = (differenceOver(a, b, way, least) + 1) * (1 + WAY * lengthBetween(way, from));
    if (cost < least) {
      least = cost;
      best = way;
    }
    yield;
  }
  return { dx: best.dx * factor, dy: best.dy * factor };
}

/** The nearest first: what fits nowhere better is soon known. */
function waysAround({ dx, dy }: Shift, reach: number): readonly Shift[] {
  const ways: Shift[] = [];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) ways.push({ dx: dx + x, dy: dy + y });
  }
  return ways.sort((one, other) => lengthBetween(one, { dx, dy }) - lengthBetween(other, { dx, dy }));
}

function lengthBetween(one: Shift, other: Shift): number {
  return Math.abs(one.dx - other.dx) + Math.abs(one.dy - other.dy);
}

/** Both pictures lie on paper without end. */
function differenceOver(a: Plane, b: Plane, { dx, dy }: Shift, limit: number): number {
  let sum = 0;
  for (let y = Math.min(0, -dy); y < Math.max(a.height, b.height - dy); y++) {
    for (let x = Math.min(0, -dx); x < Math.max(a.width, b.width - dx); x++) {
      sum += Math.abs(inkAt(a, x, y) - inkAt(b, x + dx, y + dy));
    }
    if (sum > limit) return Infinity;
  }
  return sum;
}

function bestShift(a: Plane, b: Plane, box: Box, near: Shift, reach: number): Shift {
  let best = near;
  let least = Infinity;
  for (const way of waysAround(near, reach)) {
    const cost = (differenceIn(a, b, box, way, least) + 1) * (1 + WAY * lengthBetween(way, near));
    if (cost < least) {
      least = cost;
      best = way;
    }
  }
  return best;
}

function differenceIn(a: Plane, b: Plane, { x, y, side }: Box, { dx, dy }: Shift, limit: number): number {
  let sum = 0;
  const right = Math.min(a.width, x + side);
  for (let row = y; row < Math.min(a.height, y + side); row++) {
    const facing = row + dy;
    const isIn = facing >= 0 && facing < b.height;
    for (let column = x; column < right; column++) {
      const to = column + dx;
      const other = isIn && to >= 0 && to < b.width ? (b.ink[facing * b.width + to] ?? 0) : 0;
      sum += Math.abs((a.ink[row * a.width + column] ?? 0) - other);
    }
    if (sum > limit) return Infinity;
  }
  return sum;
}

export function inkAt({ width, height, ink }: Plane, x: number, y: number): number {
  return x >= 0 && y >= 0 && x < width && y < height ? (ink[y * width + x] ?? 0) : 0;
}

/** The middle one of a square and those around it that have ink: one that moved alone has been changed. */
function middleAround(
  shifts: readonly (Shift | null)[],
  tile: number,
  columns: number,
  rows: number,
): Shift | null {
  const [column, row] = [tile % columns, Math.floor(tile / columns)];
  const around: Shift[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      const shift = shifts[y * columns + x];
      if (shift) around.push(shift);
    }
  }
  const middle = (of: (shift: Shift) => number): number =>
    around.map(of).sort((one, other) => one - other)[around.length >> 1] ?? 0;
  return around.length > 0 ? { dx: middle(({ dx }) => dx), dy: middle(({ dy }) => dy) } : null;
}
