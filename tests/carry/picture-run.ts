import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { CARRY_FLOOR, unplaced, type Carried } from '#shared/anchoring/carry/carried.ts';
import { carryByPicture } from '#shared/anchoring/picture/carry-picture.ts';
import type { SheetPicture } from '#shared/anchoring/picture/sheet-picture.ts';
import { Random } from '../sim/random.ts';
import type { Drawing } from './drawing.ts';
import { aForm, aMap, aWrittenPage, overlay } from './made-sheets.ts';
import { aScan, AS_IT_IS, onScan, scanned, type Scan } from './rescan.ts';

/** What a report of scans and maps holds, and what its revision does to it. */
export interface SheetMix {
  readonly maps: number;
  /** Bases that several sheets are drawn on, and how many each. */
  readonly families: number;
  readonly ofFamily: number;
  readonly written: number;
  readonly forms: number;
  readonly blanks: number;
  /** Sheets taken out, and put in: of families, too. */
  readonly removed: number;
  readonly inserted: number;
  /** Share of sheets of which a part was drawn anew. */
  readonly changed: number;
  readonly isScannedAgain: boolean;
}

interface Sheet {
  readonly drawing: Drawing;
  /** Which old page it is; null for one that was put in. */
  readonly from: number | null;
}

export interface PictureRun {
  readonly marks: readonly { readonly anchor: Anchor; readonly isLeft: boolean }[];
  readonly carried: readonly Carried[];
  readonly verdicts: readonly PictureVerdict[];
  readonly seconds: number;
  readonly longestMs: number;
}

export type PictureVerdict = 'right' | 'wrong' | 'unplaced';

/** A comment farther from its place than this part of the sheet's longer side is wrong. */
const TOLERANCE = 0.012;

/** Marks carried between a made report of sheets and its revision; which sheet is which is known. */
export function carryPictures(seed: number, mix: SheetMix, marksOf: number): PictureRun {
  const random = new Random(seed, 1812);
  const { sheets, bases } = makeReport(mix, random);
  const revision = reviseSheets(sheets, bases, mix, random);
  const scanOf = (): Scan => (mix.isScannedAgain ? aScan(random) : AS_IT_IS);
  const oldScans = sheets.map(scanOf);
  const newScans = revision.map(scanOf);
  const old = new Map(sheets.map((sheet, page) => [page, picture(sheet, oldScans[page], random)]));
  const now = new Map(revision.map(({ drawing }, page) => [page, picture(drawing, newScans[page], random)]));
  const places = Array.from({ length: marksOf }, () => {
    const page = random.below(sheets.length);
    const at = { x: 0.08 + random.below(840) / 1000, y: 0.08 + random.below(840) / 1000 };
    return { page, at, half: random.chance(0.3) ? 0 : 0.01 + random.below(80) / 1000 };
  });
  const marks = places.map(({ page, at, half }) => {
    const sheet = sheets[page];
    if (!sheet) throw new Error('no such sheet');
    const middle = toPoints(sheet, onScan(oldScans[page] ?? AS_IT_IS, sheet, at));
    const size = half * 842;
    const rect: Rect = [middle.x - size, middle.y - size, middle.x + size, middle.y + size];
    const anchor: Anchor = { kind: half === 0 ? 'pin' : 'rect', pageIndex: page, rects: [rect] };
    return { anchor, isLeft: revision.some(({ from }) => from === page) };
  });
  const begin = performance.now();
  const work = carryByPicture(
    marks.map(({ anchor }) => anchor),
    marks.map(() => unplaced('noWords')),
    { old, now },
    () => true,
  );
  const { carried, longestMs } = finish(work);
  const seconds = (performance.now() - begin) / 1000;
  const verdicts = carried.map((one, index): PictureVerdict => {
    if (one.status === 'unplaced' || one.score < CARRY_FLOOR) return 'unplaced';
    const { page, at } = places[index] ?? { page: -1, at: { x: 0, y: 0 } };
    const sheet = revision[one.place.pageIndex];
    if (sheet?.from !== page) return 'wrong';
    const truth = toPoints(
      sheet.drawing,
      onScan(newScans[one.place.pageIndex] ?? AS_IT_IS, sheet.drawing, at),
    );
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = one.place.rects[0] ?? [];
    const away = Math.hypot((x0 + x1) / 2 - truth.x, (y0 + y1) / 2 - truth.y);
    return away <= TOLERANCE * 842 ? 'right' : 'wrong';
  });
  return { marks, carried, verdicts, seconds, longestMs };
}

function finish(work: ReturnType<typeof carryByPicture>): {
  readonly carried: readonly Carried[];
  readonly longestMs: number;
} {
  let longestMs = 0;
  for (;;) {
    const begin = performance.now();
    const step = work.next();
    longestMs = Math.max(longestMs, performance.now() - begin);
    if (step.done) return { carried: step.value, longestMs };
  }
}

/** Sheets are A4, upright or lying. */
function viewOf({ width, height }: Drawing): Rect {
  return width > height ? [0, 0, 842, 595] : [0, 0, 595, 842];
}

function toPoints(sheet: Drawing, at: { x: number; y: number }): { x: number; y: number } {
  const [, , width, height] = viewOf(sheet);
  return { x: at.x * width, y: (1 - at.y) * height };
}

function picture(sheet: Drawing, scan: Scan | undefined, random: Random): SheetPicture {
  return { picture: scanned(sheet, scan ?? AS_IT_IS, random), view: viewOf(sheet), rotation: 0 };
}

function makeReport(
  mix: SheetMix,
  random: Random,
): { readonly sheets: readonly Drawing[]; readonly bases: readonly Drawing[] } {
  // The same template, running head and form on every sheet.
  const template = () => new Random(7, 7);
  const many = (count: number, make: () => Drawing): Drawing[] => Array.from({ length: count }, make);
  const bases = many(mix.families, () => aMap(random, template()));
  const sheets = [
    ...many(mix.maps, () => aMap(random, template())),
    ...bases.flatMap((base) => many(mix.ofFamily, () => overlay(base, random, 2 + random.below(4)))),
    ...many(mix.written, () => aWrittenPage(random, template())),
    ...many(mix.forms, () => aForm(random, template())),
  ];
  const [first] = sheets;
  const blank = first && first.copy();
  blank?.clear(0, 0, blank.width, blank.height);
  for (let count = 0; count < mix.blanks && blank; count++) sheets.push(blank.copy());
  return { sheets, bases };
}

function reviseSheets(
  sheets: readonly Drawing[],
  bases: readonly Drawing[],
  mix: SheetMix,
  random: Random,
): readonly Sheet[] {
  const kept: Sheet[] = sheets.map((drawing, from) => ({ drawing, from }));
  for (let count = 0; count < mix.removed && kept.length > 0; count++) {
    kept.splice(random.below(kept.length), 1);
  }
  const revised = kept.map(({ drawing, from }): Sheet => ({
    drawing: random.chance(mix.changed) ? overlay(drawing, random, 1 + random.below(3)) : drawing,
    from,
  }));
  for (let count = 0; count < mix.inserted; count++) {
    const isOfFamily = bases.length > 0 && random.chance(0.5);
    const drawing = isOfFamily
      ? overlay(random.pick(bases), random, 2 + random.below(4))
      : random.chance(0.5)
        ? aMap(random, new Random(7, 7))
        : aForm(random, new Random(7, 7));
    revised.splice(random.below(revised.length + 1), 0, { drawing, from: null });
  }
  return revised;
}
