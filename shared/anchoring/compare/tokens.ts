import { UNKNOWN, type Alignment } from '../carry/align-texts.ts';
import type { FlatText } from '../carry/flat-text.ts';

/** A sentence ends behind it. */
export const ENDS_SENTENCE = 1;
/** A number, a unit or a Latin word: what no difference is found in the middle of. */
export const IS_WHOLE = 2;

/**
 * A flat text in the pieces that are the same or another, never in part (CV2): a number with its decimals and
 * percent sign, a Latin word or unit, or one other character. Token `i` is characters `starts[i]` to
 * `starts[i + 1]`; tokens of the same words have the same id, in both texts.
 */
export interface Tokens {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly traits: Uint8Array;
}

/** Gives every different word a number, the same in every text it is asked for. */
class TokenIds {
  readonly #ids = new Map<string, number>();
  of(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.#ids.size);
    return this.#ids.size - 1;
  }
}

/** Tokens read between two yields. */
const SLICE = 16_384;
const SENTENCE_ENDS = '。．.！？!?；;：:';

export interface TextSide {
  readonly flat: FlatText;
  /** As `pageText` gives them: what folding made one is told apart by them (a full stop, a space). */
  readonly pages: readonly string[];
}

/** Both texts in tokens, cut alike where they are alike. */
export function* tokenizeBoth(
  old: TextSide,
  now: TextSide,
  { toNew, toOld }: Alignment,
): Generator<undefined, { readonly old: Tokens; readonly new: Tokens }> {
  const oldCuts = yield* cutsOf(old);
  const newCuts = yield* cutsOf(now);
  cutAlike(oldCuts, newCuts, toNew);
  yield;
  cutAlike(newCuts, oldCuts, toOld);
  yield;
  const ids = new TokenIds();
  return { old: yield* toTokens(old, oldCuts, ids), new: yield* toTokens(now, newCuts, ids) };
}

/** Where tokens begin: 1 for each such character. */
function* cutsOf({ flat, pages }: TextSide): Generator<undefined, Uint8Array> {
  const { text } = flat;
  const cuts = new Uint8Array(text.length);
  const source = new SourceReader(flat, pages);
  let step = 0;
  for (let from = 0; from < text.length; from = endOfToken(text, from, source)) {
    cuts[from] = 1;
    if (++step % SLICE === 0) yield;
  }
  return cuts;
}

/** A number that a line breaks in one version only is the same number: what is all there is cut as it is there. */
function cutAlike(cuts: Uint8Array, other: Uint8Array, toOther: Int32Array): void {
  for (let from = 0, to = 1; from < cuts.length; from = to, to = from + 1) {
    const there = toOther[from] ?? UNKNOWN;
    let isThere = there !== UNKNOWN;
    for (; to < cuts.length && cuts[to] === 0; to++) {
      if (toOther[to] !== there + to - from) isThere = false;
    }
    if (!isThere) continue;
    for (let at = from + 1; at < to; at++) if (other[there + at - from] === 1) cuts[at] = 1;
  }
}

function* toTokens({ flat, pages }: TextSide, cuts: Uint8Array, ids: TokenIds): Generator<undefined, Tokens> {
  const { text } = flat;
  const source = new SourceReader(flat, pages);
  let count = 0;
  for (let at = 0; at < cuts.length; at++) count += cuts[at] ?? 0;
  const starts = new Uint32Array(count + 1).fill(text.length);
  const kinds = new Uint32Array(count);
  const traits = new Uint8Array(count);
  for (let from = 0, token = 0; from < text.length; token++) {
    let to = from + 1;
    while (to < text.length && cuts[to] === 0) to++;
    starts[token] = from;
    kinds[token] = ids.of(text.slice(from, to));
    const code = text.charCodeAt(from);
    if (isDigit(code) || isLatin(code)) traits[token] = IS_WHOLE;
    else if (SENTENCE_ENDS.includes(source.at(from))) traits[token] = ENDS_SENTENCE;
    from = to;
    if (token % SLICE === SLICE - 1) yield;
  }
  return { count, starts, ids: kinds, traits };
}

function endOfToken(text: string, from: number, source: SourceReader): number {
  const code = text.charCodeAt(from);
  if (isDigit(code)) return endOfNumber(text, from, source);
  if (isLatin(code)) {
    let to = from + 1;
    while (to < text.length && source.isBesideNext(to - 1) && goesOn(text, to, source)) to++;
    return to;
  }
  const isPair = code >= 0xd800 && code <= 0xdbff && from + 1 < text.length;
  return isPair ? from + 2 : from + 1;
}

/** Units have figures and slashes in them: m3/s. */
function goesOn(text: string, at: number, source: SourceReader): boolean {
  const code = text.charCodeAt(at);
  if (isLatin(code) || isDigit(code)) return true;
  const next = text.charCodeAt(at + 1);
  return (
    (code === 0x2f || code === 0x2d || code === 0xb7) &&
    source.isBesideNext(at) &&
    (isLatin(next) || isDigit(next))
  );
}

function endOfNumber(text: string, from: number, source: SourceReader): number {
  let to = from;
  const digits = (): number => {
    const begin = to;
    while (to < text.length && isDigit(text.charCodeAt(to)) && (to === from || source.isBesideNext(to - 1)))
      to++;
    return to - begin;
  };
  digits();
  for (;;) {
    const mark = source.at(to);
    const isJoined =
      to + 1 < text.length &&
      source.isBesideNext(to - 1) &&
      source.isBesideNext(to) &&
      isDigit(text.charCodeAt(to + 1));
    if (!isJoined || !(mark === '.' || mark === '．' || (mark === ',' && isThousands(text, to + 1)))) break;
    to++;
    digits();
  }
  const sign = text[to];
  return (sign === '%' || sign === '‰') && source.isBesideNext(to - 1) ? to + 1 : to;
}

function isThousands(text: string, at: number): boolean {
  return [0, 1, 2].every((step) => isDigit(text.charCodeAt(at + step))) && !isDigit(text.charCodeAt(at + 3));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLatin(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0xe0 && code <= 0x24f) || (code >= 0x391 && code <= 0x3c9)
  );
}

/** The unfolded text under a flat one, read from its beginning to its end. */
class SourceReader {
  readonly #flat: FlatText;
  readonly #pages: readonly string[];
  #page = 0;

  constructor(flat: FlatText, pages: readonly string[]) {
    this.#flat = flat;
    this.#pages = pages;
  }

  at(index: number): string {
    const { starts, units } = this.#flat;
    if (index >= units.length) return '';
    while (index >= (starts[this.#page + 1] ?? Infinity)) this.#page++;
    while (index < (starts[this.#page] ?? 0)) this.#page--;
    return this.#pages[this.#page]?.[units[index] ?? 0] ?? '';
  }

  /** Nothing stands between a character and the next: no space, no cell of a table, no page break. */
  isBesideNext(index: number): boolean {
    const { starts, units } = this.#flat;
    const step = (units[index + 1] ?? 0) - (units[index] ?? 0);
    if (step < 0 || step > 1) return false;
    while (index >= (starts[this.#page + 1] ?? Infinity)) this.#page++;
    while (index < (starts[this.#page] ?? 0)) this.#page--;
    return index + 1 < (starts[this.#page + 1] ?? 0);
  }
}
