import { alignPictures, inkAt, type PictureAlignment } from './align-pictures.ts';
import { softened, spread, type Plane } from './filters.ts';
import type { InkImage, PixelBox } from './ink-image.ts';

/** A part of two pictures that is not the same: drawn in, taken away, or drawn otherwise. */
export interface PictureRegion {
  readonly kind: 'inserted' | 'deleted' | 'changed';
  readonly old: PixelBox;
  readonly now: PixelBox;
}

/** How much darker than everything around it in the other picture ink is that only one of them has: so much, */
const DARKER = 56;
/** and in such a part of itself, since toner is weak and lenses are soft. */
const DARKER_SHARE = 0.5;
/** Side of the squares in which such pixels are counted. */
const CELL = 4;
/** Fewer in a square are specks. */
const FEWEST_IN_CELL = 3;
/** Fewer in a region are specks: the dust of a scanner, the end of a line. */
const FEWEST_IN_REGION = 12;
/** Squares with no more than so many between them are one region. */
const GAP = 3;
/** Pixels that either kind must be of a region for the other to be the whole of it. */
const SOLE = 0.12;

/**
 * Where two pictures differ (CV11, CV12), in any order of reading. The same picture printed, scanned or cut a little
 * differently does not differ. Yields every few milliseconds.
 */
export function* differingRegions(
  old: InkImage,
  now: InkImage,
): Generator<undefined, readonly PictureRegion[]> {
  const a = yield* softened(old);
  const b = yield* softened(now);
  const alignment = yield* alignPictures(a, b);
  const around = { a: yield* spread(a), b: yield* spread(b) };
  const { dx, dy } = alignment.overall;
  const field = new CellField({
    left: Math.min(0, -dx),
    top: Math.min(0, -dy),
    right: Math.max(old.width, now.width - dx),
    bottom: Math.max(old.height, now.height - dy),
  });
  const { area } = field;
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      const shift = alignment.at(x, y);
      const [toX, toY] = [x + shift.dx, y + shift.dy];
      if (isHidden(old, x, y) || isHidden(now, toX, toY)) continue;
      if (isAlone(inkAt(a, x, y), inkAt(around.b, toX, toY))) field.count('gone', x, y);
      else if (isAlone(inkAt(b, toX, toY), inkAt(around.a, x, y))) field.count('come', x, y);
    }
    if ((y - area.top) % ROWS === ROWS - 1) yield;
  }
  return field.regions().map((region) => toRegion(region, alignment, old, now));
}

const ROWS = 64;

function isAlone(ink: number, around: number): boolean {
  return ink - around > Math.max(DARKER, DARKER_SHARE * ink);
}

function isHidden({ width, height, hidden }: InkImage, x: number, y: number): boolean {
  return hidden !== null && x >= 0 && y >= 0 && x < width && y < height && hidden[y * width + x] === 1;
}

interface Counted extends PixelBox {
  readonly gone: number;
  readonly come: number;
}

/** Counts pixels in squares over `area` and joins those that lie together. */
class CellField {
  readonly area: PixelBox;
  readonly #columns: number;
  readonly #rows: number;
  readonly #counts: { readonly gone: Uint8Array; readonly come: Uint8Array };

  constructor(area: PixelBox) {
    this.area = area;
    this.#columns = Math.ceil((area.right - area.left) / CELL);
    this.#rows = Math.ceil((area.bottom - area.top) / CELL);
    const size = this.#columns * this.#rows;
    this.#counts = { gone: new Uint8Array(size), come: new Uint8Array(size) };
  }

  count(what: 'gone' | 'come', x: number, y: number): void {
    const cell =
      Math.floor((y - this.area.top) / CELL) * this.#columns + Math.floor((x - this.area.left) / CELL);
    const counts = this.#counts[what];
    counts[cell] = (counts[cell] ?? 0) + 1;
  }

  regions(): readonly Counted[] {
    const isTaken = new Uint8Array(this.#columns * this.#rows);
    const found: Counted[] = [];
    for (let cell = 0; cell < isTaken.length; cell++) {
      if (isTaken[cell] || this.#inCell(cell) < FEWEST_IN_CELL) continue;
      const region = this.#grow(cell, isTaken);
      if (region.gone + region.come >= FEWEST_IN_REGION) found.push(region);
    }
    return joinOverlapping(found);
  }

  #inCell(cell: number): number {
    return (this.#counts.gone[cell] ?? 0) + (this.#counts.come[cell] ?? 0);
  }

  #grow(first: number, isTaken: Uint8Array): Counted {
    const open = [first];
    isTaken[first] = 1;
    let [gone, come] = [0, 0];
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const [column, row] = [cell % this.#columns, Math.floor(cell / this.#columns)];
      gone += this.#counts.gone[cell] ?? 0;
      come += this.#counts.come[cell] ?? 0;
      [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
      for (let y = Math.max(0, row - GAP); y <= Math.min(this.#rows - 1, row + GAP); y++) {
        for (let x = Math.max(0, column - GAP); x <= Math.min(this.#columns - 1, column + GAP); x++) {
          const next = y * this.#columns + x;
          if (isTaken[next] || this.#inCell(next) < FEWEST_IN_CELL) continue;
          isTaken[next] = 1;
          open.push(next);
        }
      }
    }
    const { left: x, top: y } = this.area;
    return {
      gone,
      come,
      left: x + left * CELL,
      top: y + top * CELL,
      right: x + right * CELL,
      bottom: y + bottom * CELL,
    };
  }
}

/** Until none lies over another. */
function joinOverlapping(regions: readonly Counted[]): readonly Counted[] {
  const apart: Counted[] = [];
  for (const region of regions) {
    let joined = region;
    for (let at = apart.findIndex((one) => overlap(one, joined)); at >= 0;) {
      const [other] = apart.splice(at, 1);
      if (other) joined = join(joined, other);
      at = apart.findIndex((one) => overlap(one, joined));
    }
    apart.push(joined);
  }
  return apart.sort((one, other) => one.top - other.top || one.left - other.left);
}

function overlap(one: PixelBox, other: PixelBox): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function join(one: Counted, other: Counted): Counted {
  return {
    gone: one.gone + other.gone,
    come: one.come + other.come,
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

function toRegion(
  { gone, come, ...box }: Counted,
  alignment: PictureAlignment,
  old: Plane,
  now: Plane,
): PictureRegion {
  const { dx, dy } = alignment.at((box.left + box.right) >> 1, (box.top + box.bottom) >> 1);
  const sole = (gone + come) * SOLE;
  return {
    kind: gone <= sole ? 'inserted' : come <= sole ? 'deleted' : 'changed',
    old: within(box, old),
    now: within(
      { left: box.left + dx, right: box.right + dx, top: box.top + dy, bottom: box.bottom + dy },
      now,
    ),
  };
}

/** On the picture, and at its edge where it lies beyond. */
function within({ left, top, right, bottom }: PixelBox, { width, height }: Plane): PixelBox {
  const onto = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  return {
    left: onto(left, width),
    top: onto(top, height),
    right: onto(right, width),
    bottom: onto(bottom, height),
  };
}
