import type { GreyPicture } from './grey-picture.ts';

/** Where a point of one picture is in another: x to `ax + by + c`, y to `dx + ey + f`, in pixels. */
export interface Warp {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function warped({ a, b, c, d, e, f }: Warp, { x, y }: Point): Point {
  return { x: a * x + b * y + c, y: d * x + e * y + f };
}

/** The same warp between pictures `by` times as large. */
export function scaledWarp({ a, b, c, d, e, f }: Warp, by: number): Warp {
  return { a, b, c: c * by, d, e, f: f * by };
}

/** A point that was found again. */
export interface Found {
  readonly from: Point;
  readonly to: Point;
}

/** The warp that brings the points nearest to where they were found (least squares); null for fewer than three, or on a line. */
export function fitWarp(found: readonly Found[]): Warp | null {
  const count = found.length;
  if (count < 3) return null;
  const mean = { x: 0, y: 0 };
  for (const { from } of found) {
    mean.x += from.x / count;
    mean.y += from.y / count;
  }
  let [xx, xy, yy] = [0, 0, 0];
  const sums = { x: [0, 0, 0], y: [0, 0, 0] };
  for (const { from, to } of found) {
    const x = from.x - mean.x;
    const y = from.y - mean.y;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    for (const axis of ['x', 'y'] as const) {
      const [ofX = 0, ofY = 0, of1 = 0] = sums[axis];
      sums[axis] = [ofX + x * to[axis], ofY + y * to[axis], of1 + to[axis]];
    }
  }
  const determinant = xx * yy - xy * xy;
  if (determinant < 1e-6 * (xx + yy) ** 2) return null;
  const solve = ([ofX = 0, ofY = 0, of1 = 0]: readonly number[]): readonly [number, number, number] => {
    const byX = (ofX * yy - ofY * xy) / determinant;
    const byY = (ofY * xx - ofX * xy) / determinant;
    return [byX, byY, of1 / count - byX * mean.x - byY * mean.y];
  };
  const [a, b, c] = solve(sums.x);
  const [d, e, f] = solve(sums.y);
  return { a, b, c, d, e, f };
}

/** The picture's grey at a point between pixels; paper outside. A pixel's middle is its whole coordinates. */
export function greyAt({ width, height, pixels }: GreyPicture, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < -1 || top < -1 || left >= width || top >= height) return 255;
  const across = x - left;
  const down = y - top;
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= width || row >= height ? 255 : (pixels[row * width + column] ?? 255);
  const upper = at(left, top) * (1 - across) + at(left + 1, top) * across;
  const lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
  return upper * (1 - down) + lower * down;
}
