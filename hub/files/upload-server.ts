import { AsyncLocalStorage } from 'node:async_hooks';
import { statfs } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { cleanFileName } from '#shared/domain/file-name.ts';
import { findMember, ledgersOf } from '#shared/domain/ledger/access.ts';
import { MOST_PICTURE_BYTES } from '#shared/domain/picture-ref.ts';
import { MOST_RECORDING_BYTES } from '#shared/domain/recording-ref.ts';
import type { Clock, IdSource } from '#shared/lib/ports.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import { UPLOAD_PATH } from '#shared/protocol/hub-api.ts';
import type { Limiter } from '../accounts/limits.ts';
import type { Caller, Sessions } from '../accounts/sessions.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import { callerOf, sendResult } from '../http/http-call.ts';
import type { SeatsTable } from '../registry/seats-table.ts';
import { httpStatusOf, refuse } from '../runtime/faults.ts';
import type { UploadIntake } from './upload-intake.ts';
import { parseUploadMetadata, type UploadMetadata } from './upload-metadata.ts';
import { isForgotten, UPLOAD_EXPIRY_MS } from './upload-upkeep.ts';
import type { UploadRow, UploadsTable } from './uploads-table.ts';

export interface UploadLimits {
  readonly fileBytes: number;
  readonly recordingBytes: number;
  /** Announced and unfinished, of one account. */
  readonly openBytes: number;
  /** Left free on the volume. */
  readonly spareBytes: number;
}

export const DEFAULT_UPLOAD_LIMITS: UploadLimits = {
  fileBytes: 500 * 1024 * 1024,
  recordingBytes: MOST_RECORDING_BYTES,
  openBytes: MOST_RECORDING_BYTES,
  spareBytes: 512 * 1024 * 1024,
};

export interface UploadPorts {
  readonly dir: string;
  readonly limits: UploadLimits;
  readonly table: UploadsTable;
  readonly intake: UploadIntake;
  readonly limiter: Limiter;
  readonly sessions: Sessions;
  readonly seats: SeatsTable;
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly isListedOrigin: (origin: string) => boolean;
}

/** Roles that a report version, a picture of a comment, or a recording of a meeting can come from; the rules of the dossier say when. */
const UPLOADERS: Readonly<Record<UploadMetadata['kind'], ReadonlySet<string>>> = {
  report: new Set(['clerk', 'owner', 'compiler']),
  picture: new Set(['expert']),
  recording: new Set(['clerk']),
};
const METHODS: ReadonlySet<string> = new Set(['POST', 'HEAD', 'PATCH', 'DELETE']);

/**
 * Resumable uploads (tus 1.0.0) at /files. Who may upload is settled before tus sees the request; tus moves
 * bytes into a file of its own, and the intake takes it from there (FI1, FI2).
 */
export class UploadServer {
  readonly #ports: UploadPorts;
  readonly #tus: Server;
  /** The id of the upload that the running POST makes. */
  readonly #newId = new AsyncLocalStorage<string>();

