/**
 * How dark each pixel of a page or figure is, as shown, row by row from the upper left: 0 the paper, 255 black.
 * `hidden`, where there is one, is 1 where words stood: they are compared as words, and there the picture says
 * nothing.
 */
export interface InkImage {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
  readonly hidden: Uint8Array | null;
}

/** Half open, in pixels. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels between two yields. */
export const PIXELS_A_SLICE = 131_072;

/** Paper darker than this in half of the pixels is not paper but a photograph or a filled plan. */
const DARKEST_PAPER = 96;

/**
 * Reads an opaque picture band by band. The darkest of the three colours counts, so that a yellow line is a line;
 * grey or yellowed paper is taken as white.
 */
export function* readInk(
  width: number,
  height: number,
  rgbaOf: (top: number, rows: number) => Uint8ClampedArray,
): Generator<undefined, InkImage> {
  const ink = new Uint8Array(width * height);
  const counts = new Uint32Array(256);
  const rows = Math.max(1, Math.floor(PIXELS_A_SLICE / width));
  for (let top = 0; top < height; top += rows) {
    const some = Math.min(rows, height - top);
    const rgba = rgbaOf(top, some);
    const from = top * width;
    for (let at = 0; at < some * width; at++) {
      const value = 255 - Math.min(rgba[at * 4] ?? 255, rgba[at * 4 + 1] ?? 255, rgba[at * 4 + 2] ?? 255);
      ink[from + at] = value;
      counts[value] = (counts[value] ?? 0) + 1;
    }
    yield;
  }
  const paper = paperLevel(counts, width * height);
  if (paper > 0) yield* subtract(ink, paper);
  return { width, height, ink, hidden: null };
}

function paperLevel(counts: Uint32Array, total: number): number {
  const half = levelAt(counts, total * 0.5);
  return half <= DARKEST_PAPER ? half : Math.min(DARKEST_PAPER, levelAt(counts, total * 0.05));
}

function levelAt(counts: Uint32Array, share: number): number {
  let sum = 0;
  for (let level = 0; level < 256; level++) {
    sum += counts[level] ?? 0;
    if (sum > share) return level;
  }
  return 255;
}

function* subtract(ink: Uint8Array, paper: number): Generator<undefined, void> {
  const stretch = 255 / (255 - paper);
  for (let at = 0; at < ink.length; at++) {
    ink[at] = Math.max(0, ((ink[at] ?? 0) - paper) * stretch);
    if (at % PIXELS_A_SLICE === PIXELS_A_SLICE - 1) yield;
  }
}

/** The picture with the words gone; `words` in its pixels. */
export function withoutWords(image: InkImage, words: readonly PixelBox[]): InkImage {
  const { width, height } = image;
  const ink = image.ink.slice();
  const hidden = new Uint8Array(width * height);
  for (const word of words) {
    const left = Math.max(0, Math.floor(word.left) - 1);
    const right = Math.min(width, Math.ceil(word.right) + 1);
    if (right <= left) continue;
    for (
      let y = Math.max(0, Math.floor(word.top) - 1);
      y < Math.min(height, Math.ceil(word.bottom) + 1);
      y++
    ) {
      ink.fill(0, y * width + left, y * width + right);
      hidden.fill(1, y * width + left, y * width + right);
    }
  }
  return { width, height, ink, hidden };
}
