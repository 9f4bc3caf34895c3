import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { PictureCode } from '#shared/documents/picture-check-messages.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { MOST_PICTURE_BYTES } from '#shared/domain/picture-ref.ts';
import { checkJpeg, JPEG_MAGIC } from './check-jpeg.ts';
import { checkPng, PNG_MAGIC } from './check-png.ts';
import { checkWebp, isWebp } from './check-webp.ts';
import type { PictureCheck } from './picture-check.ts';

/** Judges one picture. Runs in the limited process only: time and memory are bounded from outside. */
export function checkPicture(path: string): PictureCheck {
  const read = readPicture(path);
  return read.ok ? checkPictureBytes(read.value) : read;
}

/** By what the bytes are, never by a name or a type that somebody gave them. */
export function checkPictureBytes(bytes: Buffer): PictureCheck {
  if (bytes.subarray(0, PNG_MAGIC.length).equals(PNG_MAGIC)) return checkPng(bytes);
  if (bytes.subarray(0, JPEG_MAGIC.length).equals(JPEG_MAGIC)) return checkJpeg(bytes);
  return isWebp(bytes) ? checkWebp(bytes) : err('notAPicture');
}

/** Never blocks on a pipe or device. */
function readPicture(path: string): Result<Buffer, PictureCode> {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return err('unreadableFile');
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile() || stat.size === 0) return err('unreadableFile');
    if (stat.size > MOST_PICTURE_BYTES) return err('pictureTooLarge');
    const bytes = Buffer.alloc(stat.size);
    return readSync(handle, bytes, 0, bytes.length, 0) === bytes.length ? ok(bytes) : err('unreadableFile');
  } catch {
    return err('unreadableFile');
  } finally {
    closeSync(handle);
  }
}
