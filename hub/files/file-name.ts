const FALLBACK = 'report.pdf';
const MAX_CHARS = 120;

/**
 * A file's name as it is kept and shown: one form of each character, nothing that hides, reverses or breaks a
 * line, no path (FI7; reliability I2).
 */
export function cleanFileName(given: string): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = name.replace(/\.pdf$/i, '').replace(/^\.+|[. ]+$/g, '');
  if (stem === '') return FALLBACK;
  return `${shortened(stem, MAX_CHARS - 4)}.pdf`;
}

/** By UTF-16 units, as the protocol counts them, and never through the middle of a character. */
function shortened(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}

/** RFC 6266: a plain fallback for old programs, and the whole name for the rest. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
