import type { PictureKind } from './picture-ref.ts';
import type { RecordingKind } from './recording-ref.ts';

const MAX_CHARS = 120;
const PICTURE_ENDINGS: Readonly<Record<PictureKind, string>> = { png: '.png', jpeg: '.jpg', webp: '.webp' };

/** A report's name as it is kept and shown (FI7). */
export function cleanFileName(given: string): string {
  return cleaned(given, '.pdf', /\.pdf$/i, 'report');
}

/** A picture's name as it is kept and shown: its ending says what the bytes are, whatever it was called (FI7). */
export function cleanPictureName(given: string, kind: PictureKind): string {
  return cleaned(given, PICTURE_ENDINGS[kind], /\.(png|jpe?g|webp|gif|bmp|avif|heic|tiff?)$/i, 'picture');
}

/** A recording's name, in the same way. */
export function cleanRecordingName(given: string, kind: RecordingKind): string {
  return cleaned(given, `.${kind}`, /\.(webm|mp4|mkv|m4v)$/i, 'recording');
}

/** One form of each character, nothing that hides, reverses or breaks a line, no path (reliability I2). */
function cleaned(given: string, ending: string, oldEnding: RegExp, fallback: string): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = name.replace(oldEnding, '').replace(/^\.+|[. ]+$/g, '');
  return `${stem === '' ? fallback : shortened(stem, MAX_CHARS - ending.length)}${ending}`;
}

/** By UTF-16 units, as the protocol counts them, and never through the middle of a character. */
function shortened(text: string, max: number): string {
  return text
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}
