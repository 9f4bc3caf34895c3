import { err, type Result } from '#shared/lib/result.ts';
import type { PictureCode } from '#shared/documents/picture-check-messages.ts';
import { sized, type PictureCheck } from './picture-check.ts';

const ALLOWED = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);
const ANIMATED = new Set(['ANIM', 'ANMF']);
const ANIMATION_FLAG = 0x02;

export function isWebp(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
}

/** Walks every chunk; the sizes that the container and the picture itself claim must agree (PC6). */
export function checkWebp(bytes: Buffer): PictureCheck {
  if (bytes.length < 20) return err('damagedPicture');
  const stated = bytes.readUInt32LE(4) + 8;
  if (stated > bytes.length) return err('damagedPicture');
  if (stated < bytes.length) return err('pictureHoldsMore');
  let size: Result<readonly [number, number], PictureCode> | null = null;
  let canvas: readonly [number, number] | null = null;
  for (let at = 12; at < bytes.length;) {
    if (at + 8 > bytes.length) return err('damagedPicture');
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) return err('damagedPicture');
    if (ANIMATED.has(type)) return err('animatedPicture');
    if (!ALLOWED.has(type)) return err('pictureHoldsMore');
    if (type === 'VP8X') {
      if (at !== 12 || length !== 10) return err('damagedPicture');
      if (((data[0] ?? 0) & ANIMATION_FLAG) !== 0) return err('animatedPicture');
      canvas = [1 + data.readUIntLE(4, 3), 1 + data.readUIntLE(7, 3)];
    } else if (type === 'VP8 ' || type === 'VP8L') {
      if (size) return err('damagedPicture');
      size = type === 'VP8 ' ? lossySize(data) : losslessSize(data);
      if (!size.ok) return size;
    }
    at += 8 + length + (length % 2);
  }
  if (!size) return err('damagedPicture');
  const [width, height] = size.value;
  const isOfCanvas = !canvas || (canvas[0] === width && canvas[1] === height);
  return isOfCanvas ? sized('webp', width, height) : err('damagedPicture');
}

type Size = Result<readonly [number, number], PictureCode>;

/** The key frame's header (RFC 6386 §9.1). */
function lossySize(data: Buffer): Size {
  const isKeyFrame = data.length >= 10 && ((data[0] ?? 1) & 1) === 0;
  if (!isKeyFrame || data.readUIntBE(3, 3) !== 0x9d012a) return err('damagedPicture');
  return { ok: true, value: [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff] };
}

function losslessSize(data: Buffer): Size {
  if (data.length < 5 || data[0] !== 0x2f) return err('damagedPicture');
  const bits = data.readUInt32LE(1);
  if (bits >>> 29 !== 0) return err('damagedPicture');
  return { ok: true, value: [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)] };
}