  constructor(ports: UploadPorts) {
    this.#ports = ports;
    this.#tus = new Server({
      path: UPLOAD_PATH,
      datastore: new FileStore({
        directory: ports.dir,
        expirationPeriodInMilliseconds: UPLOAD_EXPIRY_MS,
      }),
      relativeLocation: true,
      maxSize: Math.max(ports.limits.fileBytes, ports.limits.recordingBytes),
      allowedOrigins: ports.isListedOrigin,
      namingFunction: () => this.#newId.getStore() ?? ports.ids.newId(),
      onUploadFinish: async (_request, upload) => {
        ports.intake.start(upload.id);
        return {};
      },
    });
  }

  isUpload(path: string): boolean {
    return path === UPLOAD_PATH || path.startsWith(`${UPLOAD_PATH}/`);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? '';
    if (method === 'OPTIONS') return this.#tus.handle(request, response);
    // tus would answer GET with the bytes it holds.
    if (!METHODS.has(method)) return end(request, response, refuse('notFound', 'not found'));
    const caller = callerOf(request, this.#ports.sessions);
    if (!caller.ok) return end(request, response, caller);
    if (method !== 'POST') {
      const upload = this.#own(request, caller.value);
      if (!upload) return end(request, response, refuse('notFound', 'not found'));
      await this.#tus.handle(request, response);
      // What tus refused to delete is still there, and counts.
      if (method === 'DELETE' && response.statusCode === 204) this.#ports.table.remove(upload.uploadId);
      return;
    }
    if (request.url !== UPLOAD_PATH) return end(request, response, refuse('notFound', 'not found'));
    const uploadId = this.#ports.ids.newId();
    const admitted = await this.#admit(request, caller.value, uploadId);
    if (!admitted.ok) return end(request, response, admitted);
    await this.#newId.run(uploadId, () => this.#tus.handle(request, response));
    if (response.statusCode !== 201) this.#ports.table.remove(uploadId);
  }

  #own(request: IncomingMessage, { account }: Caller): UploadRow | null {
    const { table, clock } = this.#ports;
    const uploadId = /^\/files\/([A-Za-z0-9_-]{4,40})$/.exec(request.url ?? '')?.[1];
    const upload = uploadId === undefined ? undefined : table.find(uploadId);
    if (upload?.accountId !== account.accountId || upload.status !== 'receiving') return null;
    return isForgotten(upload, clock.nowMs()) ? null : upload;
  }

  /** Writes the upload down in the same turn that asks whether there is room, so that many at once find none. */
  async #admit(
    request: IncomingMessage,
    { account }: Caller,
    uploadId: string,
  ): Promise<Result<true, Fault>> {
    const { limits, limiter, table, clock } = this.#ports;
    const { accountId } = account;
    const asked = await limiter.take('uploadsPerAccount', accountId);
    if (!asked.ok) return asked;
    const metadata = parseUploadMetadata(header(request, 'upload-metadata'));
    const sizeBytes = Number(header(request, 'upload-length'));
    if (!metadata || !Number.isSafeInteger(sizeBytes) || sizeBytes < 1) {
      return refuse('badRequest', 'Upload-Length and Upload-Metadata (dossierId, filename, kind) are needed');
    }
    const { dossierId, kind } = metadata;
    const memberId = await this.#uploader(accountId, dossierId, kind);
    if (!memberId.ok) return memberId;
    const most = this.#mostBytes(kind);
    if (sizeBytes > most) return refuse('tooLarge', `a ${kind} has at most ${most} bytes`);
    const { bavail, bsize } = await statfs(this.#ports.dir);
    if (bavail * bsize < sizeBytes + limits.spareBytes)
      return refuse('unavailable', 'the disk is nearly full');
    const paid = await limiter.take('uploadBytesPerAccount', accountId, sizeBytes);
    if (!paid.ok) return paid;
    if (table.openBytes(accountId) + sizeBytes > limits.openBytes) {
      await limiter.giveBack('uploadBytesPerAccount', accountId, sizeBytes);
      return refuse('tooLarge', 'too much is being uploaded at once');
    }
    // What kind of picture or recording it is, and so how its name ends, is known once its bytes are here.
    const name = kind === 'report' ? cleanFileName(metadata.filename) : metadata.filename;
    const createdAt = clock.nowMs();
    const upload = { uploadId, accountId, dossierId, memberId: memberId.value, kind, name };
    table.insert({ ...upload, sizeBytes, createdAt });
    return ok(true);
  }

  #mostBytes(kind: UploadMetadata['kind']): number {
    const { fileBytes, recordingBytes } = this.#ports.limits;
    if (kind === 'picture') return MOST_PICTURE_BYTES;
    return kind === 'recording' ? recordingBytes : fileBytes;
  }

  async #uploader(
    accountId: string,
    dossierId: DossierId,
    kind: UploadMetadata['kind'],
  ): Promise<Result<MemberId, Fault>> {
    const { seats, rooms } = this.#ports;
    const memberId = seats.memberOf(accountId, dossierId);
    if (!memberId) return refuse('notFound', 'no such dossier for this session');
    const state = await rooms.use(dossierId, (room) => room.readState());
    if (!ledgersOf(state, memberId).includes('parties')) {
      return refuse('notFound', 'no such dossier for this session');
    }
    return UPLOADERS[kind].has(findMember(state, memberId)?.role ?? '')
      ? ok(memberId)
      : refuse(
          'forbidden',
          'reports come from clerk, owner or compiler, pictures from experts, recordings from the clerk',
        );
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Answers without having read the body, so the connection cannot be used on. */
function end(
  request: IncomingMessage,
  response: ServerResponse,
  result: { readonly ok: false; readonly error: Fault },
): void {
  response.setHeader('Tus-Resumable', '1.0.0');
  response.setHeader('Connection', 'close');
  if (request.method === 'HEAD') response.writeHead(httpStatusOf(result.error.code)).end();
  else sendResult(response, result);
}
