import * as crypto from 'node:crypto';
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { WorkQueue } from '../runtime/work-queue.ts';

/** Parameters of OWASP ASVS 5.0 appendix C (AC1). */
const ARGON2 = { m: 19_456, t: 2, p: 1 } as const;
const SCRYPT = { ln: 17, r: 8, p: 1 } as const;
const KEY_BYTES = 32;

/**
 * Password hashes as PHC strings: argon2id where this runtime can make it, else scrypt. Both can be checked
 * everywhere, since a data directory may move between runtimes. At most two hashes run at once (AC1).
 */
export class PasswordHasher {
  readonly #queue = new WorkQueue(2);
  readonly #algorithm: 'argon2id' | 'scrypt';
  #dummy: Promise<string> | null = null;

  constructor(algorithm?: 'argon2id' | 'scrypt') {
    this.#algorithm = algorithm ?? (nativeArgon2() ? 'argon2id' : 'scrypt');
  }

  hash(password: string): Promise<string> {
    return this.#queue.run(async () => {
      const salt = crypto.randomBytes(16);
      if (this.#algorithm === 'argon2id') {
        const key = await argon2id(password, salt, ARGON2);
        return `$argon2id$v=19$m=${ARGON2.m},t=${ARGON2.t},p=${ARGON2.p}$${b64(salt)}$${b64(key)}`;
      }
      const key = await scrypt(password, salt, SCRYPT);
      return `$scrypt$ln=${SCRYPT.ln},r=${SCRYPT.r},p=${SCRYPT.p}$${b64(salt)}$${b64(key)}`;
    });
  }

  /** With `stored` null (no such account) does the same work and answers false, so that time tells nothing (AC2). */
  async verify(password: string, stored: string | null): Promise<boolean> {
    const phc = stored ?? (await (this.#dummy ??= this.hash(crypto.randomBytes(16).toString('hex'))));
    const matches = await this.#queue.run(() => matchesPhc(password, phc));
    return matches && stored !== null;
  }

  /** Makes the hash that stands in for unknown accounts, so that the first failed login is no slower. */
  async warmUp(): Promise<void> {
    await (this.#dummy ??= this.hash(crypto.randomBytes(16).toString('hex')));
  }
}

function nativeArgon2(): boolean {
  return typeof crypto.argon2 === 'function';
}

async function matchesPhc(password: string, phc: string): Promise<boolean> {
  const argon = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc);
  if (argon) {
    const [, m, t, p, salt = '', key = ''] = argon;
    const made = await argon2id(password, unb64(salt), { m: Number(m), t: Number(t), p: Number(p) });
    return equal(made, unb64(key));
  }
  const scrypted = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc);
  if (scrypted) {
    const [, ln, r, p, salt = '', key = ''] = scrypted;
    const made = await scrypt(password, unb64(salt), { ln: Number(ln), r: Number(r), p: Number(p) });
    return equal(made, unb64(key));
  }
  return false;
}

/** BoringSSL, inside Electron, has no argon2: there a hash made elsewhere is checked in JavaScript, more slowly. */
async function argon2id(
  password: string,
  salt: Buffer,
  { m, t, p }: { m: number; t: number; p: number },
): Promise<Uint8Array> {
  const message = normalised(password);
  if (!nativeArgon2()) return argon2idAsync(message, salt, { m, t, p, dkLen: KEY_BYTES, asyncTick: 10 });
  return new Promise((resolve, reject) => {
    crypto.argon2(
      'argon2id',
      { message, nonce: salt, parallelism: p, tagLength: KEY_BYTES, memory: m, passes: t },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}

function scrypt(
  password: string,
  salt: Buffer,
  { ln, r, p }: { ln: number; r: number; p: number },
): Promise<Uint8Array> {
  const options = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
  return new Promise((resolve, reject) => {
    crypto.scrypt(normalised(password), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** One password typed on two keyboards is one password (NIST SP 800-63B: normalise before hashing). */
function normalised(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && crypto.timingSafeEqual(a, b);
}

function b64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

function unb64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
