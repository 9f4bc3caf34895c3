import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Draws a picture by itself. */
const PICTURES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.shadingFill,
]);

/** The parts of a path as pdf.js lists them, each followed by so many numbers. */
const MOVE_TO = 0;
const LINE_TO = 1;
const NUMBERS: readonly number[] = [2, 2, 6, 4, 0];

/** Oblique strokes and curves of a page below which it has no figure: rounded corners, ticks. */
const FEWEST_FREE = 12;

/** Whether there is more on a page than words and what is drawn with a ruler (CV13). */
export async function hasPictures(page: PDFPageProxy): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList();
  let free = 0;
  for (const [index, fn] of fnArray.entries()) {
    if (PICTURES.has(fn)) return true;
    if (fn !== OPS.constructPath) continue;
    free += freeParts(argsArray[index], FEWEST_FREE - free);
    if (free >= FEWEST_FREE) return true;
  }
  return false;
}

function freeParts(args: unknown, enough: number): number {
  const path: unknown = Array.isArray(args) && Array.isArray(args[1]) ? args[1][0] : null;
  if (!(path instanceof Float32Array)) return 0;
  let [x, y, free] = [0, 0, 0];
  for (let at = 0; at < path.length && free < enough;) {
    const part = path[at] ?? MOVE_TO;
    const length = NUMBERS[part];
    if (length === undefined) return free;
    const [toX = x, toY = y] = length === 0 ? [x, y] : [path[at + length - 1], path[at + length]];
    const isOblique = part === LINE_TO && Math.abs(toX - x) > 0.5 && Math.abs(toY - y) > 0.5;
    if (isOblique || (part > LINE_TO && length > 0)) free++;
    [x, y] = [toX, toY];
    at += length + 1;
  }
  return free;
}
