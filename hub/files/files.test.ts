import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cleanFileName } from '#shared/domain/file-name.ts';
import { versionIdSchema, type Sha256 } from '#shared/domain/ids.ts';
import { filePath } from '#shared/protocol/hub-api.ts';
import { aHub, aHubWithDossier, aMember, ITEM, type Bench, type Person } from '../testing/a-hub.ts';
import { aPdf } from '../testing/a-pdf.ts';
import { awaitCheck, beginUpload, sendPart, uploaded, uploadHeaders } from '../testing/upload.ts';
import { byteRange } from './byte-range.ts';
import { contentDisposition } from './file-name.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let bench: Bench;
let expert: Person;
let owner: Person;
beforeAll(async () => {
  bench = await aHubWithDossier({ uploadLimits: { fileBytes: 3_000_000, openBytes: 4_000_000 } });
  expert = (await aMember(bench, 'expert', 'expert-1')).person;
  owner = (await aMember(bench, 'owner', 'owner-1')).person;
});
afterAll(() => bench.hub.remove());

function get(person: Person, sha256: Sha256, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(person.url + filePath(bench.dossierId, sha256), {
    headers: { Authorization: `Bearer ${person.token ?? ''}`, ...headers },
  });
}

function uploadsLeft(): string[] {
  return readdirSync(join(bench.hub.dataDir, 'uploads'));
}

const version = (name: string) => versionIdSchema.parse(name);

