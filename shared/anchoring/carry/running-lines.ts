import type { Folded } from '../fold.ts';

export interface RunningPage {
  /** Folded. */
  readonly text: string;
  /** In the unfolded text something stands between this character and the next; not known: nowhere. */
  readonly isWordEnd?: (index: number) => boolean;
}

export function runningPage({ text, at }: Folded): RunningPage {
  return { text, isWordEnd: (index) => (at[index + 1] ?? 0) - (at[index] ?? 0) > 1 };
}

/** Furthest that a running head or foot reaches into a page, in folded characters. */
const LONGEST = 80;
/** What two pages share by chance is shorter, unless it holds their page numbers. */
const SHORTEST = 3;

/**
 * How many characters at the head and the foot of each page are not of its text: running titles and page
 * numbers, which stand again on the pages beside it (AN11). A page number is not the figure beside it.
 */
export function runningLines(
  pages: readonly RunningPage[],
): readonly { readonly head: number; readonly foot: number }[] {
  return pages.map((page, index) => {
    const shared = (step: 1 | -1): number => {
      // The next but one too: left and right pages may have heads of their own.
      const lengths = [-2, -1, 1, 2].flatMap((distance) => {
        const other = pages[index + distance];
        return other === undefined ? [] : [sharedRun(page, other, distance, step)];
      });
      lengths.sort((a, b) => b - a);
      // Two of them must have it: one alone may end alike by chance.
      return lengths[Math.min(1, lengths.length - 1)] ?? 0;
    };
    const head = shared(1);
    const foot = shared(-1);
    return head + foot > page.text.length ? { head: page.text.length, foot: 0 } : { head, foot };
  });
}

/** The length of what `page` shares with `other` from one end on, page numbers counting as shared. */
function sharedRun(page: RunningPage, other: RunningPage, distance: number, step: 1 | -1): number {
  const a = new EndReader(page, step);
  const b = new EndReader(other, step);
  let hasPageNumber = false;
  while (a.used < LONGEST && a.isLeft && b.isLeft) {
    if (isDigit(a.code) && isDigit(b.code)) {
      const from = a.used;
      const [mine, theirs] = [a.number(), b.number()];
      if (mine === theirs) continue;
      if (theirs - mine !== distance) return hasPageNumber || from >= SHORTEST ? from : 0;
      hasPageNumber = true;
    } else if (a.code === b.code) {
      a.skip();
      b.skip();
    } else break;
  }
  return hasPageNumber || a.used >= SHORTEST ? a.used : 0;
}

/** Reads a page from its head or from its foot. */
class EndReader {
  used = 0;
  readonly #text: string;
  readonly #isWordEnd: (index: number) => boolean;
  readonly #step: 1 | -1;
  constructor({ text, isWordEnd = () => false }: RunningPage, step: 1 | -1) {
    this.#text = text;
    this.#isWordEnd = isWordEnd;
    this.#step = step;
  }
  get isLeft(): boolean {
    return this.used < this.#text.length;
  }
  get code(): number {
    return this.#text.charCodeAt(this.#index);
  }
  get #index(): number {
    return this.#step === 1 ? this.used : this.#text.length - 1 - this.used;
  }
  skip(): void {
    this.used++;
  }
  number(): number {
    let value = 0;
    let weight = 1;
    for (let isOver = false; !isOver && this.isLeft && isDigit(this.code); this.used++) {
      const digit = this.code - 0x30;
      value = this.#step === 1 ? value * 10 + digit : value + digit * weight;
      weight *= 10;
      isOver = this.#isWordEnd(this.#step === 1 ? this.#index : this.#index - 1);
    }
    return value;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
