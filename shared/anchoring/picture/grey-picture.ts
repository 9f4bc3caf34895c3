/** A page as it looks, small and grey: `pixels` row by row from the upper left corner, 0 ink to 255 paper. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Longer side, in pixels, of the pictures pages are compared by: 1.2 mm of an A4 sheet each. */
export const PICTURE_SIDE = 256;

/** The picture with `side` pixels on its longer side, each the mean of what it covers. */
export function shrink(picture: GreyPicture, side: number): GreyPicture {
  const longer = Math.max(picture.width, picture.height);
  if (longer <= side) return picture;
  const width = Math.max(1, Math.round((picture.width * side) / longer));
  const height = Math.max(1, Math.round((picture.height * side) / longer));
  return { width, height, pixels: Uint8Array.from(meansOver(picture, width, height), Math.round) };
}

/** Means over a grid of `columns` by `rows` cells that covers the picture. */
export function meansOver(
  { width, height, pixels }: GreyPicture,
  columns: number,
  rows: number,
): Float32Array {
  const across = sharesOf(width, columns);
  const down = sharesOf(height, rows);
  const sums = new Float32Array(columns * height);
  for (let y = 0; y < height; y++) {
    for (let column = 0; column < columns; column++) {
      const { from, to, first, last } = across(column);
      let sum = 0;
      for (let x = from; x < to; x++) {
        const share = x === from ? first : x === to - 1 ? last : 1;
        sum += (pixels[y * width + x] ?? 0) * share;
      }
      sums[y * columns + column] = (sum * columns) / width;
    }
  }
  const means = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const { from, to, first, last } = down(row);
    for (let y = from; y < to; y++) {
      const share = ((y === from ? first : y === to - 1 ? last : 1) * rows) / height;
      for (let column = 0; column < columns; column++) {
        const at = row * columns + column;
        means[at] = (means[at] ?? 0) + (sums[y * columns + column] ?? 0) * share;
      }
    }
  }
  return means;
}

/** Which pixels a cell covers, and how much of the first and the last. */
function sharesOf(
  pixels: number,
  cells: number,
): (cell: number) => { from: number; to: number; first: number; last: number } {
  const size = pixels / cells;
  return (cell) => {
    const begin = cell * size;
    const end = (cell + 1) * size;
    const from = Math.floor(begin);
    const to = Math.min(pixels, Math.max(from + 1, Math.ceil(end - 1e-9)));
    const isOne = to - from === 1;
    return { from, to, first: isOne ? size : 1 - (begin - from), last: 1 - (to - end) };
  };
}

/** Of all pixels, these shares are taken for pure ink and pure paper: scanners differ in both. */
const INK_SHARE = 0.005;
const PAPER_SHARE = 0.6;
/** Less than this between them is an empty sheet with the dirt of a scanner on it. */
const LEAST_CONTRAST = 24;

/** The same picture from black ink to white paper, however pale or grey the scan was. */
export function evenContrast(picture: GreyPicture): GreyPicture {
  const counts = new Uint32Array(256);
  for (const pixel of picture.pixels) counts[pixel] = (counts[pixel] ?? 0) + 1;
  const total = picture.pixels.length;
  const ink = levelAt(counts, total * INK_SHARE);
  const paper = levelAt(counts, total * PAPER_SHARE);
  const isEmpty = paper - ink < LEAST_CONTRAST;
  const pixels = picture.pixels.map((pixel) =>
    isEmpty ? 255 : Math.max(0, Math.min(255, Math.round(((pixel - ink) * 255) / (paper - ink)))),
  );
  return { ...picture, pixels };
}

function levelAt(counts: Uint32Array, wanted: number): number {
  let sum = 0;
  for (let level = 0; level < 256; level++) {
    sum += counts[level] ?? 0;
    if (sum >= wanted) return level;
  }
  return 255;
}
