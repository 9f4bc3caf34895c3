import { decodeStream } from './pdf-filters.ts';
import { isSpace, PdfLexer, type ParseAllowance } from './pdf-lexer.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, type PdfValue } from './pdf-values.ts';
import { streamDataStart } from './pdf-xref.ts';

const MAX_OBJECT_STREAM = 64 << 20;
const MAX_OBJECT_STREAMS_TOTAL = 512 << 20;

/**
 * Every object the file holds, found by reading it from front to end, following the cross-reference to where that
 * leads elsewhere, and unpacking object streams: also those no cross-reference names, and every older version. A
 * reader's repair may bring any of them to life, so the search for dangerous content looks at all of them (RC12).
 */
export class PdfObjects {
  /** Versions of an object in file order; the last one is what a reader shows. */
  readonly versions = new Map<number, PdfValue[]>();
  /** Dictionaries after `trailer` and of cross-reference streams, in file order. */
  readonly trailers: PdfDict[] = [];
  /** Where the last object outside object streams starts; -1 without any. */
  lastObjectAt = -1;
  lastTrailerAt = -1;
  /** Object streams that could not be unpacked. */
  damagedStreams = 0;
  /** Some streams had a wrong or missing length. */
  lengthsRepaired = 0;
  readonly #places = new Map<number, number[]>();

  /** The latest version, through chains of references; null for a missing object, as the format has it. */
  resolve = (value: PdfValue): PdfValue => {
    let current = value;
    for (let steps = 0; current instanceof PdfRef; steps += 1) {
      if (steps > 32) return null;
      current = this.versions.get(current.num)?.at(-1) ?? null;
    }
    return current;
  };

  /** All versions of what a value may stand for. */
  resolveAll(value: PdfValue): PdfValue[] {
    if (!(value instanceof PdfRef)) return [value];
    return (this.versions.get(value.num) ?? []).map((one) =>
      one instanceof PdfRef ? this.resolve(one) : one,
    );
  }

  dictOf(value: PdfValue): PdfDict | null {
    const found = this.resolve(value);
    if (found instanceof PdfStream) return found.dict;
    return found instanceof PdfDict ? found : null;
  }

  /** `at` is where the object, or the object stream around it, stands in the file. */
  add(num: number, value: PdfValue, at: number): void {
    const values = this.versions.get(num);
    const places = this.#places.get(num);
    if (values === undefined || places === undefined) {
      this.versions.set(num, [value]);
      this.#places.set(num, [at]);
      return;
    }
    // nearly always in file order; only object streams are added late
    const later = (places.at(-1) ?? 0) <= at ? -1 : places.findIndex((place) => place > at);
    values.splice(later === -1 ? values.length : later, 0, value);
    places.splice(later === -1 ? places.length : later, 0, at);
  }
}

export function collectObjects(
  bytes: Buffer,
  xref: { readonly sound: boolean; readonly offsets: ReadonlyMap<number, number> },
  headerAt: number,
  allowance: ParseAllowance,
): PdfObjects {
  const collector = new Collector(bytes, xref.offsets, headerAt, allowance);
  // a repair does not know where streams end, so it finds objects inside them as well
  collector.scan(!xref.sound);
  collector.followOffsets();
  collector.unpack();
  return collector.objects;
}

interface PackedStream {
  readonly stream: PdfStream;
  readonly at: number;
}

class Collector {
  readonly objects = new PdfObjects();
  readonly #bytes: Buffer;
  readonly #offsets: ReadonlyMap<number, number>;
  readonly #headerAt: number;
  readonly #allowance: ParseAllowance;
  readonly #packed: PackedStream[] = [];
  /** Where `obj` stood for every object read. */
  readonly #read = new Set<number>();
  /** Streams whose length is an object not known yet, with the length they turned out to have. */
  readonly #lengthsToConfirm: [PdfRef, number][] = [];
  /** Between the two there is no `endstream`; -1 is the end of the file. */
  #endstream = { from: 0, at: 0 };

  constructor(
    bytes: Buffer,
    offsets: ReadonlyMap<number, number>,
    headerAt: number,
    allowance: ParseAllowance,
  ) {
    this.#bytes = bytes;
    this.#offsets = offsets;
    this.#headerAt = headerAt;
    this.#allowance = allowance;
  }

  scan(insideStreams: boolean): void {
    const { objects } = this;
    const bytes = this.#bytes;
    let pos = 0;
    let nextTrailer = bytes.indexOf('trailer', 0);
    for (;;) {
      const found = bytes.indexOf('obj', pos);
      while (nextTrailer !== -1 && (found === -1 || nextTrailer < found)) {
        if (nextTrailer >= pos) this.#readTrailer(nextTrailer);
        nextTrailer = bytes.indexOf('trailer', nextTrailer + 7);
      }
      if (found === -1) return;
      const num = objectNumberBefore(bytes, found);
      if (num === null) {
        pos = found + 3;
        continue;
      }
      objects.lastObjectAt = found;
      const { end, dataAt } = this.#readObject(num, found);
      pos = Math.max(found + 3, Math.min(insideStreams ? (dataAt ?? end) : end, bytes.length));
      if (nextTrailer !== -1 && nextTrailer < pos) nextTrailer = bytes.indexOf('trailer', pos);
    }
  }

