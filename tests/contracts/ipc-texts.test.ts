// The words of reports in the workspace's index, with the rights that a real hub gives and takes.
import { PDFDocument } from '@cantoo/pdf-lib';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startHub, type RunningHub } from '#hub/embed.ts';
import { itemIdSchema, versionIdSchema, type DossierId, type Sha256 } from '#shared/domain/ids.ts';
import { addSeat, createDossier, newCommandId, newMemberId, PASSWORD, signUpClerk } from './ipc-flows.ts';
import { InProcessHost, until } from './ipc-hosts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a real hub, on a machine that may be busy

const CANARY = 'CANARY-52ab';

let dir: string;
let hub: RunningHub;
let host: InProcessHost;
let dossierId: DossierId;
let sha256: Sha256;

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-ipc-texts-'));
  hub = await startHub({ dataDir: path.join(dir, 'hub'), port: 0 });
  host = new InProcessHost(path.join(dir, 'profile'), hub.url);
  await host.ready;
  await signUpClerk(host, hub.setupCode);
  ({ dossierId } = await createDossier(host));
  await host.ask('dossier.open', { dossierId });
  sha256 = await handIn();
});
afterEach(async () => {
  await host.stop();
  await hub.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

async function handIn(): Promise<Sha256> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < 3; page++) pdf.addPage().drawText(`Page ${page + 1}`);
  const file = path.join(dir, '报告.pdf');
  fs.writeFileSync(file, await pdf.save());
  const uploaded = await host.ask('file.upload', { uploadId: 'up-1', dossierId, path: file });
  if (uploaded.status !== 'accepted') throw new Error(uploaded.status);
  await submit({
    type: 'report.addVersion',
    itemId: itemIdSchema.parse('item-one'),
    versionId: versionIdSchema.parse('version-1'),
    kind: 'submissionDraft',
    file: uploaded.file,
  });
  return uploaded.file.sha256;
}

async function submit(command: Parameters<typeof host.ask<'dossier.submit'>>[1]['command']): Promise<void> {
  const done = await host.ask('dossier.submit', { dossierId, commandId: newCommandId(), command });
  if (!done.ok) throw new Error(done.error.code);
}

const PAGES = [`设计洪水 ${CANARY}`, '', '设计洪'];
const put = (asked: InProcessHost) =>
  asked.ask('texts.put', { dossierId, sha256, pageCount: 3, from: 0, texts: PAGES });

test('WS15 WS16 words are kept over a restart, and an index that was deleted is begun anew', async () => {
  expect(await put(host)).toMatchObject({ value: { pagesDone: 3, blankPages: 1, isDone: true } });
  const find = () => host.ask('texts.find', { dossierId, query: '設計洪水' });
  const found = await find();
  expect(found).toMatchObject({
    value: {
      index: { files: [{ sha256, isDone: true }] },
      files: [{ sha256, count: 1, places: [{ pageIndex: 0, snippet: { match: '设计洪水' } }] }],
    },
  });
  for (const isDeleted of [false, true]) {
    await host.stop();
    if (isDeleted) fs.rmSync(path.join(dir, 'profile', 'index.db'));
    host = new InProcessHost(path.join(dir, 'profile'), null);
    await host.ready;
    await host.session('signedIn');
    await host.ask('dossier.open', { dossierId });
    if (!isDeleted) expect(await find()).toEqual(found);
    else expect(await find()).toMatchObject({ value: { index: { files: [{ isDone: false }] }, files: [] } });
  }
});

test('WS16 a dossier that is not open here, a foreign file and nobody get no answer', async () => {
  await put(host);
  const other = await createDossier(host, '另一个项目');
  await host.ask('dossier.open', { dossierId: other.dossierId });
  const found = await host.ask('texts.find', { dossierId: other.dossierId, query: '洪' });
  expect(found).toMatchObject({ value: { index: { files: [] }, files: [] } });
  const foreign = { dossierId: other.dossierId, sha256, pageCount: 3, from: 0, texts: ['x'] };
  expect(await host.ask('texts.put', foreign)).toMatchObject({ error: { code: 'notFound' } });
  await host.ask('dossier.close', { dossierId });
  await host.ask('dossier.close', { dossierId });
  expect(await host.ask('texts.find', { dossierId, query: '洪' })).toMatchObject({
    error: { code: 'notFound' },
  });
  await host.ask('auth.logout', {});
  expect(await host.ask('texts.state', { dossierId })).toMatchObject({ error: { code: 'unauthenticated' } });
});

test('WS8 what is too long or no text is refused', async () => {
  for (const request of [
    { dossierId, query: '洪'.repeat(10_000) },
    { dossierId, query: null },
    { dossierId: '../..', query: '洪' },
  ]) {
    await expect(host.askRaw('texts.find', request)).rejects.toThrow('not a request');
  }
  for (const part of [{ from: -1 }, { pageCount: 1e9 }, { texts: ['x'.repeat(100_001)] }, { texts: 'xyz' }]) {
    const request = { dossierId, sha256, pageCount: 3, from: 0, texts: [], ...part };
    await expect(host.askRaw('texts.put', request)).rejects.toThrow('not a request');
  }
});

test('WS17 L2 whose seat is taken away has nothing of the reports left in the index', async () => {
  const memberId = newMemberId();
  await submit(addSeat(memberId));
  const invited = await until(async () => {
    const answer = await host.ask('invitation.create', { dossierId, memberId });
    return answer.ok ? answer.value : null;
  }, 'the invitation');
  const profile = path.join(dir, 'other');
  const other = new InProcessHost(profile, hub.url);
  await other.ready;
  await other.session('signedOut');
  await other.ask('invitation.redeem', { code: invited.code, login: 'dept', password: PASSWORD });
  await other.link('connected');
  await other.ask('dossier.open', { dossierId });
  await until(async () => ((await put(other)).ok ? true : null), 'the right to the file');
  const isOnDisk = (): boolean =>
    fs
      .readdirSync(profile)
      .filter((name) => name.startsWith('index.db'))
      .some((name) => fs.readFileSync(path.join(profile, name)).includes(CANARY));
  expect(isOnDisk()).toBe(true);

  await submit({ type: 'member.remove', memberId, reason: '' });
  await until(() => (isOnDisk() ? null : true), 'the end of the texts');
  const found = await other.ask('texts.find', { dossierId, query: '洪' });
  expect(JSON.stringify(found)).not.toContain(sha256);
  await other.stop();
});
