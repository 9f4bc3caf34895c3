import { expect, test } from 'vitest';
import { commandIdSchema, deviceIdSchema, dossierIdSchema } from '#shared/domain/ids.ts';
import type { OutboxRow } from '#shared/sync/replica-store.ts';
import { DurableOutboxes } from './durable-outboxes.ts';
import { nobleHasher, sha256OfFile } from './noble-hasher.ts';
import { randomIds } from './random-ids.ts';
import { TabReplicaStore } from './tab-store.ts';
import { FakeStorage } from './testing/fake-storage.ts';
import { MemoryTextDisk } from './testing/memory-text-disk.ts';

const dossierId = dossierIdSchema.parse('dossier-1');
const row: OutboxRow = {
  mutationSeq: 4,
  commandId: commandIdSchema.parse('command-4'),
  authorAt: 1,
  command: { type: 'dossier.accept' },
  outcome: null,
};

const DEVICE = deviceIdSchema.parse('tab-1');
/** The browser's database; of another page, or none, where nothing is handed over. */
const outboxes = () => DurableOutboxes.open(new MemoryTextDisk(), DEVICE, () => Promise.resolve(false));

test('BC1 what is unsent survives a reload of the page, under the same ids', async () => {
  const storage = new FakeStorage();
  const disk = await outboxes();
  new TabReplicaStore(storage, 'a', disk).transact(dossierId, (tx) => {
    tx.putOutbox(row);
    tx.setNextMutationSeq(5);
  });
  const reloaded = new TabReplicaStore(storage, 'a', await outboxes());
  expect(reloaded.unsentDossiers()).toEqual([dossierId]);
  expect(reloaded.load(dossierId)).toMatchObject({ outbox: [row], nextMutationSeq: 5 });
  expect(new TabReplicaStore(storage, 'b', disk).unsentDossiers()).toEqual([]);
});

test('BC2 nothing of a ledger is kept by a browser', async () => {
  const storage = new FakeStorage();
  const store = new TabReplicaStore(storage, 'a', await outboxes());
  store.transact(dossierId, (tx) =>
    tx.appendEvents('panel', [
      {
        ledgerId: 'panel',
        seq: 1,
        type: 'comment.shared',
        v: 1,
        payload: { text: 'canary' },
        actor: null,
        commandId: row.commandId,
        authorAt: 1,
        hubAt: 1,
        prevHash: '0'.repeat(64),
        hash: '1'.repeat(64),
      },
    ]),
  );
  expect(store.load(dossierId).events.get('panel')).toHaveLength(1);
  const kept = Array.from({ length: storage.length }, (_, index) =>
    storage.getItem(storage.key(index) ?? ''),
  );
  expect(kept.join()).not.toContain('canary');
});

test('BC1 a storage that is full, or was meddled with, stops nothing', async () => {
  const storage = new FakeStorage();
  storage.setItem('yunping:work:a:outbox:dossier-1', '{"outbox":[{"mutationSeq":"one"}]}');
  const store = new TabReplicaStore(storage, 'a', await outboxes());
  expect(store.load(dossierId).outbox).toEqual([]);
  storage.isFull = true;
  store.transact(dossierId, (tx) => tx.putOutbox(row));
  expect(store.load(dossierId).outbox).toEqual([row]);
});

test('BC3 the page hashes as everyone does, and names things with 128 random bits', async () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(nobleHasher.sha256Hex('abc')).toBe(abc);
  const heard: number[] = [];
  const signal = new AbortController().signal;
  expect(await sha256OfFile(new Blob(['abc']), (done) => heard.push(done), signal)).toBe(abc);
  expect(heard).toEqual([3]);
  const ids = new Set(Array.from({ length: 1000 }, () => randomIds.newId()));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
});
