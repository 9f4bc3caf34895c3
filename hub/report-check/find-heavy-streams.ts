import type { FindingCode } from '#shared/documents/report-check-messages.ts';
import { BombError, decodeStream, filterNames, isImageFilter } from './pdf-filters.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { pictureSizes } from './picture-sizes.ts';
import { PdfName, PdfStream } from './pdf-values.ts';

/** What a page's drawing instructions, a font or a form may unpack to. */
const MAX_DECODED = 128 << 20;
/** From here on data that unpacks to this many times its size is made to swell: no drawing repeats itself so. */
const SWELLING_FROM = 16 << 20;
const SWELLING_RATIO = 200;
/** Flate makes at most 1,032 bytes of one: anything shorter cannot reach these limits in one step. */
const TOO_SHORT_TO_SWELL = Math.floor(SWELLING_FROM / 1032);
const TOO_SHORT_TO_MATTER = Math.floor(MAX_DECODED / 1032);
/** Other filters make about as much as flate; this one millions of bytes of one. */
const UNBOUNDED = new Set(['BrotliDecode']);
/** How a stream between the two begins tells whether it swells. */
const SAMPLE = 8192;
/** An A0 drawing at 600 dots per inch has 560 million pixels. */
const MAX_PIXELS = 1_000_000_000;
const MAX_PIXEL_SIDE = 200_000;
/** The product's viewer leaves larger pictures blank (RD8). */
const MAX_SHOWN_PIXELS = 100_000_000;

/** Streams that would overwhelm whoever shows them. Pictures are judged by their stated size, never decoded here. */
export function findHeavyStreams(objects: PdfObjects): Set<FindingCode> {
  const found = new Set<FindingCode>();
  for (const versions of objects.versions.values()) {
    for (const value of versions) {
      if (!(value instanceof PdfStream)) continue;
      if (isImage(value, objects)) {
        const sizes = pictureSizes(value, objects);
        if (sizes.some(([width, height]) => isHuge(width, height))) found.add('hugeImage');
        else if (sizes.some(([width, height]) => width * height > MAX_SHOWN_PIXELS)) found.add('largeImage');
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
  const packed = stream.data.length;
  try {
    if (filters.length === 1 && !UNBOUNDED.has(filters[0] ?? '') && packed < TOO_SHORT_TO_MATTER) {
      if (packed < TOO_SHORT_TO_SWELL) return false;
      const sample = new PdfStream(stream.dict, stream.data.subarray(0, SAMPLE));
      if (decodedSize(sample, objects) < SAMPLE * SWELLING_RATIO) return false;
    }
    const size = decodedSize(stream, objects);
    return size > SWELLING_FROM && size > packed * SWELLING_RATIO;
  } catch (error) {
    if (error instanceof BombError) return true;
    throw error;
  }
}

function decodedSize(stream: PdfStream, objects: PdfObjects): number {
  return decodeStream(stream, objects.resolve, MAX_DECODED)?.length ?? 0;
}
