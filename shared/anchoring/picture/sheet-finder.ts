import { compareSheets, tellApart, type SheetGreys, type SheetMatch } from './compare-sheets.ts';
import { shrink, type GreyPicture } from './grey-picture.ts';
import { comparePrints, printOf, type PrintMatch, type SheetPrint } from './sheet-print.ts';

export interface SheetFound {
  readonly pageIndex: number;
  /** From the old page's picture to the new one's. */
  readonly match: SheetMatch;
}

/** The page that a sheet became; several that cannot be told from it or from each other; or none like it. */
export type SheetFate =
  | { readonly status: 'found'; readonly sheet: SheetFound }
  | { readonly status: 'alike'; readonly sheets: readonly SheetFound[] }
  | { readonly status: 'none' | 'blank'; readonly sheets: readonly SheetFound[] };

/** With fewer squares that have something on them a page is as good as blank. */
const FEWEST_INKED = 12;
/** Below this two pages are not one sheet; what they share is a frame, or lines of writing. */
const SAME_SHEET = 0.5;
/** At a glance less alike than this is not looked at. */
const GLANCE_FLOOR = 0.2;
/**
 * What is so much less alike than the best at a glance is not looked at either. Two scans of one sheet may lie this
 * far below one of another sheet on the same base.
 */
const GLANCE_MARGIN = 0.3;
const MOST_LOOKED_AT = 16;

/**
 * Finds the pages of one version in another by what they look like. A page is found when it and no other fits:
 * of all that could be it, old ones that could have become the same page included, each is told apart by the
 * squares in which they differ. Sheets that nothing tells apart are not found.
 */
export class SheetFinder {
  readonly #old: ReadonlyMap<number, GreyPicture>;
  readonly #new: ReadonlyMap<number, GreyPicture>;
  readonly #prints = new Map<GreyPicture, SheetPrint>();
  readonly #halves = new Map<GreyPicture, GreyPicture>();

  constructor(old: ReadonlyMap<number, GreyPicture>, now: ReadonlyMap<number, GreyPicture>) {
    this.#old = old;
    this.#new = now;
  }

  /** Yields after each comparison. */
  *find(pageIndex: number): Generator<undefined, SheetFate> {
    const picture = this.#old.get(pageIndex);
    if (!picture) return { status: 'none', sheets: [] };
    if (this.#printOf(picture).cells.every((cell) => Math.abs(cell) < 1)) {
      return { status: 'blank', sheets: [] };
    }
    const fits: SheetFound[] = [];
    const looks = yield* this.#worthALook(picture, this.#new);
    for (const look of looks) {
      const match = yield* this.#compare(picture, look.picture, look.glance);
      if (match) fits.push({ pageIndex: look.pageIndex, match });
    }
    fits.sort((a, b) => b.match.share - a.match.share);
    const [best] = fits;
    if (!best || best.match.share < SAME_SHEET) return { status: 'none', sheets: fits };
    if (best.match.inked < FEWEST_INKED) return { status: 'blank', sheets: fits };
    const alike = fits.filter((fit) => fit === best || tellApart(best.match, fit.match) !== 'one');
    // All that were looked at are one kind of sheet: the right one may be among those that were not.
    const isCrowded = fits.length >= MOST_LOOKED_AT && fits.every(({ match }) => match.share >= SAME_SHEET);
    if (alike.length > 1 || isCrowded) return { status: 'alike', sheets: alike };
    const isAnothers = yield* this.#couldBeAnothers(pageIndex, best.pageIndex);
    return isAnothers ? { status: 'alike', sheets: [best] } : { status: 'found', sheet: best };
  }

  /** Whether another old page could as well, or better, be what became the new one. */
  *#couldBeAnothers(oldIndex: number, newIndex: number): Generator<undefined, boolean> {
    const picture = this.#new.get(newIndex);
    const mine = this.#old.get(oldIndex);
    if (!picture || !mine) return true;
    const glance = comparePrints(this.#printOf(picture), this.#printOf(mine));
    const match = yield* this.#compare(picture, mine, glance);
    if (!match) return true;
    const looks = yield* this.#worthALook(picture, this.#old);
    let same = 0;
    for (const look of looks) {
      if (look.pageIndex === oldIndex) continue;
      const other = yield* this.#compare(picture, look.picture, look.glance);
      if (other && tellApart(match, other) !== 'one') return true;
      if (other && other.share >= SAME_SHEET) same++;
    }
    return same >= MOST_LOOKED_AT - 1;
  }

  *#worthALook(
    picture: GreyPicture,
    among: ReadonlyMap<number, GreyPicture>,
  ): Generator<
    undefined,
    readonly { readonly pageIndex: number; readonly picture: GreyPicture; readonly glance: PrintMatch }[]
  > {
    const print = this.#printOf(picture);
    const looks = [];
    for (const [pageIndex, other] of among) {
      const glance = comparePrints(print, this.#printOf(other));
      if (glance.score >= GLANCE_FLOOR) looks.push({ pageIndex, picture: other, glance });
      yield;
    }
    looks.sort((a, b) => b.glance.score - a.glance.score || a.pageIndex - b.pageIndex);
    const least = (looks[0]?.glance.score ?? 0) - GLANCE_MARGIN;
    return looks.filter(({ glance }) => glance.score >= least).slice(0, MOST_LOOKED_AT);
  }

  /** Not kept: hundreds of them would be hundreds of megabytes, and few are asked for twice. */
  #compare(
    one: GreyPicture,
    other: GreyPicture,
    glance: PrintMatch,
  ): Generator<undefined, SheetMatch | null> {
    return compareSheets(this.#greysOf(one), this.#greysOf(other), glance);
  }

  #greysOf(whole: GreyPicture): SheetGreys {
    const half = this.#halves.get(whole) ?? shrink(whole, Math.max(whole.width, whole.height) / 2);
    this.#halves.set(whole, half);
    return { whole, half };
  }

  #printOf(picture: GreyPicture): SheetPrint {
    const known = this.#prints.get(picture);
    if (known) return known;
    const print = printOf(picture);
    this.#prints.set(picture, print);
    return print;
  }
}
