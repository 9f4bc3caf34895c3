// Reports on their way through the workspace, against a real hub.
import { PDFDocument } from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { itemIdSchema, sha256Schema, versionIdSchema, type DossierId } from '#shared/domain/ids.ts';
import { startHub, type RunningHub } from '#hub/embed.ts';
import { createDossier, newCommandId, PASSWORD, signUpClerk } from './ipc-flows.ts';
import { InProcessHost, until } from './ipc-hosts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a real hub, on a machine that may be busy

let dir: string;
let hub: RunningHub;
let host: InProcessHost;
let dossierId: DossierId;

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-files-'));
  hub = await startHub({ dataDir: path.join(dir, 'hub'), port: 0 });
  host = new InProcessHost(path.join(dir, 'profile'), hub.url);
  await host.ready;
  await signUpClerk(host, hub.setupCode);
  ({ dossierId } = await createDossier(host));
  await host.ask('dossier.open', { dossierId });
});
afterEach(async () => {
  await host.stop();
  await hub.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

async function aReport(pages: number): Promise<string> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < pages; page++) pdf.addPage().drawText(`Page ${page + 1}`);
  const file = path.join(dir, '防洪评价报告.pdf');
  fs.writeFileSync(file, await pdf.save());
  return file;
}

test('WS11 a report goes up with progress, is checked, and is on this disk at once', async () => {
  const file = await aReport(3);
  const sha256 = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  const result = await host.ask('file.upload', { uploadId: 'up-1', dossierId, path: file });
  expect(result).toMatchObject({
    status: 'accepted',
    file: { sha256, pages: 3, name: '防洪评价报告.pdf', sizeBytes: fs.statSync(file).size },
  });
  const phases = host.events.flatMap((event) =>
    event.type === 'uploadProgress' ? [event.progress.phase] : [],
  );
  expect([...new Set(phases)]).toEqual(['hashing', 'sending', 'checking']);
  expect(fs.existsSync(path.join(dir, 'profile', 'blobs', sha256.slice(0, 2), sha256))).toBe(true);
});

test('WS6 WS11 another machine of the same person fetches it once the ledger names it', async () => {
  const result = await host.ask('file.upload', { uploadId: 'up-1', dossierId, path: await aReport(2) });
  if (result.status !== 'accepted') throw new Error(result.status);
  const command = {
    type: 'report.addVersion',
    itemId: itemIdSchema.parse('item-one'),
    versionId: versionIdSchema.parse('version-1'),
    kind: 'submissionDraft',
    file: result.file,
  } as const;
  expect(await host.ask('dossier.submit', { dossierId, commandId: newCommandId(), command })).toMatchObject({
    ok: true,
  });
  const other = new InProcessHost(path.join(dir, 'other'), hub.url);
  await other.ready;
  await other.session('signedOut');
  await other.ask('auth.login', { login: 'clerk', password: PASSWORD });
  await other.link('connected');
  const { sha256 } = result.file;
  const ensured = await until(async () => {
    const answer = await other.ask('file.ensure', { dossierId, sha256 });
    return answer.ok ? answer.value : null;
  }, 'the file');
  expect(createHash('sha256').update(fs.readFileSync(ensured.path)).digest('hex')).toBe(sha256);
  await other.stop();
});

test('WS11 what is no report is refused with its reason, and a path that is none fails', async () => {
  const file = path.join(dir, 'notes.pdf');
  fs.writeFileSync(file, 'not a PDF at all');
  expect(await host.ask('file.upload', { uploadId: 'up-1', dossierId, path: file })).toMatchObject({
    status: 'rejected',
  });
  for (const hostile of [dir, path.join(dir, 'absent'), '']) {
    expect(await host.ask('file.upload', { uploadId: 'up-2', dossierId, path: hostile })).toMatchObject({
      status: 'failed',
      fault: { code: 'badRequest' },
    });
  }
});

test('WS11 an upload can be called off while it runs', async () => {
  const file = path.join(dir, 'large.pdf');
  fs.writeFileSync(file, Buffer.alloc(60_000_000, '%PDF-1.7 '));
  const upload = host.ask('file.upload', { uploadId: 'up-1', dossierId, path: file });
  await until(
    () => (host.events.some((event) => event.type === 'uploadProgress') ? true : null),
    'a beginning',
  );
  await host.ask('file.cancelUpload', { uploadId: 'up-1' });
  expect(await upload).toEqual({ status: 'cancelled' });
});

test('FI3 WS6 knowing a hash is no right: a file on this disk is not given out for another dossier', async () => {
  const result = await host.ask('file.upload', { uploadId: 'up-1', dossierId, path: await aReport(1) });
  if (result.status !== 'accepted') throw new Error(result.status);
  const other = await createDossier(host, '另一个项目');
  const { sha256 } = result.file;
  for (const asked of [sha256, sha256Schema.parse('0'.repeat(64))]) {
    expect(await host.ask('file.ensure', { dossierId: other.dossierId, sha256: asked })).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
  }
});
