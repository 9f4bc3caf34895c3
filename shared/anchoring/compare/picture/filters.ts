import { PIXELS_A_SLICE, type InkImage } from './ink-image.ts';

type Plane = Pick<InkImage, 'width' | 'height' | 'ink'>;

/** The mean of each square of `factor` pixels; what is cut at the edges counts as paper. */
export function* reduced({ width, height, ink }: Plane, factor: number): Generator<undefined, Plane> {
  const to = { width: Math.ceil(width / factor), height: Math.ceil(height / factor) };
  const mean = new Uint8Array(to.width * to.height);
  const sums = new Uint32Array(to.width);
  const rows = rowsASlice(width * factor);
  for (let row = 0; row < to.height; row++) {
    sums.fill(0);
    for (let y = row * factor; y < Math.min(height, (row + 1) * factor); y++) {
      for (let x = 0; x < width; x++) {
        const cell = (x / factor) | 0;
        sums[cell] = (sums[cell] ?? 0) + (ink[y * width + x] ?? 0);
      }
    }
    for (let cell = 0; cell < to.width; cell++) {
      mean[row * to.width + cell] = (sums[cell] ?? 0) / (factor * factor);
    }
    if (row % rows === rows - 1) yield;
  }
  return { ...to, ink: mean };
}

/** A little out of focus: sharp and blurred prints of the same lines become alike. */
export function* softened(plane: Plane): Generator<undefined, Plane> {
  const across = yield* everyRow(plane, 1, (a, b, c) => (a + 2 * b + c + 2) >> 2);
  return yield* everyRow(across, plane.width, (a, b, c) => (a + 2 * b + c + 2) >> 2);
}

/** The darkest of each pixel and its eight neighbours. */
export function* spread(plane: Plane): Generator<undefined, Plane> {
  const across = yield* everyRow(plane, 1, (a, b, c) => Math.max(a, b, c));
  return yield* everyRow(across, plane.width, (a, b, c) => Math.max(a, b, c));
}

/** What becomes of a pixel and the two beside it (`step` 1) or above and below (`step` the width). */
function* everyRow(
  { width, height, ink }: Plane,
  step: number,
  of: (before: number, here: number, behind: number) => number,
): Generator<undefined, Plane> {
  const out = new Uint8Array(ink.length);
  const rows = rowsASlice(width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const isFirst = step === 1 ? x === 0 : y === 0;
      const isLast = step === 1 ? x === width - 1 : y === height - 1;
      out[at] = of(isFirst ? 0 : (ink[at - step] ?? 0), ink[at] ?? 0, isLast ? 0 : (ink[at + step] ?? 0));
    }
    if (y % rows === rows - 1) yield;
  }
  return { width, height, ink: out };
}

function rowsASlice(width: number): number {
  return Math.max(1, Math.floor(PIXELS_A_SLICE / Math.max(1, width)));
}

export type { Plane };
