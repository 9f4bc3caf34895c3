import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ServerResponse } from 'node:http';
import { SCRIPT_POLICY, WEB_CLIENT_POLICY } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/vnd.iccprofile',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Vite puts the hash of the contents into these names, so what they hold never changes. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/** The built web client. Paths without a file are pages of the client itself, which has its own router. */
export class StaticFiles {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** True when it answered. */
  async serve(path: string, isHead: boolean, response: ServerResponse): Promise<boolean> {
    const file = await this.#find(path);
    if (!file) return false;
    const type = TYPES[extname(file.path)] ?? 'application/octet-stream';
    if (type.startsWith('text/html')) response.setHeader('Content-Security-Policy', WEB_CLIENT_POLICY);
    else if (type.startsWith('text/javascript')) response.setHeader('Content-Security-Policy', SCRIPT_POLICY);
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': file.size,
      'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (isHead) response.end();
    else await pipeline(createReadStream(file.path), response).catch(() => response.destroy());
    return true;
  }

  async #find(path: string): Promise<{ readonly path: string; readonly size: number } | null> {
    const asked = decoded(path);
    if (asked === null) return null;
    const exact = await this.#regular(asked);
    if (exact) return exact;
    return extname(asked) === '' ? this.#regular('/index.html') : null;
  }

  async #regular(path: string): Promise<{ readonly path: string; readonly size: number } | null> {
    const full = join(this.#root, path);
    if (!full.startsWith(this.#root + sep)) return null;
    const found = await stat(full).catch(() => null);
    return found?.isFile() ? { path: full, size: found.size } : null;
  }
}

function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path);
    return /[\0\\]|(^|\/)\.\.?(\/|$)/.test(text) ? null : text;
  } catch {
    return null;
  }
}
