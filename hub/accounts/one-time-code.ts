import { randomInt, scrypt } from 'node:crypto';

/** Without 0, O, 1 and I, which people confuse when they read a code aloud. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 13 characters of 5 bits: 65 random bits (AC5). */
const LENGTH = 13;

/** A code to be read, typed or followed as a link once: `XXXX-XXXX-XXXX-X`. */
export function newOneTimeCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return (letters.match(/.{1,4}/g) ?? []).join('-');
}

/**
 * What is stored of a code: slow to compute, since 65 bits alone would not resist a thief of the database
 * (ASVS 6.5.2), and without salt, since the code is looked up by it. null for what cannot be a code.
 */
export function oneTimeCodeHash(typed: string): Promise<string | null> {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
  if (letters.length !== LENGTH) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    scrypt(letters, 'yunping one-time code 1', 32, { N: 2 ** 14, r: 8, p: 1 }, (error, key) =>
      error ? reject(error) : resolve(key.toString('hex')),
    );
  });
}