describe('uploads', () => {
  test('FI1 only a member whose role brings reports may begin an upload; outsiders learn nothing', async () => {
    expect((await beginUpload(expert, bench.dossierId, 10)).status).toBe(403);
    const foreign = await beginUpload(owner, 'no-such-dossier' as typeof bench.dossierId, 10);
    expect(foreign.status).toBe(404);
    const nobody = await fetch(`${bench.hub.url}/files`, { method: 'POST' });
    expect(nobody.status).toBe(401);
    expect((await fetch(`${bench.hub.url}/files/some-upload`)).status).toBe(404);
    const below = await fetch(`${bench.hub.url}/files/some/where`, {
      method: 'POST',
      headers: uploadHeaders(owner, {
        'Upload-Length': '10',
        'Upload-Metadata': `dossierId ${btoa(bench.dossierId)},filename ${btoa('a.pdf')}`,
      }),
    });
    expect(below.status).toBe(404);
  });

  test('FI2 a report comes up in parts, resumes where it broke off, is checked, and becomes a blob', async () => {
    const bytes = await aPdf('resumed', 3);
    const begun = await beginUpload(owner, bench.dossierId, bytes.byteLength, '送审稿.pdf');
    const location = begun.headers.get('location') ?? '';
    expect(location).toMatch(/^\/files\/[\w-]{22}$/);
    await sendPart(owner, location, bytes.subarray(0, 700), 0);
    const head = await fetch(bench.hub.url + location, { method: 'HEAD', headers: uploadHeaders(owner) });
    expect(head.headers.get('upload-offset')).toBe('700');
    // Another member's upload is as unknown as one that never was.
    const stranger = await fetch(bench.hub.url + location, {
      method: 'HEAD',
      headers: uploadHeaders(bench.clerk),
    });
    expect(stranger.status).toBe(404);
    await sendPart(owner, location, bytes.subarray(700), 700);
    const status = await awaitCheck(owner, location);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(status).toEqual({
      status: 'accepted',
      file: { sha256, sizeBytes: bytes.byteLength, name: '送审稿.pdf', pages: 3 },
      findings: expect.any(Array),
    });
    expect(existsSync(join(bench.hub.dataDir, 'blobs', sha256.slice(0, 2), sha256))).toBe(true);
    expect(uploadsLeft()).toEqual([]);
  });

  test('FI2 what is no report is refused with a reason and kept nowhere', async () => {
    const bytes = Buffer.from('<html>not a report</html>'.repeat(40));
    const begun = await beginUpload(owner, bench.dossierId, bytes.byteLength);
    const location = begun.headers.get('location') ?? '';
    await sendPart(owner, location, bytes, 0);
    expect(await awaitCheck(owner, location)).toMatchObject({ status: 'rejected', reason: 'notPdf' });
    expect(uploadsLeft()).toEqual([]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(existsSync(join(bench.hub.dataDir, 'blobs', sha256.slice(0, 2), sha256))).toBe(false);
  });

  test('FI6 a file and all that one account has begun are limited', async () => {
    expect((await beginUpload(owner, bench.dossierId, 3_000_001)).status).toBe(413);
    const first = await beginUpload(owner, bench.dossierId, 2_500_000);
    expect((await beginUpload(owner, bench.dossierId, 2_500_000)).status).toBe(413);
    const end = (location: string): Promise<Response> =>
      fetch(new URL(location, bench.hub.url), { method: 'DELETE', headers: uploadHeaders(owner) });
    expect((await end(first.headers.get('location') ?? '')).status).toBe(204);
    // What tus refuses changes nothing: neither a deletion nor a beginning.
    const second = await beginUpload(owner, bench.dossierId, 2_500_000);
    const { Authorization = '' } = uploadHeaders(owner);
    const withoutTus = (path: string, method: string, more = {}): Promise<Response> =>
      fetch(new URL(path, bench.hub.url), { method, headers: { Authorization, ...more } });
    const location = second.headers.get('location') ?? '';
    expect((await withoutTus(location, 'DELETE')).status).toBe(412);
    expect((await beginUpload(owner, bench.dossierId, 2_500_000)).status).toBe(413);
    expect((await end(location)).status).toBe(204);
    const metadata = `dossierId ${btoa(bench.dossierId)},filename ${btoa('a.pdf')}`;
    const announced = { 'Upload-Length': '2500000', 'Upload-Metadata': metadata };
    expect((await withoutTus('/files', 'POST', announced)).status).toBe(412);
    // Of several at once no more are let in than one after another.
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => beginUpload(owner, bench.dossierId, 1_500_000)));
    expect(atOnce.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 201, 413, 413]);
    for (const { headers } of atOnce) if (headers.get('location')) await end(headers.get('location') ?? '');
  });

  test('FI4 a version may only name a file that its member uploaded to this dossier', async () => {
    const bytes = await aPdf('mine');
    const file = await uploaded(owner, bench.dossierId, bytes);
    const add = { type: 'report.addVersion', itemId: ITEM, kind: 'submissionDraft', file } as const;
    const byClerk = await bench.clerk.push(bench.dossierId, { ...add, versionId: version('version-x') });
    expect(!byClerk.ok && byClerk.fault.code).toBe('forbidden');
    const renamed = await owner.push(bench.dossierId, {
      ...add,
      versionId: version('version-x'),
      file: { ...file, name: 'other.pdf' },
    });
    expect(!renamed.ok && renamed.fault.code).toBe('forbidden');
    await owner.does(bench.dossierId, { ...add, versionId: version('version-1') });
    // FI5: the clerk uploads the very same bytes, all of them, and only then may name them.
    const again = await uploaded(bench.clerk, bench.dossierId, bytes);
    expect(again.sha256).toBe(file.sha256);
  });

  test('FI5 an upload that the hub was killed in the middle of checking is checked after its restart', async () => {
    const other = await aHubWithDossier();
    const bytes = await aPdf('restart');
    const begun = await beginUpload(other.clerk, other.dossierId, bytes.byteLength);
    const location = begun.headers.get('location') ?? '';
    await sendPart(other.clerk, location, bytes, 0);
    await other.hub.close();
    const next = await aHub({ dataDir: other.hub.dataDir });
    const person = Object.assign(other.clerk, { url: next.url });
    const moved = new (person.constructor as typeof Person)(next.url);
    moved.token = person.token;
    expect(await awaitCheck(moved, location)).toMatchObject({ status: 'accepted' });
    await next.remove();
  });
});

