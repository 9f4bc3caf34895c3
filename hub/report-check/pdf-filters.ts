import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';
import { unpackLzw } from './lzw.ts';
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
    const found = Array.isArray(parameters) ? resolve(parameters[index] ?? null) : parameters;
    const own = found instanceof PdfDict ? found : new PdfDict();
    const decoded = decodeOne(name, data, maxBytes, resolve(own.get('EarlyChange')) !== 0);
    if (decoded === null) return null;
    data = unpredict(decoded, own, resolve);
  }
  return data;
}

export function isImageFilter(name: string): boolean {
  return IMAGE_FILTERS.has(name);
}

function decodeOne(name: string, data: Buffer, maxBytes: number, earlyChange: boolean): Buffer | null {
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return inflate(data, maxBytes);
    case 'BrotliDecode':
      return limited(() => brotliDecompressSync(data, { maxOutputLength: maxBytes }));
    case 'LZWDecode':
    case 'LZW':
      return lzw(data, maxBytes, earlyChange);
    case 'ASCIIHexDecode':
    case 'AHx':
      return asciiHex(data);
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(data, maxBytes);
    case 'RunLengthDecode':
    case 'RL':
      return runLength(data, maxBytes);
    // encrypted files are refused before: what is left of this filter passes data on
    case 'Crypt':
      return data;
    default:
      return null;
  }
}

function inflate(data: Buffer, maxBytes: number): Buffer | null {
  // a sync flush at the end yields what a cut-off stream still holds
  const options = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH };
  return (
    limited(() => inflateSync(data, options)) ?? limited(() => inflateRawSync(data.subarray(2), options))
  );
}

/** What `unpack` yields; null when the data is broken. */
function limited(unpack: () => Buffer): Buffer | null {
  try {
    return unpack();
  } catch (error) {
    if (isTooLarge(error)) throw new BombError('unpacks too far');
    return null;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function lzw(data: Buffer, maxBytes: number, earlyChange: boolean): Buffer {
  const unpacked = unpackLzw(data, maxBytes, earlyChange);
  if (unpacked === null) throw new BombError('LZW grows too far');
  return unpacked;
}

function asciiHex(data: Buffer): Buffer {
  const out = Buffer.alloc((data.length >> 1) + 1);
  let filled = 0;
  let high = -1;
  for (const byte of data) {
    if (byte === 0x3e) break;
    const digit = hexDigit(byte);
    if (digit === -1) continue;
    if (high === -1) {
      high = digit;
    } else {
      out[filled] = high * 16 + digit;
      filled += 1;
      high = -1;
    }
  }
  if (high !== -1) {
    out[filled] = high * 16;
    filled += 1;
  }
  return out.subarray(0, filled);
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function ascii85(data: Buffer, maxBytes: number): Buffer {
  let zeros = 0;
  for (const byte of data) if (byte === 0x7a) zeros += 1;
  const size = 4 * (zeros + Math.ceil((data.length - zeros) / 5));
  if (size > maxBytes) throw new BombError('ASCII85 grows too far');
  const out = Buffer.alloc(size + 4);
  let filled = 0;
  let value = 0;
  let digits = 0;
  for (const byte of data) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && digits === 0) {
      filled += 4;
    } else if (byte >= 33 && byte <= 117) {
      value = value * 85 + byte - 33;
      digits += 1;
      if (digits === 5) {
        out.writeUInt32BE(value % 2 ** 32, filled);
        filled += 4;
        value = 0;
        digits = 0;
      }
    }
  }
  if (digits > 1) {
    for (let missing = digits; missing < 5; missing += 1) value = value * 85 + 84;
    out.writeUInt32BE(value % 2 ** 32, filled);
    filled += digits - 1;
  }
  return out.subarray(0, filled);
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
