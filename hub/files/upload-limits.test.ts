import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { versionIdSchema } from '#shared/domain/ids.ts';
import { migrate } from '../store/sqlite/migrate.ts';
import { openDatabase } from '../store/sqlite/open-database.ts';
import { aHubWithDossier, aMember, ITEM, type Bench, type Person } from '../testing/a-hub.ts';
import { aPdf } from '../testing/a-pdf.ts';
import { awaitCheck, beginUpload, sendPart, uploaded, uploadHeaders } from '../testing/upload.ts';
import { OUTCOME_KEPT_MS, UPLOAD_EXPIRY_MS, UploadUpkeep } from './upload-upkeep.ts';
import { UploadsTable } from './uploads-table.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const HOUR = 3_600_000;
let bench: Bench;
let owner: Person;
beforeAll(async () => {
  bench = await aHubWithDossier({
    limits: {
      uploadsPerAccount: { points: 6, windowMs: HOUR },
      uploadBytesPerAccount: { points: 4_000_000, windowMs: HOUR },
    },
    uploadLimits: { openBytes: 3_500_000 },
  });
  owner = (await aMember(bench, 'owner', 'owner-1')).person;
});
afterAll(() => bench.hub.remove());

/** Puts back the times that were written down, as if `ms` had gone by since. */
function letTimePass(ms: number): void {
  const db = openDatabase(join(bench.hub.dataDir, 'hub.db'));
  db.prepare('UPDATE uploads SET created_at = created_at - ?').run(ms);
  db.prepare('UPDATE uploaded_files SET at = at - ?').run(ms);
  db.close();
}

async function refusal(answer: Response): Promise<unknown> {
  const { fault }: { fault?: { code: string; minBackoffMs?: number } } = JSON.parse(await answer.text());
  const { code, minBackoffMs = 0 } = fault ?? {};
  const hinted = Number(answer.headers.get('retry-after')) * 1000;
  return [answer.status, code, minBackoffMs > 0, hinted >= minBackoffMs];
}

const LIMITED = [429, 'rateLimited', true, true];

test('FI6 what an account begins and what it announces is limited for a time, and the answer says how long; others are not held up', async () => {
  const one = await beginUpload(owner, bench.dossierId, 3_000_000);
  expect(one.status).toBe(201);
  // Too much at once, and given back: it is no part of what is counted for the hour.
  expect((await beginUpload(owner, bench.dossierId, 900_000)).status).toBe(413);
  const end = { method: 'DELETE', headers: uploadHeaders(owner) };
  await fetch(new URL(one.headers.get('location') ?? '', bench.hub.url), end);
  expect(await refusal(await beginUpload(owner, bench.dossierId, 1_000_001))).toEqual(LIMITED);
  expect((await beginUpload(owner, bench.dossierId, 1_000_000)).status).toBe(201);
  for (const size of [0, 0]) expect((await beginUpload(owner, bench.dossierId, size)).status).toBe(400);
  expect(await refusal(await beginUpload(owner, bench.dossierId, 1))).toEqual(LIMITED);
  expect((await beginUpload(bench.clerk, bench.dossierId, 10)).status).toBe(201);
});

test('FI9 an upload can be resumed, and an accepted file be named, for a day: then both are as if they had never been', async () => {
  const { clerk, dossierId } = bench;
  const begun = await beginUpload(clerk, dossierId, 1000);
  const file = await uploaded(clerk, dossierId, await aPdf('late'));
  letTimePass(UPLOAD_EXPIRY_MS);
  const location = begun.headers.get('location') ?? '';
  expect((await sendPart(clerk, location, Buffer.from('%PDF'), 0)).status).toBe(404);
  const versionId = versionIdSchema.parse('version-late');
  const add = { type: 'report.addVersion', itemId: ITEM, kind: 'submissionDraft', versionId, file } as const;
  expect(await clerk.push(dossierId, add)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
});

test('FI9 what came of an upload is told for a week', async () => {
  const { clerk, dossierId } = bench;
  const begun = await beginUpload(clerk, dossierId, 10);
  const location = begun.headers.get('location') ?? '';
  await sendPart(clerk, location, Buffer.from('no report!'), 0);
  expect(await awaitCheck(clerk, location)).toMatchObject({ status: 'rejected' });
  const status = async (): Promise<unknown> => {
    const answer = await clerk.api.uploadStatus(location.replace('/files/', ''));
    return answer.ok ? answer.value.status : answer.error.code;
  };
  letTimePass(OUTCOME_KEPT_MS - HOUR);
  expect(await status()).toBe('rejected');
  letTimePass(HOUR);
  expect(await status()).toBe('notFound');
});

test('FI9 upkeep takes away what was given up, with its bytes, finished rows, rights to name a file, and bytes that no row speaks of', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'yunping-uploads-'));
  const db = openDatabase(':memory:');
  migrate(db);
  db.pragma('foreign_keys = OFF');
  const table = new UploadsTable(db);
  let now = 1_000_000_000_000;
  const row = (uploadId: string): void =>
    table.insert({
      uploadId,
      accountId: 'account',
      dossierId: bench.dossierId,
      memberId: bench.clerkId,
      kind: 'report',
      name: 'a.pdf',
      sizeBytes: 10,
      createdAt: now,
    });
  const bytes = (name: string): void => {
    writeFileSync(join(dir, name), 'x');
    utimesSync(join(dir, name), now / 1000, now / 1000);
  };
  for (const uploadId of ['given-up', 'checking', 'rejected']) row(uploadId);
  for (const name of ['given-up', 'given-up.json', 'checking', 'stray', 'stray.json']) bytes(name);
  table.setChecking('checking');
  table.finish('rejected', { status: 'rejected', reason: 'notPdf', findings: [] });
  now += UPLOAD_EXPIRY_MS;
  row('new-one');
  for (const name of ['new-one', 'new-one.json', 'new-stray']) bytes(name);
  const upkeep = new UploadUpkeep({ dir, table, clock: { nowMs: () => now } });
  const left = (): unknown => [
    ['given-up', 'checking', 'rejected', 'new-one'].filter((uploadId) => table.find(uploadId)),
    readdirSync(dir).toSorted(),
  ];
  now += 1;
  await upkeep.run();
  expect(left()).toEqual([
    ['checking', 'rejected', 'new-one'],
    ['checking', 'new-one', 'new-one.json', 'new-stray'],
  ]);
  now += OUTCOME_KEPT_MS;
  await upkeep.run();
  expect(left()).toEqual([['checking'], ['checking']]);
  rmSync(dir, { recursive: true });
  db.close();
});
