import type { PageText } from '#shared/anchoring/page-text.ts';
import type { TextRange } from '#shared/search/found.ts';

/** A run of words as it lies on the page: `along` its line, `base` across it, upwards, in points. */
export interface PlacedRun {
  readonly along: number;
  readonly base: number;
  readonly width: number;
  readonly size: number;
}

interface Line {
  /** Where it begins in the page's text. */
  readonly start: number;
  readonly size: number;
  readonly base: number;
  left: number;
  right: number;
  /** A row of a table, or words set far apart: it stands for itself. */
  isParted: boolean;
}

/** Lines of one paragraph have type of the same size, but for raised and lowered signs. */
const SAME_SIZE = 0.12;
/** In sizes of type. */
const SAME_LINE = 0.5;
const PARTED = 1.2;
const SHORT = 1.6;
const INDENTED = 1.2;
/** A step to the next line that is so much larger than others begins something new. */
const LARGE_STEP = 1.45;
/** Lines above and below that belong to the same column, in sizes of type. */
const COLUMN_REACH = 14;

/**
 * A stretch of a page's text to be used elsewhere: paragraphs are whole, one a line; cells of a table are parted
 * by tabs (RD16). The page's text itself has neither, since a mark must find it again however it is broken.
 */
export function copiedText(page: PageText, runs: readonly (PlacedRun | null)[], range: TextRange): string {
  const breaks = breaksOf(page, runs);
  let text = '';
  for (let index = range.start; index < range.end; index++) {
    const between = index === range.start ? undefined : breaks.get(index);
    const character = page.text[index] ?? '';
    if (between === undefined) text += character;
    else text += between + (character === ' ' ? '' : character);
  }
  return text.trim();
}

/** Before which index of the text a paragraph or a cell begins. */
function breaksOf(page: PageText, runs: readonly (PlacedRun | null)[]): ReadonlyMap<number, '\n' | '\t'> {
  const breaks = new Map<number, '\n' | '\t'>();
  const lines: Line[] = [];
  let before: PlacedRun | null = null;
  for (let index = 0; index < page.text.length; index++) {
    const number = page.runs[index] ?? 0;
    if (index > 0 && number === page.runs[index - 1]) continue;
    const run = runs[number] ?? null;
    if (!run) continue;
    const line = lines.at(-1);
    const isOn = line && before && isSameLine(line, before, run);
    if (!isOn) {
      lines.push({
        start: index,
        size: run.size,
        base: run.base,
        left: run.along,
        right: run.along + run.width,
        isParted: false,
      });
    } else {
      if (run.along - line.right > PARTED * line.size) {
        line.isParted = true;
        breaks.set(index, '\t');
      }
      line.right = Math.max(line.right, run.along + run.width);
    }
    before = run;
  }
  const step = usualStep(lines);
  lines.forEach((line, at) => {
    const above = lines[at - 1];
    if (above && endsParagraph(above, line, lines, step)) breaks.set(line.start, '\n');
  });
  return breaks;
}

function isSameLine(line: Line, before: PlacedRun, run: PlacedRun): boolean {
  const size = Math.max(line.size, run.size);
  return Math.abs(run.base - line.base) < SAME_LINE * size && run.along >= before.along - size;
}

function endsParagraph(above: Line, line: Line, lines: readonly Line[], step: number): boolean {
  if (above.isParted || line.isParted) return true;
  if (Math.abs(above.size - line.size) > SAME_SIZE * Math.max(above.size, line.size)) return true;
  const down = above.base - line.base;
  if (down > step * LARGE_STEP) return true;
  const ended = columnOf(above, lines);
  if (above.right < ended.right - SHORT * above.size) return true;
  return line.left > columnOf(line, lines).left + INDENTED * line.size;
}

/** From where to where the lines around one reach that stand in its column. */
function columnOf(line: Line, lines: readonly Line[]): { readonly left: number; readonly right: number } {
  const same = lines.filter(
    (other) =>
      !other.isParted &&
      Math.abs(other.base - line.base) < COLUMN_REACH * line.size &&
      Math.abs(other.size - line.size) <= SAME_SIZE * line.size &&
      Math.min(other.right, line.right) - Math.max(other.left, line.left) > 0,
  );
  return {
    left: Math.min(line.left, ...same.map(({ left }) => left)),
    right: Math.max(line.right, ...same.map(({ right }) => right)),
  };
}

function usualStep(lines: readonly Line[]): number {
  const steps = lines
    .slice(1)
    .map((line, at) => (lines[at]?.base ?? 0) - line.base)
    .filter((down) => down > 0)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? Infinity;
}

/** Where pdf.js says a run lies, whichever way it is turned; null where it takes no room. */
export function placeRun({
  str,
  transform,
  width,
}: {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
}): PlacedRun | null {
  const [a, b, c, d, x, y] = transform.map(Number);
  if (str.trim() === '' || [a, b, c, d, x, y].some((value) => value === undefined || Number.isNaN(value)))
    return null;
  const [ax, ay, cx, cy, px, py] = [a ?? 0, b ?? 0, c ?? 0, d ?? 0, x ?? 0, y ?? 0];
  const length = Math.hypot(ax, ay);
  if (length === 0) return null;
  const [ux, uy] = [ax / length, ay / length];
  return { along: px * ux + py * uy, base: py * ux - px * uy, width, size: Math.hypot(cx, cy) };
}
