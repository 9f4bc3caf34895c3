import { pipeline } from 'node:stream/promises';
import { dossierIdSchema, sha256Schema } from '#shared/domain/ids.ts';
import { readableFiles, type NamedFile } from '#shared/domain/ledger/file-access.ts';
import { refuse } from '../runtime/faults.ts';
import type { Caller, Sessions } from '../accounts/sessions.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import { callerOf, sendResult, type HttpCall } from '../http/http-call.ts';
import type { SeatsTable } from '../registry/seats-table.ts';
import type { BlobStore } from './blob-store.ts';
import { byteRange } from './byte-range.ts';
import { contentDisposition } from './file-name.ts';

export interface DownloadPorts {
  readonly sessions: Sessions;
  readonly seats: SeatsTable;
  readonly rooms: Rooms;
  readonly blobs: BlobStore;
}

/**
 * GET /api/dossiers/:dossierId/files/:sha256. The right is asked of the dossier's state at every request; no
 * right, no such file, no such dossier and no such id are one answer (FI3, Z2).
 */
export function downloadFile(ports: DownloadPorts): (call: HttpCall) => Promise<void> {
  return async (call) => {
    const caller = callerOf(call.request, ports.sessions);
    if (!caller.ok) return sendResult(call.response, caller);
    const file = await findReadable(ports, caller.value, call.params);
    const size = file && (await ports.blobs.size(file.sha256));
    if (!file || !size) return sendResult(call.response, refuse('notFound', 'not found'));
    await send(ports.blobs, file, size, call);
  };
}

/**
 * GET /api/dossiers/:dossierId/files/:sha256/page-directory, by the same right: every node of the report's page
 * tree in one place (FI10). Most reports have none: 204.
 */
export function downloadPageDirectory(ports: DownloadPorts): (call: HttpCall) => Promise<void> {
  return async (call) => {
    const caller = callerOf(call.request, ports.sessions);
    if (!caller.ok) return sendResult(call.response, caller);
    const file = await findReadable(ports, caller.value, call.params);
    if (!file) return sendResult(call.response, refuse('notFound', 'not found'));
    const bytes = await ports.blobs.pageDirectory(file.sha256);
    if (!bytes) return void call.response.writeHead(204).end();
    call.response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': bytes.length,
      'Cache-Control': 'private, no-store',
    });
    call.response.end(call.request.method === 'HEAD' ? undefined : bytes);
  };
}

async function findReadable(
  { seats, rooms }: DownloadPorts,
  { account }: Caller,
  params: HttpCall['params'],
): Promise<NamedFile | null> {
  const dossierId = dossierIdSchema.safeParse(params['dossierId']);
  const sha256 = sha256Schema.safeParse(params['sha256']);
  if (!dossierId.success || !sha256.success) return null;
  const memberId = seats.memberOf(account.accountId, dossierId.data);
  if (!memberId) return null;
  const state = await rooms.use(dossierId.data, (room) => room.readState());
  return readableFiles(state, memberId).find((file) => file.sha256 === sha256.data) ?? null;
}

function contentTypeOf(file: NamedFile): string {
  if (!('kind' in file)) return 'application/pdf';
  return file.kind === 'webm' || file.kind === 'mp4' ? `video/${file.kind}` : `image/${file.kind}`;
}

async function send(
  blobs: BlobStore,
  file: NamedFile,
  size: number,
  { request, response, url }: HttpCall,
): Promise<void> {
  const etag = `"${file.sha256}"`;
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
  const kind = url.searchParams.has('download') ? 'attachment' : 'inline';
  response.setHeader('ETag', etag);
  response.setHeader('Accept-Ranges', 'bytes');
  // The bytes never change, the right to them may: ask every time.
  response.setHeader('Cache-Control', 'private, no-cache');
  if (ifNoneMatch !== undefined && hasEtag(ifNoneMatch, etag)) {
    response.writeHead(304).end();
    return;
  }
  // A picture is what its check found it to be; with `nosniff` it is nothing else, and the policy lets it run nothing.
  response.setHeader('Content-Type', contentTypeOf(file));
  response.setHeader('Content-Disposition', contentDisposition(kind, file.name));
  const part = byteRange(range, typeof ifRange === 'string' ? ifRange : undefined, etag, size);
  if (part.kind === 'unsatisfiable') {
    response.removeHeader('Content-Disposition');
    response.writeHead(416, { 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }).end();
    return;
  }
  const start = part.kind === 'part' ? part.start : 0;
  const end = part.kind === 'part' ? part.end : size - 1;
  response.writeHead(part.kind === 'part' ? 206 : 200, {
    'Content-Length': end - start + 1,
    ...(part.kind === 'part' && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === 'HEAD') response.end();
  // A reader that goes away is no failure of ours.
  else await pipeline(blobs.read(file.sha256, start, end), response).catch(() => response.destroy());
}

/** RFC 9110 §13.1.2: any of a list, weak ones too, or whatever there is. */
function hasEtag(ifNoneMatch: string, etag: string): boolean {
  const named = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return named.includes(etag) || named.includes('*');
}
