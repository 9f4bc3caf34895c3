import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { PdfDict, PdfName, type PdfStream, type PdfValue } from './pdf-values.ts';

/** A stream swells beyond what the check lets it. */
export class BombError extends Error {
  override name = 'BombError';
}

const MAX_FILTERS = 8;
const IMAGE_FILTERS = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'CCF']);

type Resolve = (value: PdfValue) => PdfValue;

export function filterNames(dict: PdfDict, resolve: Resolve): string[] {
  const filter = resolve(dict.has('Filter') ? dict.get('Filter') : dict.get('F'));
  const list = Array.isArray(filter) ? filter.map(resolve) : [filter];
  return list.filter((one) => one instanceof PdfName).map((one) => one.name);
}

/**
 * The decoded bytes; null when a filter is unknown or the data is broken beyond use. Throws BombError as soon
 * as any stage grows over `maxBytes`, never allocating more than that.
 */
export function decodeStream(stream: PdfStream, resolve: Resolve, maxBytes: number): Buffer | null {
  const names = filterNames(stream.dict, resolve);
  if (names.length > MAX_FILTERS) throw new BombError('too many filters');
  const parameters = resolve(
    stream.dict.has('DecodeParms') ? stream.dict.get('DecodeParms') : stream.dict.get('DP'),
  );
  let data = stream.data;
  for (const [index, name] of names.entries()) {
    const own = Array.isArray(parameters) ? resolve(parameters[index] ?? null) : parameters;
    const decoded = decodeOne(name, data, maxBytes);
    if (decoded === null) return null;
    data = own instanceof PdfDict ? unpredict(decoded, own, resolve) : decoded;
  }
  return data;
}

export function isImageFilter(name: string): boolean {
  return IMAGE_FILTERS.has(name);
}

function decodeOne(name: string, data: Buffer, maxBytes: number): Buffer | null {
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return inflate(data, maxBytes);
    case 'LZWDecode':
    case 'LZW':
      return lzw(data, maxBytes);
    case 'ASCIIHexDecode':
    case 'AHx':
      return Buffer.from(untilMark(data, '>').replace(/[^0-9a-fA-F]/g, ''), 'hex');
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(untilMark(data, '~'));
    case 'RunLengthDecode':
    case 'RL':
      return runLength(data, maxBytes);
    default:
      return null;
  }
}

function inflate(data: Buffer, maxBytes: number): Buffer | null {
  // a sync flush at the end yields what a cut-off stream still holds
  const options = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    return inflateSync(data, options);
  } catch (error) {
    if (isTooLarge(error)) throw new BombError('inflates too far');
  }
  try {
    return inflateRawSync(data.subarray(2), options);
  } catch (error) {
    if (isTooLarge(error)) throw new BombError('inflates too far');
    return null;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function untilMark(data: Buffer, mark: string): string {
  const text = data.toString('latin1');
  const end = text.indexOf(mark);
  return end === -1 ? text : text.slice(0, end);
}

function ascii85(text: string): Buffer {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (): void => {
    const count = group.length;
    if (count < 2) return;
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    const bytes = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) & 0xff);
    out.push(...bytes.slice(0, count - 1));
    group = [];
  };
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (char === 'z' && group.length === 0) out.push(0, 0, 0, 0);
    else if (code >= 33 && code <= 117) group.push(code - 33);
    if (group.length === 5) flush();
  }
  flush();
  return Buffer.from(out);
}

function runLength(data: Buffer, maxBytes: number): Buffer {
  let size = 0;
  let end = 0;
  while (end < data.length && data[end] !== 128) {
    const length = data[end] ?? 0;
    size += length < 128 ? length + 1 : 257 - length;
    end += length < 128 ? length + 2 : 2;
  }
  if (size > maxBytes) throw new BombError('run lengths grow too far');
  const out = Buffer.alloc(size);
  let filled = 0;
  for (let pos = 0; pos < end;) {
    const length = data[pos] ?? 0;
    if (length < 128) {
      data.copy(out, filled, pos + 1, pos + 2 + length);
      filled += length + 1;
      pos += length + 2;
    } else {
      out.fill(data[pos + 1] ?? 0, filled, filled + 257 - length);
      filled += 257 - length;
      pos += 2;
    }
  }
  return out;
}

/** LZW with early change, the default; tables as in PDF 32000-1, 7.4.4. */
function lzw(data: Buffer, maxBytes: number): Buffer {
  const parts: Buffer[] = [];
  let table: Buffer[] = [];
  const reset = (): void => {
    table = Array.from({ length: 258 }, (_, code) => Buffer.from(code < 256 ? [code] : []));
  };
  reset();
  let size = 0;
  let width = 9;
  let bits = 0;
  let held = 0;
  let previous: Buffer | null = null;
  for (const byte of data) {
    bits = ((bits << 8) | byte) & 0xffffff;
    held += 8;
    if (held < width) continue;
    held -= width;
    const code = (bits >> held) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      reset();
      width = 9;
      previous = null;
      continue;
    }
    const known = table[code];
    const entry: Buffer | null =
      known ?? (previous === null ? null : Buffer.concat([previous, previous.subarray(0, 1)]));
    if (entry === null) break;
    size += entry.length;
    if (size > maxBytes) throw new BombError('LZW grows too far');
    parts.push(entry);
    if (previous !== null && table.length < 4096) table.push(Buffer.concat([previous, entry.subarray(0, 1)]));
    previous = entry;
    if (table.length + 1 >= 2048) width = 12;
    else if (table.length + 1 >= 1024) width = 11;
    else if (table.length + 1 >= 512) width = 10;
  }
  return Buffer.concat(parts);
}

/** Undoes PNG predictors, which cross-reference and object streams use; other data is left as it is. */
function unpredict(data: Buffer, parameters: PdfDict, resolve: Resolve): Buffer {
  const number = (key: string, fallback: number): number => {
    const value = resolve(parameters.get(key));
    return typeof value === 'number' && value > 0 && value < 100_000 ? Math.floor(value) : fallback;
  };
  if (number('Predictor', 1) < 10) return data;
  const pixel = Math.max(1, (number('Colors', 1) * number('BitsPerComponent', 8)) >> 3);
  const row = Math.max(
    1,
    Math.ceil((number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)) / 8),
  );
  const rows = Math.ceil(data.length / (row + 1));
  const out = Buffer.alloc(rows * row);
  for (let y = 0; y < rows; y += 1) {
    const kind = data[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const raw = data[y * (row + 1) + 1 + x] ?? 0;
      const left = x >= pixel ? (out[y * row + x - pixel] ?? 0) : 0;
      const up = y > 0 ? (out[(y - 1) * row + x] ?? 0) : 0;
      const corner = y > 0 && x >= pixel ? (out[(y - 1) * row + x - pixel] ?? 0) : 0;
      out[y * row + x] = raw + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - corner;
      const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value));
      if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
      return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner;
    }
    default:
      return 0;
  }
}
