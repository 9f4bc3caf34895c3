import type { FindingCode } from '#shared/documents/report-check-messages.ts';
import { BombError, decodeStream, filterNames, isImageFilter } from './pdf-filters.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { PdfName, PdfStream, type PdfValue } from './pdf-values.ts';

/** What a page's drawing instructions, a font or a form may unpack to. */
const MAX_DECODED = 128 << 20;
/** Flate makes at most 1,032 bytes of one: anything shorter cannot reach the limit in one step. */
const TOO_SHORT_TO_MATTER = Math.floor(MAX_DECODED / 1032);
/** An A0 drawing at 600 dots per inch has 560 million pixels. */
const MAX_PIXELS = 1_000_000_000;
const MAX_PIXEL_SIDE = 200_000;

/** Streams that would overwhelm whoever shows them. Pictures are judged by their stated size, never decoded here. */
export function findHeavyStreams(objects: PdfObjects): Set<FindingCode> {
  const found = new Set<FindingCode>();
  for (const versions of objects.versions.values()) {
    for (const value of versions) {
      if (!(value instanceof PdfStream)) continue;
      if (isImage(value, objects)) {
        if (imageSizes(value, objects).some(([width, height]) => isHuge(width, height)))
          found.add('hugeImage');
      } else if (swells(value, objects)) {
        found.add('decompressionBomb');
      }
    }
  }
  return found;
}

function isImage(stream: PdfStream, objects: PdfObjects): boolean {
  const subtype = objects.resolve(stream.dict.get('Subtype'));
  return subtype instanceof PdfName && subtype.name === 'Image';
}

function isHuge(width: number, height: number): boolean {
  return width * height > MAX_PIXELS || width > MAX_PIXEL_SIDE || height > MAX_PIXEL_SIDE;
}

function swells(stream: PdfStream, objects: PdfObjects): boolean {
  const type = objects.resolve(stream.dict.get('Type'));
  if (type instanceof PdfName && type.name === 'EmbeddedFile') return false;
  const filters = filterNames(stream.dict, objects.resolve);
  if (filters.length === 0 || filters.some(isImageFilter)) return false;
  if (filters.length === 1 && stream.data.length < TOO_SHORT_TO_MATTER) return false;
  try {
    decodeStream(stream, objects.resolve, MAX_DECODED);
    return false;
  } catch (error) {
    if (error instanceof BombError) return true;
    throw error;
  }
}

/** Every size the picture claims: in its dictionary and inside its own data. */
function imageSizes(stream: PdfStream, objects: PdfObjects): [number, number][] {
  const number = (long: string, short: string): number => {
    const value: PdfValue = objects.resolve(
      stream.dict.has(long) ? stream.dict.get(long) : stream.dict.get(short),
    );
    return typeof value === 'number' ? value : 0;
  };
  const sizes: [number, number][] = [[number('Width', 'W'), number('Height', 'H')]];
  const filters = filterNames(stream.dict, objects.resolve);
  if (filters.at(-1) === 'JPXDecode') sizes.push(...jpxSize(stream.data));
  if (filters.at(-1) === 'JBIG2Decode') sizes.push(...jbig2Size(stream.data));
  return sizes;
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
