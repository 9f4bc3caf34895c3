import { crc32, inflateSync } from 'node:zlib';
import { err } from '#shared/lib/result.ts';
import { sized, type PictureCheck } from './picture-check.ts';

export const PNG_MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Samples a pixel by colour type, and the bit depths each may have. */
const COLOUR_TYPES: Readonly<
  Record<number, { readonly samples: number; readonly depths: readonly number[] }>
> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
/** What says how the pixels are to be seen; anything else says something about a person or a place. */
const ALLOWED = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'sRGB',
  'gAMA',
  'cHRM',
  'iCCP',
  'sBIT',
  'pHYs',
  'bKGD',
  'cICP',
]);
const ANIMATED = new Set(['acTL', 'fcTL', 'fdAT']);
const HEADER_BYTES = 13;
/** A text chunk may be hidden in a profile; a display's is far smaller. */
const MOST_PROFILE_BYTES = 64 * 1024;

/** Walks every chunk with its checksum and unpacks the pixels to their exact size; nothing may stand behind the end. */
export function checkPng(bytes: Buffer): PictureCheck {
  const chunks = chunksOf(bytes);
  if (!chunks) return err('damagedPicture');
  const types = chunks.map(({ type }) => type);
  if (types.some((type) => ANIMATED.has(type))) return err('animatedPicture');
  const [first] = chunks;
  if (first?.type !== 'IHDR' || first.data.length !== HEADER_BYTES || types.lastIndexOf('IHDR') !== 0) {
    return err('damagedPicture');
  }
  const [depth = 0, colourType = 0, packing, filter, interlace] = first.data.subarray(8);
  const check = sized('png', first.data.readUInt32BE(0), first.data.readUInt32BE(4));
  if (!check.ok) return check;
  const colour = COLOUR_TYPES[colourType];
  // Rows in passes are nothing a screen's picture needs, and are read nowhere else here.
  if (!colour?.depths.includes(depth) || packing !== 0 || filter !== 0 || interlace !== 0) {
    return err('damagedPicture');
  }
  const holdsMore = chunks.some(
    ({ type, data }) => !ALLOWED.has(type) || (type === 'iCCP' && data.length > MOST_PROFILE_BYTES),
  );
  if (holdsMore) return err('pictureHoldsMore');
  const { width, height } = check.value;
  const rowBytes = 1 + Math.ceil((width * colour.samples * depth) / 8);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  return hasRows(packed, rowBytes, height) ? check : err('damagedPicture');
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** All chunks up to the end chunk, which is the end of the file; null where one is cut off or its checksum is wrong. */
function chunksOf(bytes: Buffer): readonly Chunk[] | null {
  const chunks: Chunk[] = [];
  let at = PNG_MAGIC.length;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    const isWhole = crc32(bytes.subarray(at + 4, end - 4)) === bytes.readUInt32BE(end - 4);
    if (!isWhole) return null;
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
    if (type === 'IEND') return at === bytes.length && length === 0 ? chunks : null;
  }
  return null;
}

/** Exactly these rows, each with a filter there is. One byte more than they need is not unpacked. */
function hasRows(packed: Buffer, rowBytes: number, height: number): boolean {
  const size = rowBytes * height;
  let rows: Buffer;
  try {
    rows = inflateSync(packed, { maxOutputLength: size + 1 });
  } catch {
    return false;
  }
  if (rows.length !== size) return false;
  for (let at = 0; at < size; at += rowBytes) if ((rows[at] ?? 5) > 4) return false;
  return true;
}
