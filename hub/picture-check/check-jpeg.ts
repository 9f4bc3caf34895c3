import { err } from '#shared/lib/result.ts';
import { sized, type PictureCheck } from './picture-check.ts';

export const JPEG_MAGIC = Buffer.from([0xff, 0xd8, 0xff]);

const SOS = 0xda;
const EOI = 0xd9;
/** Tables, restart interval, and the frame headers of what every program shows: baseline, extended, progressive. */
const TABLES = new Set([0xc4, 0xdb, 0xdd]);
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const JFIF = 0xe0;
const PROFILE = 0xe2;
const ADOBE = 0xee;
const COMPONENTS = new Set([1, 3, 4]);

/**
 * Walks every segment from the first byte to the last. Positions, dates, thumbnails, comments and whatever stands
 * behind the end are no part of a picture (PC6). The packed rows themselves are walked, not decoded.
 */
export function checkJpeg(bytes: Buffer): PictureCheck {
  let frame: PictureCheck | null = null;
  let hasScan = false;
  let at = 2;
  while (at + 4 <= bytes.length || at + 2 === bytes.length) {
    if (bytes[at] !== 0xff) return err('damagedPicture');
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) {
      if (!frame || !hasScan) return err('damagedPicture');
      return at + 2 === bytes.length ? frame : err('pictureHoldsMore');
    }
    if (at + 4 > bytes.length) break;
    const length = bytes.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) break;
    const data = bytes.subarray(at + 4, end);
    if (FRAMES.has(marker)) {
      if (frame) return err('damagedPicture');
      frame = frameOf(data);
      if (!frame.ok) return frame;
    } else if (marker === SOS) {
      if (!frame) return err('damagedPicture');
      hasScan = true;
      at = endOfScan(bytes, end);
      continue;
    } else if (!TABLES.has(marker) && !saysHowToShow(marker, data)) {
      return err(marker >= 0xe0 ? 'pictureHoldsMore' : 'damagedPicture');
    }
    at = end;
  }
  return err('damagedPicture');
}

function frameOf(data: Buffer): PictureCheck {
  if (data.length < 6) return err('damagedPicture');
  const components = data[5] ?? 0;
  const isPlain = data[0] === 8 && COMPONENTS.has(components) && data.length === 6 + 3 * components;
  return isPlain ? sized('jpeg', data.readUInt16BE(3), data.readUInt16BE(1)) : err('damagedPicture');
}

/** Colour space and colour profile, without a thumbnail. */
function saysHowToShow(marker: number, data: Buffer): boolean {
  const name = data.toString('latin1', 0, 12);
  if (marker === JFIF)
    return name.startsWith('JFIF\0') && data.length === 14 && data[12] === 0 && data[13] === 0;
  if (marker === PROFILE) return name === 'ICC_PROFILE\0';
  return marker === ADOBE && name.startsWith('Adobe') && data.length === 12;
}

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    const isInside = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isInside && next !== 0xff) return at;
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}
