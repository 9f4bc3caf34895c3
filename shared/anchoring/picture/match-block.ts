import type { GreyPicture } from './grey-picture.ts';
import { greyAt, type Warp } from './warp.ts';

/** A square of a picture, its mean taken out. `spread` is the standard deviation of its greys. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly values: Float32Array;
  readonly spread: number;
}

/** Where a block was found within the field that was looked through, and how alike (-1 to 1). */
export interface BlockMatch {
  readonly score: number;
  readonly dx: number;
  readonly dy: number;
  /** The standard deviation of what stands there. */
  readonly spread: number;
}

export function blockOf({ width, pixels }: GreyPicture, x: number, y: number, size: number): Block {
  const values = new Float32Array(size * size);
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const grey = pixels[(y + row) * width + x + column] ?? 255;
      values[row * size + column] = grey;
      sum += grey;
    }
  }
  const mean = sum / values.length;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value = (values[index] ?? 0) - mean;
    values[index] = value;
    squares += value * value;
  }
  return { x, y, size, values, spread: Math.sqrt(squares / values.length) };
}

/**
 * Looks for a block in another picture, `reach` pixels around where `warp` says, by normalised cross-correlation:
 * brightness and contrast make no difference.
 */
export function findBlock(block: Block, other: GreyPicture, warp: Warp, reach: number): BlockMatch {
  const { size, values } = block;
  const side = size + 2 * reach;
  const field = fieldOf(block, other, warp, reach);
  const sums = sumTable(field, side);
  const squares = sumTable(
    field.map((grey) => grey * grey),
    side,
  );
  const norm = block.spread * Math.sqrt(values.length);
  let best: BlockMatch = { score: -1, dx: 0, dy: 0, spread: 0 };
  let far = Infinity;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const [left, top] = [dx + reach, dy + reach];
      const sum = within(sums, side, left, top, size);
      const variance = Math.max(0, within(squares, side, left, top, size) - (sum * sum) / values.length);
      const otherNorm = Math.sqrt(variance);
      const isFlat = norm < 1 || otherNorm < 1;
      const score = isFlat ? 0 : dotAt(values, size, field, side, left, top) / (norm * otherNorm);
      const distance = dx * dx + dy * dy;
      if (score > best.score || (score === best.score && distance < far)) {
        best = { score, dx, dy, spread: otherNorm / Math.sqrt(values.length) };
        far = distance;
      }
    }
  }
  return best;
}

/** The block's mean is nought, so the field's makes no difference here. */
function dotAt(
  values: Float32Array,
  size: number,
  field: Float32Array,
  side: number,
  left: number,
  top: number,
): number {
  let dot = 0;
  let at = 0;
  for (let row = 0; row < size; row++) {
    let from = (top + row) * side + left;
    for (let column = 0; column < size; column++) dot += (field[from++] ?? 0) * (values[at++] ?? 0);
  }
  return dot;
}

/** Sums of everything above and to the left, with a row and a column of noughts before. */
function sumTable(values: Float32Array, side: number): Float64Array {
  const table = new Float64Array((side + 1) * (side + 1));
  for (let row = 0; row < side; row++) {
    let sum = 0;
    for (let column = 0; column < side; column++) {
      sum += values[row * side + column] ?? 0;
      table[(row + 1) * (side + 1) + column + 1] = sum + (table[row * (side + 1) + column + 1] ?? 0);
    }
  }
  return table;
}

function within(table: Float64Array, side: number, left: number, top: number, size: number): number {
  const upper = top * (side + 1) + left;
  const lower = (top + size) * (side + 1) + left;
  return (table[lower + size] ?? 0) - (table[lower] ?? 0) - (table[upper + size] ?? 0) + (table[upper] ?? 0);
}

function fieldOf({ x, y, size }: Block, other: GreyPicture, warp: Warp, reach: number): Float32Array {
  const { a, b, c, d, e, f } = warp;
  const { width, height, pixels } = other;
  const side = size + 2 * reach;
  const field = new Float32Array(side * side);
  for (let row = 0; row < side; row++) {
    const fromY = y + row - reach;
    for (let column = 0; column < side; column++) {
      const fromX = x + column - reach;
      const atX = a * fromX + b * fromY + c;
      const atY = d * fromX + e * fromY + f;
      const left = Math.floor(atX);
      const top = Math.floor(atY);
      let grey: number;
      if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
        // As greyAt does, without asking at every pixel where the edge is.
        const at = top * width + left;
        const across = atX - left;
        const upper = (pixels[at] ?? 0) * (1 - across) + (pixels[at + 1] ?? 0) * across;
        const lower = (pixels[at + width] ?? 0) * (1 - across) + (pixels[at + width + 1] ?? 0) * across;
        grey = upper + (lower - upper) * (atY - top);
      } else {
        grey = greyAt(other, atX, atY);
      }
      field[row * side + column] = grey;
    }
  }
  return field;
}
