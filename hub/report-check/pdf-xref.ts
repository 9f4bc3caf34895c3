import { decodeStream } from './pdf-filters.ts';
import { PdfLexer, type ParseAllowance } from './pdf-lexer.ts';
import { PdfDict, PdfStream, type PdfValue } from './pdf-values.ts';

export interface XrefReading {
  /** Every section from the last to the first was found, and every entry points at the object it names. */
  readonly sound: boolean;
  /** Where the newest section is, as the file's end says. */
  readonly startsAt: number | null;
  /** Offsets of objects that stand on their own, as far as the sections tell. */
  readonly offsets: ReadonlyMap<number, number>;
  /** The newest first. */
  readonly trailers: readonly PdfDict[];
}

const MAX_SECTIONS = 2000;
const MAX_ENTRIES = 3_000_000;
const MAX_DECODED = 64 << 20;
const asIs = (value: PdfValue): PdfValue => value;

/**
 * Follows the cross-reference sections the way a reader would that trusts them. Offsets count from the file's
 * start or from its header, since readers take both.
 */
export function readXref(bytes: Buffer, headerAt: number, allowance: ParseAllowance): XrefReading {
  const reader = new XrefReader(bytes, headerAt, allowance);
  const mark = bytes.lastIndexOf('startxref');
  const start = mark === -1 ? null : new PdfLexer(bytes, mark + 9, allowance).integer();
  if (start === null) return { sound: false, startsAt: null, offsets: new Map(), trailers: [] };
  reader.follow(start);
  return {
    sound: reader.sound && reader.entriesPointRight(),
    startsAt: start,
    offsets: reader.offsets,
    trailers: reader.trailers,
  };
}

class XrefReader {
  readonly #bytes: Buffer;
  readonly #headerAt: number;
  readonly #allowance: ParseAllowance;
  readonly offsets = new Map<number, number>();
  readonly trailers: PdfDict[] = [];
  readonly #freed = new Set<number>();
  sound = true;

  constructor(bytes: Buffer, headerAt: number, allowance: ParseAllowance) {
    this.#bytes = bytes;
    this.#headerAt = headerAt;
    this.#allowance = allowance;
  }

  follow(start: number): void {
    const waiting = [start];
    const seen = new Set<number>();
    while (waiting.length > 0) {
      const offset = waiting.shift() ?? 0;
      if (seen.has(offset)) continue;
      seen.add(offset);
      const trailer = seen.size > MAX_SECTIONS ? null : this.#section(offset);
      if (trailer === null) {
        this.sound = false;
        continue;
      }
      this.trailers.push(trailer);
      for (const key of ['XRefStm', 'Prev']) {
        const next = trailer.get(key);
        if (typeof next === 'number') waiting.push(next);
      }
    }
  }

  entriesPointRight(): boolean {
    for (const [num, offset] of this.offsets) {
      if (![offset, offset + this.#headerAt].some((at) => this.#objectAt(at, num))) return false;
    }
    return true;
  }

  #objectAt(at: number, num: number): boolean {
    if (at < 0 || at >= this.#bytes.length) return false;
    const head = this.#bytes.toString('latin1', at, at + 40);
    const match = /^[\s\0]*(\d+)[\s\0]+\d+[\s\0]+obj/.exec(head);
    return match !== null && Number(match[1]) === num;
  }

  #section(offset: number): PdfDict | null {
    for (const at of this.#headerAt === 0 ? [offset] : [offset, offset + this.#headerAt]) {
      if (at < 0 || at >= this.#bytes.length) continue;
      const lexer = new PdfLexer(this.#bytes, at, this.#allowance);
      lexer.skipSpace();
      if (lexer.at('xref')) {
        lexer.pos += 4;
        return this.#table(lexer);
      }
      const trailer = this.#stream(lexer);
      if (trailer !== null) return trailer;
    }
    return null;
  }

  #table(lexer: PdfLexer): PdfDict | null {
    for (;;) {
      lexer.skipSpace();
      if (lexer.at('trailer')) break;
      const first = lexer.integer();
      const count = lexer.integer();
      if (first === null || count === null) return null;
      for (let index = 0; index < count; index += 1) {
        const offset = lexer.integer();
        const generation = lexer.integer();
        lexer.skipSpace();
        const kind = String.fromCharCode(lexer.bytes[lexer.pos] ?? 0);
        if (offset === null || generation === null || (kind !== 'n' && kind !== 'f')) return null;
        lexer.pos += 1;
        this.#note(first + index, kind === 'n' && offset > 0 ? offset : null);
      }
    }
    lexer.pos += 7;
    const trailer = lexer.value();
    return trailer instanceof PdfDict ? trailer : null;
  }

  #stream(lexer: PdfLexer): PdfDict | null {
    if (lexer.integer() === null || lexer.integer() === null) return null;
    lexer.skipSpace();
    if (!lexer.at('obj')) return null;
    lexer.pos += 3;
    const dict = lexer.value();
    lexer.skipSpace();
    if (!(dict instanceof PdfDict) || !lexer.at('stream')) return null;
    const start = streamDataStart(lexer.bytes, lexer.pos + 6);
    const length = dict.get('Length');
    const end = typeof length === 'number' ? start + length : lexer.bytes.indexOf('endstream', start);
    const data = decodeStream(
      new PdfStream(dict, lexer.bytes.subarray(start, Math.max(start, end))),
      asIs,
      MAX_DECODED,
    );
    return data !== null && this.#streamEntries(dict, data) ? dict : null;
  }

  #streamEntries(dict: PdfDict, data: Buffer): boolean {
    const widths = numbers(dict.get('W'));
    const [kindWidth, offsetWidth, lastWidth] = widths;
    if (kindWidth === undefined || offsetWidth === undefined || lastWidth === undefined) return false;
    // without any width no entry would use up data, and a stated billion of them would never end
    if (widths.some((width) => width > 8) || kindWidth + offsetWidth + lastWidth === 0) return false;
    const size = dict.get('Size');
    const index = numbers(dict.get('Index'));
    const ranges = index.length >= 2 ? index : [0, typeof size === 'number' ? size : 0];
    let pos = 0;
    const field = (width: number, fallback: number): number => {
      let value = width === 0 ? fallback : 0;
      for (let byte = 0; byte < width; byte += 1) value = value * 256 + (data[pos + byte] ?? 0);
      pos += width;
      return value;
    };
    for (let range = 0; range + 1 < ranges.length; range += 2) {
      for (let step = 0; step < (ranges[range + 1] ?? 0) && pos < data.length; step += 1) {
        const kind = field(kindWidth, 1);
        const offset = field(offsetWidth, 0);
        field(lastWidth, 0);
        this.#note((ranges[range] ?? 0) + step, kind === 1 ? offset : null);
      }
    }
    return true;
  }

  /** Newer sections come first, so the first word about an object stands. */
  #note(num: number, offset: number | null): void {
    if (this.offsets.has(num) || this.#freed.has(num)) return;
    if (this.offsets.size + this.#freed.size > MAX_ENTRIES) {
      this.sound = false;
      return;
    }
    if (offset === null) this.#freed.add(num);
    else this.offsets.set(num, offset);
  }
}

/** Data begins after the line end behind `stream`. */
export function streamDataStart(bytes: Buffer, afterKeyword: number): number {
  let at = afterKeyword;
  while (bytes[at] === 0x20) at += 1;
  if (bytes[at] === 0x0d) at += 1;
  if (bytes[at] === 0x0a) at += 1;
  return at;
}

function numbers(value: PdfValue): number[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => (typeof one === 'number' && Number.isInteger(one) && one >= 0 ? [one] : []));
}
