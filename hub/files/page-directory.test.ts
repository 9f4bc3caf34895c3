import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { versionIdSchema } from '#shared/domain/ids.ts';
import { pageDirectoryPath } from '#shared/protocol/page-directory.ts';
import { longReport } from '#tests/corpus/pdf/long-report.ts';
import { aHubWithDossier, aMember, ITEM, type Person } from '../testing/a-hub.ts';
import { aPdf } from '../testing/a-pdf.ts';
import { uploaded } from '../testing/upload.ts';

vi.setConfig({ testTimeout: 60_000 }); // a real hub, on a machine that may be busy

// Made before the hub runs: it would keep this process, and so the hub's connections, for seconds.
const LARGE = longReport({ pages: 240, mapEvery: 3 });

test('FI10 RC16 the page directory of a large report is given by the right to the report', async () => {
  const bench = await aHubWithDossier();
  const expert = (await aMember(bench, 'expert', 'expert-1')).person;
  const large = await uploaded(bench.clerk, bench.dossierId, LARGE, '大.pdf');
  const small = await uploaded(bench.clerk, bench.dossierId, await aPdf('small', 40), '小.pdf');
  const get = (person: Person, { sha256 }: typeof large, token = person.token ?? ''): Promise<Response> =>
    fetch(person.url + pageDirectoryPath(bench.dossierId, sha256), {
      headers: { Authorization: `Bearer ${token}` },
    });
  // No ledger names it yet.
  expect((await get(bench.clerk, large)).status).toBe(404);
  for (const [index, file] of [large, small].entries()) {
    await bench.clerk.does(bench.dossierId, {
      type: 'report.addVersion',
      itemId: ITEM,
      versionId: versionIdSchema.parse(`version-${index + 1}`),
      kind: 'submissionDraft',
      file,
    });
  }
  const given = await get(bench.clerk, large);
  expect(given.status).toBe(200);
  expect(Number(given.headers.get('content-length'))).toBeLessThan(large.sizeBytes / 10);
  expect(Buffer.from(await given.arrayBuffer()).toString('latin1')).toMatch(/%%EOF\n$/);
  expect((await get(bench.clerk, small)).status).toBe(204);
  expect((await get(expert, large)).status).toBe(404); // has not signed the commitment letter
  expect((await get(bench.clerk, large, 'nobody')).status).toBe(401);
  const kept = join(bench.hub.dataDir, 'blobs', large.sha256.slice(0, 2), `${large.sha256}.pages`);
  expect(existsSync(kept)).toBe(true);
  await bench.hub.remove();
});
