import { decodeStream, filterNames } from './pdf-filters.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { PdfDict, PdfName, PdfStream, type PdfValue } from './pdf-values.ts';

/** As much of packed picture data as is unpacked to find its header. */
const HEAD = 8192;
const MAX_HEAD = 128 << 20;

/** Every size the picture claims: in its dictionary and inside its own data. */
export function pictureSizes(stream: PdfStream, objects: PdfObjects): [number, number][] {
  const number = (long: string, short: string): number => {
    const value: PdfValue = objects.resolve(
      stream.dict.has(long) ? stream.dict.get(long) : stream.dict.get(short),
    );
    return typeof value === 'number' ? value : 0;
  };
  const sizes: [number, number][] = [[number('Width', 'W'), number('Height', 'H')]];
  const filters = filterNames(stream.dict, objects.resolve);
  const data = pictureData(stream, objects);
  switch (filters.at(-1)) {
    case 'JPXDecode':
      return [...sizes, ...jpxSize(data)];
    case 'JBIG2Decode':
      return [...sizes, ...jbig2Size(data)];
    case 'DCTDecode':
    case 'DCT':
      return [...sizes, ...jpegSize(data)];
    case 'CCITTFaxDecode':
    case 'CCF':
      return [...sizes, ...faxSize(stream, objects)];
    default:
      return sizes;
  }
}

/** The beginning of what the last filter, a picture's own, is given. */
function pictureData(stream: PdfStream, objects: PdfObjects): Buffer {
  const filters = filterNames(stream.dict, objects.resolve);
  if (filters.length < 2) return stream.data;
  const outer = new PdfDict();
  outer.entries.push(['Filter', filters.slice(0, -1).map((name) => new PdfName(name))]);
  const packed = new PdfStream(outer, stream.data.subarray(0, HEAD));
  return decodeStream(packed, objects.resolve, MAX_HEAD) ?? stream.data;
}

/** The frame header of a JPEG. */
function jpegSize(data: Buffer): [number, number][] {
  let at = data.indexOf(0xff);
  while (at !== -1 && at + 9 <= data.length) {
    if (data[at] !== 0xff) return [];
    const marker = data[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [[data.readUInt16BE(at + 7), data.readUInt16BE(at + 5)]];
    const hasLength = marker !== 0xff && marker !== 0xd8 && marker !== 0x01;
    at += marker === 0xff ? 1 : hasLength ? 2 + data.readUInt16BE(at + 2) : 2;
  }
  return [];
}

function faxSize(stream: PdfStream, objects: PdfObjects): [number, number][] {
  const found = objects.resolve(stream.dict.get('DecodeParms'));
  const own = Array.isArray(found) ? found.at(-1) : found;
  const dict = own === undefined ? null : objects.dictOf(own);
  const [columns, rows] = ['Columns', 'Rows'].map((key) => objects.resolve(dict?.get(key) ?? null));
  return typeof columns === 'number' ? [[columns, typeof rows === 'number' ? rows : 0]] : [];
}

/** The SIZ segment of a JPEG 2000 code stream: width and height less their offsets. */
function jpxSize(data: Buffer): [number, number][] {
  const at = data.subarray(0, 65_536).indexOf(Buffer.from([0xff, 0x4f, 0xff, 0x51]));
  if (at === -1 || data.length < at + 24) return [];
  const word = (index: number): number => data.readUInt32BE(at + 8 + 4 * index);
  return [[word(0) - word(2), word(1) - word(3)]];
}

/** The page information segment (type 48) when it comes first, as it does in PDF. */
function jbig2Size(data: Buffer): [number, number][] {
  if (data.length < 19 || ((data[4] ?? 0) & 0x3f) !== 48) return [];
  const width = data.readUInt32BE(11);
  const height = data.readUInt32BE(15);
  return [[width, height === 0xffffffff ? 0 : height]];
}