describe('downloads', () => {
  let file: Awaited<ReturnType<typeof uploaded>>;
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await aPdf('download');
    file = await uploaded(bench.clerk, bench.dossierId, bytes, '报批 稿.pdf');
  });

  test('FI3 knowing a hash is no right: until a ledger of the reader names the file, and for experts until they have signed, it is not found', async () => {
    const unknown = await get(bench.clerk, '0'.repeat(64) as Sha256);
    const unnamed = await get(bench.clerk, file.sha256);
    expect([unknown.status, unnamed.status]).toEqual([404, 404]);
    expect(await unnamed.text()).toBe(await unknown.text());
    await bench.clerk.does(bench.dossierId, {
      type: 'report.addVersion',
      itemId: ITEM,
      versionId: version('version-2'),
      kind: 'submissionDraft',
      file,
    });
    expect((await get(bench.clerk, file.sha256)).status).toBe(200);
    expect((await get(owner, file.sha256)).status).toBe(200);
    expect((await get(expert, file.sha256)).status).toBe(404);
    const nobody = await fetch(bench.hub.url + filePath(bench.dossierId, file.sha256));
    expect(nobody.status).toBe(401);
  });

  test('FI8 bytes come whole or in ranges, by the rules of HTTP', async () => {
    const whole = await get(owner, file.sha256);
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(whole.headers.get('content-disposition')).toBe(
      `inline; filename="__ _.pdf"; filename*=UTF-8''%E6%8A%A5%E6%89%B9%20%E7%A8%BF.pdf`,
    );
    expect(Buffer.from(await whole.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    const etag = whole.headers.get('etag') ?? '';
    const part = await get(owner, file.sha256, { Range: 'bytes=5-9', 'If-Range': etag });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-9/${bytes.byteLength}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(Buffer.from(bytes.subarray(5, 10)))).toBe(true);
    const tail = await get(owner, file.sha256, { Range: 'bytes=-6' });
    expect(Buffer.from(await tail.arrayBuffer()).equals(Buffer.from(bytes.subarray(-6)))).toBe(true);
    expect((await get(owner, file.sha256, { Range: `bytes=${bytes.byteLength}-` })).status).toBe(416);
    expect((await get(owner, file.sha256, { Range: 'bytes=0-1', 'If-Range': '"other"' })).status).toBe(200);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      expect((await get(owner, file.sha256, { 'If-None-Match': known })).status).toBe(304);
    }
    expect((await get(owner, file.sha256, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  test('FI8 ranges: table of headers', () => {
    const of = (header: string): unknown => byteRange(header, undefined, '"e"', 100);
    expect(of('bytes=0-')).toEqual({ kind: 'part', start: 0, end: 99 });
    expect(of('bytes=90-200')).toEqual({ kind: 'part', start: 90, end: 99 });
    expect(of('bytes=-0')).toEqual({ kind: 'unsatisfiable' });
    expect(of('bytes=-500')).toEqual({ kind: 'part', start: 0, end: 99 });
    // However many digits: a place beyond every end.
    const far = '9'.repeat(30);
    expect(of(`bytes=0-${far}`)).toEqual({ kind: 'part', start: 0, end: 99 });
    expect(of(`bytes=${far}-`)).toEqual({ kind: 'unsatisfiable' });
    expect(of(`bytes=-${far}`)).toEqual({ kind: 'part', start: 0, end: 99 });
    expect(of('Bytes=0-1')).toEqual({ kind: 'part', start: 0, end: 1 });
    for (const odd of ['bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=a-b']) {
      expect(of(odd)).toEqual({ kind: 'whole' });
    }
  });

  test('FI7 names keep no path, no control and no direction marks', () => {
    expect(cleanFileName('C:\\x\\..\\报告‮fdp.exe')).toBe('报告fdp.exe.pdf');
    expect(cleanFileName('/etc/passwd\0\n')).toBe('passwd.pdf');
    expect(cleanFileName('  . . ')).toBe('report.pdf');
    expect(cleanFileName('a'.repeat(500))).toHaveLength(120);
    expect(cleanFileName('𠀀'.repeat(500))).toBe(`${'𠀀'.repeat(58)}.pdf`);
    expect(cleanFileName(`a${'𠀀'.repeat(500)}`)).toBe(`a${'𠀀'.repeat(57)}.pdf`);
    expect(contentDisposition('attachment', 'a"b\\c%.pdf')).toBe(
      `attachment; filename="a_b_c_.pdf"; filename*=UTF-8''a%22b%5Cc%25.pdf`,
    );
  });
});
