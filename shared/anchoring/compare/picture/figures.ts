import { PIXELS_A_SLICE, type InkImage, type PixelBox } from './ink-image.ts';

/** Ink fainter than this is shade: what lies behind a table's head. */
const FAINTEST = 64;
/** Side of the squares that are joined to figures, and how many may lie empty between two of one figure. */
const CELL = 6;
const GAP = 2;
/** Longer than this without a break and it is drawn with a ruler: a table, a frame, an underline. */
const RULED = 20;
/** Pixels that are not ruled, below which there is no figure. */
const FEWEST = 60;
const SMALLEST = { width: 36, height: 27 };

/**
 * The figures on a page whose words are gone (CV13), from top to bottom, each with the smallest box around its
 * ink. What consists of level and upright lines alone, such as a table, is none.
 */
export function* findFigures(image: InkImage): Generator<undefined, readonly PixelBox[]> {
  const { width, height, ink } = image;
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const isInked = new Uint8Array(columns * rows);
  const sliceRows = Math.max(1, Math.floor(PIXELS_A_SLICE / Math.max(1, width)));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((ink[y * width + x] ?? 0) >= FAINTEST) isInked[((y / CELL) | 0) * columns + ((x / CELL) | 0)] = 1;
    }
    if (y % sliceRows === sliceRows - 1) yield;
  }
  const figures: PixelBox[] = [];
  for (const box of joined(isInked, columns, rows)) {
    const tight = tightBox(image, box);
    if (tight.right - tight.left < SMALLEST.width || tight.bottom - tight.top < SMALLEST.height) continue;
    if (freeInk(image, tight) >= FEWEST) figures.push(tight);
    yield;
  }
  return figures.sort((one, other) => one.top - other.top || one.left - other.left);
}

function joined(isInked: Uint8Array, columns: number, rows: number): readonly PixelBox[] {
  const isTaken = new Uint8Array(isInked.length);
  const boxes: PixelBox[] = [];
  for (let first = 0; first < isInked.length; first++) {
    if (!isInked[first] || isTaken[first]) continue;
    isTaken[first] = 1;
    const open = [first];
    let [left, top, right, bottom] = [columns, rows, 0, 0];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
      const reach = GAP + 1;
      for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++) {
        for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++) {
          const next = y * columns + x;
          if (!isInked[next] || isTaken[next]) continue;
          isTaken[next] = 1;
          open.push(next);
        }
      }
    }
    boxes.push({ left: left * CELL, top: top * CELL, right: right * CELL, bottom: bottom * CELL });
  }
  return boxes;
}

function tightBox({ width, height, ink }: InkImage, around: PixelBox): PixelBox {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = around.top; y < Math.min(height, around.bottom); y++) {
    for (let x = around.left; x < Math.min(width, around.right); x++) {
      if ((ink[y * width + x] ?? 0) < FAINTEST) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
    }
  }
  return { left, top, right, bottom };
}

/** Inked pixels that belong to no long level or upright stretch. */
function freeInk({ width, ink }: InkImage, { left, top, right, bottom }: PixelBox): number {
  const isRuled = new Uint8Array((right - left) * (bottom - top));
  const isInk = (x: number, y: number): boolean => (ink[y * width + x] ?? 0) >= FAINTEST;
  const mark = (x: number, y: number): void => {
    isRuled[(y - top) * (right - left) + x - left] = 1;
  };
  for (let y = top; y < bottom; y++) {
    for (let from = left, x = left; x <= right; x++) {
      if (x < right && isInk(x, y)) continue;
      if (x - from >= RULED) for (let at = from; at < x; at++) mark(at, y);
      from = x + 1;
    }
  }
  for (let x = left; x < right; x++) {
    for (let from = top, y = top; y <= bottom; y++) {
      if (y < bottom && isInk(x, y)) continue;
      if (y - from >= RULED) for (let at = from; at < y; at++) mark(x, at);
      from = y + 1;
    }
  }
  let free = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if (isInk(x, y) && !isRuled[(y - top) * (right - left) + x - left]) free++;
    }
  }
  return free;
}
