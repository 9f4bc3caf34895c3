import { app, protocol } from 'electron';
import fs from 'node:fs';
import { Readable } from 'node:stream';
import { dossierIdSchema, sha256Schema, type DossierId, type Sha256 } from '#shared/domain/ids.ts';
import { parseRange, stretchOf, type Stretch } from './byte-range.ts';
import { SECURITY_HEADERS } from './content-security.ts';
import { isOwnUrl, SCHEME } from './origin.ts';
import { listPageFiles, type PageFile } from './page-files.ts';

/** Larger stretches are streamed. */
const IN_MEMORY_BYTES = 4 * 1024 * 1024;

/** Bytes of a file on this disk; one that is not whole has the stretch that was asked for, at its place. */
export interface HeldBlob {
  readonly path: string;
  readonly isWhole: boolean;
}

/** Brings a file the person may read onto this disk, or as much of it as is asked for. */
export type EnsureBlob = (
  dossierId: DossierId,
  sha256: Sha256,
  stretch: Stretch | null,
) => Promise<HeldBlob | 'refused' | 'unavailable'>;

/** Tries until a file that was not whole is, and so stands under its name. */
const TRIES = 3;

/** Before `ready`, and once. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Takes the bytes of a file a page made, for the place a ticket stands for; gives the status to answer with. */
export type TakeMade = (ticket: string, body: ReadableStream<Uint8Array> | null) => Promise<number>;

/**
 * After `ready`: pages from `rendererDir`, bytes of reports from `/blob/<dossierId>/<sha256>` with ranges, and
 * files made by a page to `/made/<ticket>`.
 */
export function serveScheme(rendererDir: string, ensureBlob: EnsureBlob, takeMade: TakeMade): void {
  const files = listPageFiles(rendererDir);
  protocol.handle(SCHEME, async (request) => {
    if (!isOwnUrl(request.url)) return empty(404);
    const place = decodePath(new URL(request.url).pathname);
    if (place === null) return empty(404);
    if (request.method === 'POST' && place.startsWith('/made/')) {
      return empty(await takeMade(place.slice('/made/'.length), request.body));
    }
    if (request.method !== 'GET') return empty(404);
    if (place.startsWith('/blob/')) return serveBlob(request, place, ensureBlob);
    const file = files.get(place) ?? (isPage(request, place) ? files.get('/index.html') : undefined);
    return file ? servePage(file) : empty(404);
  });
}

/** Places inside the app are made by its router; only a navigation gets the page for them, never a fetch. */
function isPage(request: Request, place: string): boolean {
  if (place === '/') return true;
  return /^\/[\w/-]*$/u.test(place) && (request.headers.get('accept') ?? '').includes('text/html');
}

async function servePage({ file, type }: PageFile): Promise<Response> {
  const bytes = await fs.promises.readFile(file);
  const cache = app.isPackaged || file.includes('assets') ? 'max-age=31536000' : 'no-cache';
  return new Response(new Uint8Array(bytes), {
    headers: { ...SECURITY_HEADERS, 'content-type': type, 'cache-control': cache },
  });
}

async function serveBlob(request: Request, place: string, ensureBlob: EnsureBlob): Promise<Response> {
  const [, , dossier, hash, ...rest] = place.split('/');
  const dossierId = dossierIdSchema.safeParse(dossier);
  const sha256 = sha256Schema.safeParse(hash);
  if (!dossierId.success || !sha256.success || rest.length > 0) return empty(404);
  const range = request.headers.get('range');
  for (let left = TRIES; left > 0; left--) {
    const held = await ensureBlob(dossierId.data, sha256.data, stretchOf(range));
    if (held === 'refused') return empty(404);
    if (held === 'unavailable') return empty(503);
    const response = await serveBytes(held, range, sha256.data).catch(() => null);
    if (response) return response;
  }
  return empty(404);
}

async function serveBytes(
  { path, isWhole }: HeldBlob,
  rangeHeader: string | null,
  sha256: string,
): Promise<Response> {
  const { size } = await fs.promises.stat(path);
  const range = parseRange(rangeHeader, size);
  if (range.kind === 'unsatisfiable') return empty(416, { 'content-range': `bytes */${size}` });
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: size - 1 };
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'application/octet-stream',
    'content-length': String(end - start + 1),
    'accept-ranges': 'bytes',
    etag: `"${sha256}"`,
    'cache-control': 'no-store',
    ...(range.kind === 'part' && { 'content-range': `bytes ${start}-${end}/${isWhole ? size : '*'}` }),
  };
  const status = range.kind === 'part' ? 206 : 200;
  return new Response(await bodyOf(path, start, end), { status, headers });
}

async function bodyOf(
  file: string,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream> {
  const length = end - start + 1;
  if (length > IN_MEMORY_BYTES) {
    return Readable.toWeb(fs.createReadStream(file, { start, end })) as ReadableStream; // Node's own class of it
  }
  const handle = await fs.promises.open(file);
  try {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await handle.read(bytes, 0, length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function decodePath(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname);
    return decoded.includes('\0') || decoded.includes('\\') ? null : decoded;
  } catch {
    return null;
  }
}

function empty(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...SECURITY_HEADERS, ...headers } });
}
