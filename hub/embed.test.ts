import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aHubWithDossier, aMember, type Bench } from './testing/a-hub.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let bench: Bench;
beforeAll(async () => {
  bench = await aHubWithDossier();
});
afterAll(() => bench.hub.remove());

test('HU6 a fresh hub takes its first clerk from set-up to an open dossier with a second member', async () => {
  const opened = await bench.clerk.open(bench.dossierId);
  expect(opened.ok && opened.opened.ledgers.map(({ ledgerId, headSeq }) => [ledgerId, headSeq])).toEqual([
    ['parties', 3],
    ['panel', 0],
    ['applicants', 0],
    ['bureau', 0],
    [`private:${bench.clerkId}`, 0],
  ]);
  const { person, memberId } = await aMember(bench, 'owner', 'owner-1');
  const seen = await person.open(bench.dossierId);
  expect(seen.ok && seen.opened.ledgers.map((ledger) => ledger.ledgerId)).toEqual([
    'parties',
    'applicants',
    `private:${memberId}`,
  ]);
});
