import fs from 'node:fs';
import type { Fault } from '#shared/protocol/errors.ts';
import { UPLOAD_PATH } from '#shared/protocol/hub-api.ts';
import { faultOf, unavailable } from '#shared/protocol/hub-calls.ts';
import { jsonOrNull } from '../link/fetch-http.ts';

const CHUNK_BYTES = 8 * 1024 * 1024;
const BACKOFF_MS = [300, 1000, 3000, 5000, 10_000, 15_000, 30_000];
const TUS = { 'tus-resumable': '1.0.0' };

/** The hub's no to an upload, or that it stayed out of reach. */
export class UploadFault extends Error {
  override name = 'UploadFault';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

export interface TusTarget {
  readonly hubUrl: string;
  readonly token: string;
}

/**
 * Sends a file by tus 1.0 and returns the upload's address. A connection that breaks is taken up again where
 * the hub says it stands; only a long silence, or the hub's own no, ends it with an `UploadFault`.
 */
export async function sendByTus(
  target: TusTarget,
  file: { readonly path: string; readonly size: number; readonly metadata: Readonly<Record<string, string>> },
  onSent: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const headers = { ...TUS, authorization: `Bearer ${target.token}` };
  const url = await create(target.hubUrl, headers, file, signal);
  const handle = await fs.promises.open(file.path);
  try {
    let offset = 0;
    let failures = 0;
    while (offset < file.size) {
      try {
        offset = await sendChunk(
          url,
          headers,
          handle,
          offset,
          Math.min(CHUNK_BYTES, file.size - offset),
          signal,
        );
        failures = 0;
        onSent(offset);
      } catch (error) {
        if (error instanceof UploadFault || signal.aborted) throw error;
        const delay = BACKOFF_MS[failures++];
        if (delay === undefined) throw new UploadFault(unavailable('the connection keeps breaking'));
        await pause(delay, signal);
        offset = (await offsetAt(url, headers, signal)) ?? offset;
      }
    }
    return url;
  } catch (error) {
    if (signal.aborted) void fetch(url, { method: 'DELETE', headers }).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

type Headers = Readonly<Record<string, string>>;

async function create(
  hubUrl: string,
  headers: Headers,
  file: { readonly size: number; readonly metadata: Readonly<Record<string, string>> },
  signal: AbortSignal,
): Promise<string> {
  const metadata = Object.entries(file.metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value, 'utf8').toString('base64')}`)
    .join(',');
  const response = await fetch(new URL(UPLOAD_PATH, hubUrl), {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(file.size), 'upload-metadata': metadata },
    redirect: 'error',
    signal,
  });
  const body = await response.text();
  const location = response.headers.get('location');
  if (response.status !== 201 || location === null) {
    throw new UploadFault(faultOf(jsonOrNull(body), response.status));
  }
  return new URL(location, new URL(UPLOAD_PATH, hubUrl)).href;
}

async function sendChunk(
  url: string,
  headers: Headers,
  handle: fs.promises.FileHandle,
  offset: number,
  length: number,
  signal: AbortSignal,
): Promise<number> {
  const chunk = new Uint8Array(length);
  const { bytesRead } = await handle.read(chunk, 0, length, offset);
  if (bytesRead < length) throw new UploadFault(changedMeanwhile());
  const response = await fetch(url, {
    method: 'PATCH',
    headers: {
      ...headers,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: chunk,
    redirect: 'error',
    signal,
  });
  const body = await response.text();
  if (response.status === 204) return Number(response.headers.get('upload-offset') ?? offset + length);
  // Out of step, busy or broken: ask where it stands and go on.
  if (response.status === 409 || response.status === 423 || response.status >= 500) {
    throw new Error(`status ${response.status}`);
  }
  throw new UploadFault(faultOf(jsonOrNull(body), response.status));
}

async function offsetAt(url: string, headers: Headers, signal: AbortSignal): Promise<number | null> {
  try {
    const response = await fetch(url, { method: 'HEAD', headers, redirect: 'error', signal });
    if (response.status === 404 || response.status === 410) {
      throw new UploadFault(faultOf(null, response.status));
    }
    const offset = response.headers.get('upload-offset');
    return response.ok && offset !== null ? Number(offset) : null;
  } catch (error) {
    if (error instanceof UploadFault || signal.aborted) throw error;
    return null;
  }
}

function changedMeanwhile(): Fault {
  return {
    code: 'badRequest',
    message: 'the file became shorter while it was sent',
    retry: 'afterUserAction',
  };
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('cancelled'));
    });
  });
}