  /** A cross-reference may lead into the middle of a stream, or to an object with a comment in its head. */
  followOffsets(): void {
    for (const [num, offset] of this.#offsets) {
      const at = this.#keywordAt(num, offset);
      if (at !== null && !this.#read.has(at)) this.#readObject(num, at);
    }
  }

  unpack(): void {
    const { objects } = this;
    let left = MAX_OBJECT_STREAMS_TOTAL;
    for (const { stream, at } of this.#packed) {
      const data = decodeStream(stream, objects.resolve, Math.min(MAX_OBJECT_STREAM, Math.max(1, left)));
      const first = objects.resolve(stream.dict.get('First'));
      const count = objects.resolve(stream.dict.get('N'));
      if (data === null || typeof first !== 'number' || typeof count !== 'number') {
        objects.damagedStreams += 1;
        continue;
      }
      left -= data.length;
      const header = new PdfLexer(data, 0, this.#allowance);
      for (let index = 0; index < count; index += 1) {
        const num = header.integer();
        const offset = header.integer();
        if (num === null || offset === null) break;
        const value = new PdfLexer(data, first + offset, this.#allowance).value();
        if (value !== undefined) objects.add(num, value, at);
      }
    }
    for (const [ref, length] of this.#lengthsToConfirm) {
      const stated = objects.resolve(ref);
      // the line end before `endstream` is not part of the data
      if (typeof stated !== 'number' || stated > length || stated < length - 2) objects.lengthsRepaired += 1;
    }
  }

  /** Reads the object whose `obj` stands at `keywordAt`; `dataAt` is where the data of a stream begins. */
  #readObject(num: number, keywordAt: number): { readonly end: number; readonly dataAt: number | null } {
    this.#read.add(keywordAt);
    const lexer = new PdfLexer(this.#bytes, keywordAt + 3, this.#allowance);
    const value = lexer.value() ?? null;
    lexer.skipSpace();
    if (!(value instanceof PdfDict) || !lexer.at('stream')) {
      this.objects.add(num, value, keywordAt);
      return { end: lexer.pos, dataAt: null };
    }
    const dataAt = streamDataStart(this.#bytes, lexer.pos + 6);
    const stream = new PdfStream(value, this.#bytes.subarray(dataAt, this.#streamEnd(value, dataAt)));
    const end = dataAt + stream.data.length;
    this.objects.add(num, stream, keywordAt);
    this.#noteStream(stream, keywordAt, end);
    return { end, dataAt };
  }

  #streamEnd(dict: PdfDict, start: number): number {
    const bytes = this.#bytes;
    const given = dict.get('Length');
    const length = given instanceof PdfRef ? this.#integerObject(given.num) : given;
    if (typeof length === 'number' && length >= 0 && start + length <= bytes.length) {
      const tail = bytes.toString('latin1', start + length, start + length + 16);
      if (/^[\s\0]*endstream/.test(tail)) return start + length;
    }
    const found = this.#nextEndstream(start);
    const end = found === -1 ? bytes.length : found;
    if (given instanceof PdfRef && length === null) this.#lengthsToConfirm.push([given, end - start]);
    else this.objects.lengthsRepaired += 1;
    return end;
  }

  /** Remembers its last search: thousands of streams without an end would else be searched through each. */
  #nextEndstream(from: number): number {
    const { from: known, at } = this.#endstream;
    if (known <= from && (at === -1 || from <= at)) return at;
    this.#endstream = { from, at: this.#bytes.indexOf('endstream', from) };
    return this.#endstream.at;
  }

  #noteStream(stream: PdfStream, at: number, end: number): void {
    const type = stream.dict.get('Type');
    const name = type instanceof PdfName ? type.name : '';
    if (name === 'ObjStm' || (stream.dict.has('N') && stream.dict.has('First'))) {
      this.#packed.push({ stream, at });
    }
    if (name !== 'XRef') return;
    this.objects.trailers.push(stream.dict);
    if (end < this.#bytes.length) this.objects.lastTrailerAt = Math.max(at, this.objects.lastTrailerAt);
  }

  #readTrailer(at: number): void {
    const lexer = new PdfLexer(this.#bytes, at + 7, this.#allowance);
    const value = lexer.value();
    if (!(value instanceof PdfDict)) return;
    this.objects.trailers.push(value);
    const isWhole = this.#bytes.toString('latin1', lexer.pos - 2, lexer.pos) === '>>';
    if (isWhole) this.objects.lastTrailerAt = at;
  }

  /** A whole number that is an object of its own, as far as the cross-reference tells; null otherwise. */
  #integerObject(num: number): number | null {
    const offset = this.#offsets.get(num);
    const at = offset === undefined ? null : this.#keywordAt(num, offset);
    return at === null ? null : new PdfLexer(this.#bytes, at + 3, this.#allowance).integer();
  }

  /** Where `obj` stands for the object a cross-reference entry leads to; null when it is not there. */
  #keywordAt(num: number, offset: number): number | null {
    for (const at of [offset, offset + this.#headerAt]) {
      const lexer = new PdfLexer(this.#bytes, at, this.#allowance);
      if (lexer.integer() !== num || lexer.integer() === null) continue;
      lexer.skipSpace();
      if (lexer.at('obj')) return lexer.pos;
    }
    return null;
  }
}

/** `12 0 obj`: the number before a found `obj`, null when it is not the start of an object. */
function objectNumberBefore(bytes: Buffer, at: number): number | null {
  const back = (from: number, wanted: (byte: number | undefined) => boolean, limit: number): number => {
    let pos = from;
    while (pos > 0 && from - pos < limit && wanted(bytes[pos - 1])) pos -= 1;
    return pos;
  };
  const digit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
  const generationEnd = back(at, isSpace, 64);
  const generation = back(generationEnd, digit, 12);
  const numberEnd = back(generation, isSpace, 64);
  const start = back(numberEnd, digit, 12);
  if (generation === generationEnd || numberEnd === generation || start === numberEnd) return null;
  return Number(bytes.toString('latin1', start, numberEnd));
}
