import { randomBytes } from 'node:crypto';

/**
 * A word that must not come where it does not belong. It is plain ASCII and Chinese, so that a search finds it
 * in the clear, escaped, and in the usual encodings.
 */
export function canary(name: string): string {
  return `金丝雀${name}${randomBytes(9).toString('hex')}`;
}

/** Where the bytes hold the word, in any of the disguises a program gives to text; null where they do not. */
export function disguiseIn(bytes: Buffer, word: string): string | null {
  for (const [name, needle] of disguises(word)) if (bytes.includes(needle)) return name;
  return null;
}

function disguises(word: string): readonly (readonly [name: string, needle: Buffer])[] {
  const utf8 = Buffer.from(word);
  const ascii = /[0-9a-f]{18}$/u.exec(word)?.[0] ?? word;
  const utf16le = Buffer.from(word, 'utf16le');
  const escaped = Array.from(word, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(
    '',
  );
  return [
    ['utf-8', utf8],
    // The random part alone stands for the word wherever its Chinese is written in another way.
    ['random part', Buffer.from(ascii)],
    ['random part in UTF-16', Buffer.from(ascii, 'utf16le')],
    ['UTF-16 LE', utf16le],
    ['UTF-16 BE', Buffer.from(utf16le).swap16()],
    ['URL-encoded', Buffer.from(encodeURIComponent(word))],
    ['JSON escapes', Buffer.from(escaped)],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['hex of UTF-16', Buffer.from(utf16le.toString('hex'))],
    ...inBase64('base64', utf8),
    ...inBase64('base64 of UTF-16', utf16le),
  ];
}

/** Base64 writes three bytes as four signs, so a word looks different at each of three offsets. */
function inBase64(name: string, bytes: Buffer): readonly (readonly [string, Buffer])[] {
  return [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/u, '');
    // The signs at either end mix with what stands beside the word.
    const inner = text.slice(offset === 0 ? 0 : 4, -2);
    const url = inner.replaceAll('+', '-').replaceAll('/', '_');
    return [
      [`${name} at ${offset}`, Buffer.from(inner)] as const,
      [`${name} (url) at ${offset}`, Buffer.from(url)] as const,
    ];
  });
}
