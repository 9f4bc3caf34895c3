import { setTimeout as sleep } from 'node:timers/promises';
import type { DossierId } from '#shared/domain/ids.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { assert } from '#shared/lib/assert.ts';
import { UPLOAD_PATH, uploadIdOf } from '#shared/protocol/hub-api.ts';
import type { UploadStatus } from '#shared/protocol/http.ts';
import type { Person } from './a-hub.ts';

const TUS = { 'Tus-Resumable': '1.0.0' };

export function uploadHeaders(person: Person, extra: Record<string, string> = {}): Record<string, string> {
  return { ...TUS, Authorization: `Bearer ${person.token ?? ''}`, ...extra };
}

export function beginUpload(
  person: Person,
  dossierId: DossierId,
  size: number,
  filename = '报告.pdf',
  kind: 'report' | 'picture' | 'recording' = 'report',
): Promise<Response> {
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  return fetch(person.url + UPLOAD_PATH, {
    method: 'POST',
    headers: uploadHeaders(person, {
      'Upload-Length': String(size),
      'Upload-Metadata': `dossierId ${encode(dossierId)},filename ${encode(filename)},kind ${encode(kind)}`,
    }),
  });
}

export function sendPart(
  person: Person,
  location: string,
  bytes: Uint8Array,
  offset: number,
): Promise<Response> {
  return fetch(new URL(location, person.url), {
    method: 'PATCH',
    headers: uploadHeaders(person, {
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
    }),
    body: Buffer.from(bytes),
  });
}

export async function awaitCheck(person: Person, location: string): Promise<UploadStatus> {
  for (let turn = 0; turn < 400; turn++) {
    const status = await person.api.uploadStatus(uploadIdOf(location));
    assert(status.ok, 'status');
    if (!['receiving', 'checking'].includes(status.value.status)) return status.value;
    await sleep(50);
  }
  throw new Error('the check did not end');
}

/** The whole way up; insists that the file is taken. */
export async function uploaded(
  person: Person,
  dossierId: DossierId,
  bytes: Uint8Array,
  filename?: string,
): Promise<FileRef> {
  const begun = await beginUpload(person, dossierId, bytes.byteLength, filename);
  const location = begun.headers.get('location') ?? '';
  assert(begun.status === 201, `begun: ${begun.status}`);
  await sendPart(person, location, bytes, 0);
  const status = await awaitCheck(person, location);
  assert(status.status === 'accepted', `taken: ${JSON.stringify(status)}`);
  return status.file;
}
