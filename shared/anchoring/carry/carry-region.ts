import type { Anchor, Rect } from '../anchor.ts';
import { boundingRect, tidyRect } from '../rects.ts';
import { UNKNOWN } from './align-texts.ts';
import type { CarryContext } from './carry-context.ts';
import { placed, unplaced, type Candidate, type Carried } from './carried.ts';
import { pageAt, toFlat } from './flat-text.ts';
import { partOfRun } from './run-boxes.ts';
import type { PageContent, VersionContent } from './version-content.ts';

interface Shift {
  /** Of the run it was read from, to the region. */
  readonly distance: number;
  /** Of the run's middle above the region's, in points. */
  readonly above: number;
  readonly pageIndex: number;
  readonly dx: number;
  readonly dy: number;
}

/** Lines asked, the nearest first. */
const NEIGHBOURS = 8;
const FEWEST_AGREEING = 3;
/** How far, in points, neighbours may have moved apart and still have moved together. */
const SLACK = 4;
/** A line bears out where it went when this much of it is certain. */
const CERTAIN_SHARE = 0.6;
const FEWEST_CHARACTERS = 4;

/**
 * Where a mark without words went: with the lines around it, if those above and those below moved together
 * (AN14). A page with hardly a line on it says nothing: `noWords`.
 */
export function carryRegion(
  context: CarryContext,
  old: VersionContent,
  now: VersionContent,
  anchor: Anchor,
): Carried {
  const page = old.pages[anchor.pageIndex];
  const region = boundingRect(anchor.rects);
  if (!page || !region) return unplaced('unreadable');
  const shifts = shiftsAround(context, page, now, anchor.pageIndex, region);
  if (shifts.length < FEWEST_AGREEING)
    return unplaced('noWords', shifts.slice(0, 1).map(toCandidate(region)));
  const [nearest] = shifts;
  const near = shifts.slice(0, NEIGHBOURS);
  const together = near.filter((shift) => nearest && isSame(shift, nearest));
  const isHeld =
    together.length >= FEWEST_AGREEING &&
    together.length === near.length &&
    together.some(({ above }) => above > 0) &&
    together.some(({ above }) => above < 0);
  const candidates = near.filter((shift, index) => near.findIndex((other) => isSame(other, shift)) === index);
  if (!nearest || !isHeld) return unplaced('noWords', candidates.map(toCandidate(region)));
  return placed({ ...toCandidate(region)(nearest), score: 1 });
}

function isSame(a: Shift, b: Shift): boolean {
  return a.pageIndex === b.pageIndex && Math.abs(a.dx - b.dx) <= SLACK && Math.abs(a.dy - b.dy) <= SLACK;
}

function toCandidate(region: Rect): (shift: Shift) => Candidate {
  return ({ pageIndex, dx, dy }) => ({
    by: 'surroundings',
    score: 0.5,
    place: {
      pageIndex,
      rects: [tidyRect([region[0] + dx, region[1] + dy, region[2] + dx, region[3] + dy])],
      parts: [],
    },
  });
}

/** How the lines of the page moved, the nearest to the region first. */
function shiftsAround(
  { old, new: flatNew, alignment }: CarryContext,
  { text, boxes }: PageContent,
  now: VersionContent,
  pageIndex: number,
  region: Rect,
): readonly Shift[] {
  const shifts: Shift[] = [];
  for (let from = 0; from < text.text.length;) {
    const run = text.runs[from] ?? 0;
    let to = from + 1;
    while (to < text.text.length && text.runs[to] === run) to++;
    const flat = toFlat(old, { pageIndex, start: from, end: to });
    from = to;
    const box = boxes[run];
    const length = flat.end - flat.start;
    if (!box || length < FEWEST_CHARACTERS) continue;
    const first = alignment.toNew[flat.start] ?? UNKNOWN;
    if (first === UNKNOWN) continue;
    let certain = 0;
    for (let index = 0; index < length; index++) {
      if (alignment.toNew[flat.start + index] === first + index) certain++;
    }
    if (certain < length * CERTAIN_SHARE) continue;
    const target = beginOf(flatNew, now, first);
    const mine = partOfRun(box, text.offsets[toUnit(old, flat.start)] ?? 0, box.units);
    if (!target) continue;
    const rect = partOfRun(box, 0, box.units);
    shifts.push({
      distance: distanceBetween(rect, region),
      above: (rect[1] + rect[3]) / 2 - (region[1] + region[3]) / 2,
      pageIndex: target.pageIndex,
      dx: target.rect[0] - mine[0],
      dy: target.rect[1] - mine[1],
    });
  }
  return shifts.sort((a, b) => a.distance - b.distance);
}

function toUnit(flat: CarryContext['old'], index: number): number {
  return flat.units[index] ?? 0;
}

function beginOf(
  flat: CarryContext['new'],
  now: VersionContent,
  index: number,
): { readonly pageIndex: number; readonly rect: Rect } | null {
  const pageIndex = pageAt(flat, index);
  const page = now.pages[pageIndex];
  const unit = flat.units[index] ?? 0;
  const box = page?.boxes[page.text.runs[unit] ?? 0];
  return page && box ? { pageIndex, rect: partOfRun(box, page.text.offsets[unit] ?? 0, box.units) } : null;
}

function distanceBetween(a: Rect, b: Rect): number {
  const dx = Math.max(0, a[0] - b[2], b[0] - a[2]);
  const dy = Math.max(0, a[1] - b[3], b[1] - a[3]);
  return Math.hypot(dx, dy);
}
