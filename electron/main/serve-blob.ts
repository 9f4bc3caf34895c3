import fs from 'node:fs';
import { Readable } from 'node:stream';
import { dossierIdSchema, sha256Schema, type DossierId, type Sha256 } from '#shared/domain/ids.ts';
import type { Stretch } from '#shared/protocol/ipc/stretch.ts';
import { parseRange, stretchOf } from './byte-range.ts';
import { SECURITY_HEADERS } from './content-security.ts';
import { emptyResponse } from './empty-response.ts';

/** Larger stretches are streamed. */
const IN_MEMORY_BYTES = 4 * 1024 * 1024;
/** Tries until a file that was not whole is, and so stands under its name. */
const TRIES = 3;
const BYTES = 'application/octet-stream';

/** Bytes of a file on this disk; one that is not whole has the stretch that was asked for, at its place. */
export interface HeldBlob {
  readonly path: string;
  readonly isWhole: boolean;
}

/** Files that the person may read. */
export interface Blobs {
  /** Brings one onto this disk, or as much of it as is asked for. */
  ensure(
    dossierId: DossierId,
    sha256: Sha256,
    stretch: Stretch | null,
  ): Promise<HeldBlob | 'refused' | 'unavailable'>;
  /** The path of a large report's page directory; null of one that has none. */
  pageDirectory(dossierId: DossierId, sha256: Sha256): Promise<string | null>;
}

/** Answers for `/blob/<dossierId>/<sha256>` and what is below it. */
export async function serveBlob(request: Request, place: string, blobs: Blobs): Promise<Response> {
  const [, , dossier, hash, part, ...rest] = place.split('/');
  const dossierId = dossierIdSchema.safeParse(dossier);
  const sha256 = sha256Schema.safeParse(hash);
  if (!dossierId.success || !sha256.success || rest.length > 0) return emptyResponse(404);
  if (part !== undefined) {
    const file = part === 'page-directory' ? await blobs.pageDirectory(dossierId.data, sha256.data) : null;
    return file === null ? emptyResponse(204) : servePageDirectory(file);
  }
  const range = request.headers.get('range');
  for (let left = TRIES; left > 0; left--) {
    const held = await blobs.ensure(dossierId.data, sha256.data, stretchOf(range));
    if (held === 'refused') return emptyResponse(404);
    if (held === 'unavailable') return emptyResponse(503);
    const response = await serveBytes(held, range, sha256.data).catch(() => null);
    if (response) return response;
  }
  return emptyResponse(404);
}

async function servePageDirectory(file: string): Promise<Response> {
  const bytes = await fs.promises.readFile(file).catch(() => null);
  if (bytes === null) return emptyResponse(204);
  const headers = { ...SECURITY_HEADERS, 'content-type': BYTES, 'cache-control': 'no-store' };
  return new Response(new Uint8Array(bytes), { headers });
}

async function serveBytes(
  { path, isWhole }: HeldBlob,
  rangeHeader: string | null,
  sha256: string,
): Promise<Response> {
  const { size } = await fs.promises.stat(path);
  const range = parseRange(rangeHeader, size);
  if (range.kind === 'unsatisfiable') return emptyResponse(416, { 'content-range': `bytes */${size}` });
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: size - 1 };
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': BYTES,
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
