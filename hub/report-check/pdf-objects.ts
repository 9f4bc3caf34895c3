import { decodeStream } from './pdf-filters.ts';
import { isSpace, PdfLexer, type ParseAllowance } from './pdf-lexer.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, type PdfValue } from './pdf-values.ts';
import { streamDataStart } from './pdf-xref.ts';

const MAX_OBJECT_STREAM = 64 << 20;
const MAX_OBJECT_STREAMS_TOTAL = 512 << 20;

/**
 * Every object the file holds, found by reading it from front to end and unpacking object streams: also those no
 * cross-reference names, and every older version. A reader's repair may bring any of them to life, so the search
 * for dangerous content looks at all of them (RC12).
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
  offsets: ReadonlyMap<number, number>,
  headerAt: number,
  allowance: ParseAllowance,
): PdfObjects {
  const objects = new PdfObjects();
  const packed: PackedStream[] = [];
  const lengthAt = (num: number): number | null => directInteger(bytes, num, offsets, headerAt, allowance);
  let pos = 0;
  let nextTrailer = bytes.indexOf('trailer', 0);
  for (;;) {
    const found = bytes.indexOf('obj', pos);
    while (nextTrailer !== -1 && (found === -1 || nextTrailer < found)) {
      if (nextTrailer >= pos) readTrailer(bytes, nextTrailer, objects, allowance);
      nextTrailer = bytes.indexOf('trailer', nextTrailer + 7);
    }
    if (found === -1) break;
    const num = objectNumberBefore(bytes, found);
    if (num === null) {
      pos = found + 3;
      continue;
    }
    objects.lastObjectAt = found;
    const lexer = new PdfLexer(bytes, found + 3, allowance);
    const value = lexer.value() ?? null;
    lexer.skipSpace();
    if (value instanceof PdfDict && lexer.at('stream')) {
      const stream = readStream(bytes, value, lexer.pos + 6, lengthAt, objects);
      objects.add(num, stream.value, found);
      noteStream(stream.value, packed, objects, found);
      pos = stream.end;
    } else {
      objects.add(num, value, found);
      pos = Math.max(found + 3, Math.min(lexer.pos, bytes.length));
    }
    if (nextTrailer !== -1 && nextTrailer < pos) nextTrailer = bytes.indexOf('trailer', pos);
  }
  unpack(packed, objects, allowance);
  return objects;
}

interface PackedStream {
  readonly stream: PdfStream;
  readonly at: number;
}

function noteStream(stream: PdfStream, packed: PackedStream[], objects: PdfObjects, at: number): void {
  const type = stream.dict.get('Type');
  const name = type instanceof PdfName ? type.name : '';
  if (name === 'ObjStm' || (stream.dict.has('N') && stream.dict.has('First'))) packed.push({ stream, at });
  if (name === 'XRef') {
    objects.trailers.push(stream.dict);
    objects.lastTrailerAt = at;
  }
}

function readTrailer(bytes: Buffer, at: number, objects: PdfObjects, allowance: ParseAllowance): void {
  const value = new PdfLexer(bytes, at + 7, allowance).value();
  if (!(value instanceof PdfDict)) return;
  objects.trailers.push(value);
  objects.lastTrailerAt = at;
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

function readStream(
  bytes: Buffer,
  dict: PdfDict,
  afterKeyword: number,
  lengthAt: (num: number) => number | null,
  objects: PdfObjects,
): { readonly value: PdfStream; readonly end: number } {
  const start = streamDataStart(bytes, afterKeyword);
  const given = dict.get('Length');
  const length = given instanceof PdfRef ? lengthAt(given.num) : given;
  if (typeof length === 'number' && length >= 0 && start + length <= bytes.length) {
    const end = start + length;
    const tail = bytes.toString('latin1', end, end + 16);
    if (/^[\s\0]*endstream/.test(tail))
      return { value: new PdfStream(dict, bytes.subarray(start, end)), end };
  }
  objects.lengthsRepaired += 1;
  const found = bytes.indexOf('endstream', start);
  const end = found === -1 ? bytes.length : found;
  return { value: new PdfStream(dict, bytes.subarray(start, end)), end };
}

function directInteger(
  bytes: Buffer,
  num: number,
  offsets: ReadonlyMap<number, number>,
  headerAt: number,
  allowance: ParseAllowance,
): number | null {
  const offset = offsets.get(num);
  if (offset === undefined) return null;
  for (const at of [offset, offset + headerAt]) {
    const lexer = new PdfLexer(bytes, at, allowance);
    if (lexer.integer() !== num || lexer.integer() === null) continue;
    lexer.skipSpace();
    if (!lexer.at('obj')) continue;
    lexer.pos += 3;
    return lexer.integer();
  }
  return null;
}

function unpack(packed: readonly PackedStream[], objects: PdfObjects, allowance: ParseAllowance): void {
  let left = MAX_OBJECT_STREAMS_TOTAL;
  for (const { stream, at } of packed) {
    const data = decodeStream(stream, objects.resolve, Math.min(MAX_OBJECT_STREAM, Math.max(1, left)));
    const first = objects.resolve(stream.dict.get('First'));
    const count = objects.resolve(stream.dict.get('N'));
    if (data === null || typeof first !== 'number' || typeof count !== 'number') {
      objects.damagedStreams += 1;
      continue;
    }
    left -= data.length;
    const header = new PdfLexer(data, 0, allowance);
    for (let index = 0; index < count; index += 1) {
      const num = header.integer();
      const offset = header.integer();
      if (num === null || offset === null) break;
      const value = new PdfLexer(data, first + offset, allowance).value();
      if (value !== undefined) objects.add(num, value, at);
    }
  }
}
