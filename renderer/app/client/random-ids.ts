import type { IdSource } from '#shared/lib/ports.ts';

/** 22 characters of base64url over 16 random bytes. */
export const randomIds: IdSource = {
  newId: () =>
    btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', ''),
};
