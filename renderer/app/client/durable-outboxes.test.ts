import { expect, test, vi } from 'vitest';
import { commandIdSchema, deviceIdSchema, dossierIdSchema } from '#shared/domain/ids.ts';
import type { OutboxRow } from '#shared/sync/replica-store.ts';
import { DurableOutboxes } from './durable-outboxes.ts';
import { TabReplicaStore } from './tab-store.ts';
import { FakeStorage } from './testing/fake-storage.ts';
import { MemoryTextDisk } from './testing/memory-text-disk.ts';

const HERE = dossierIdSchema.parse('dossier-1');
const THERE = dossierIdSchema.parse('dossier-2');
const ANNA = 'anna';
const row = (no: number, name: string): OutboxRow => ({
  mutationSeq: no,
  commandId: commandIdSchema.parse(name),
  authorAt: no,
  command: { type: 'dossier.accept' },
  outcome: null,
});

/** A tab of one browser: `living` are the tabs that are open, as locks would tell. */
async function aTab(disk: MemoryTextDisk, name: string, living: Set<string>, storage = new FakeStorage()) {
  const own = deviceIdSchema.parse(name);
  living.add(own);
  const outboxes = await DurableOutboxes.open(disk, own, (device) => {
    const isGone = !living.has(device);
    living.add(device);
    return Promise.resolve(isGone);
  });
  const store = (account = ANNA) => new TabReplicaStore(storage, account, outboxes);
  return { outboxes, storage, store };
}

const written = (disk: MemoryTextDisk) => vi.waitFor(() => expect(disk.writes.length).toBeGreaterThan(0));
const idsIn = (store: TabReplicaStore, dossierId = HERE) =>
  store.load(dossierId).outbox.map(({ commandId }) => commandId);

function submits(store: TabReplicaStore, no: number, name: string, dossierId = HERE): void {
  store.transact(dossierId, (tx) => {
    tx.putOutbox(row(no, name));
    tx.setNextMutationSeq(no + 1);
  });
}

test('BC9 a browser that was killed finds what was unsent, with a new tab and nothing in its storage', async () => {
  const disk = new MemoryTextDisk();
  const first = await aTab(disk, 'tab-1', new Set());
  submits(first.store(), 1, 'word-one');
  await written(disk);
  const second = await aTab(disk, 'tab-2', new Set());
  expect(second.store().unsentDossiers()).toEqual([HERE]);
  expect(idsIn(second.store())).toEqual(['word-one']);
  await vi.waitFor(() => expect([...disk.texts.keys()]).toEqual([`outbox:${ANNA}:tab-2:${HERE}`]));
});

test('BC9 taking up and letting go is one write: killed in between, nothing is lost or there twice', async () => {
  const disk = new MemoryTextDisk();
  const first = await aTab(disk, 'tab-1', new Set());
  submits(first.store(), 1, 'word-one');
  await written(disk);
  const letGo = disk.hold();
  const second = await aTab(disk, 'tab-2', new Set());
  expect(idsIn(second.store())).toEqual(['word-one']);
  const third = await aTab(disk, 'tab-3', new Set()); // the second was killed before it had written
  expect(idsIn(third.store())).toEqual(['word-one']);
  letGo();
  await vi.waitFor(() => expect(disk.writes.length).toBeGreaterThan(2));
  for (const write of disk.writes.slice(1)) expect(write.size).toBe(2);
});

test('BC9 two tabs: what belongs to one that is open is left to it, and of two new ones one takes it up', async () => {
  const disk = new MemoryTextDisk();
  const living = new Set<string>();
  const first = await aTab(disk, 'tab-1', living);
  submits(first.store(), 1, 'word-one');
  await written(disk);
  const beside = await aTab(disk, 'tab-2', living);
  expect(beside.store().unsentDossiers()).toEqual([]);
  living.delete('tab-1');
  const [third, fourth] = [await aTab(disk, 'tab-3', living), await aTab(disk, 'tab-4', living)];
  expect([third, fourth].map(({ store }) => store().unsentDossiers().length)).toEqual([1, 0]);
});

test('BC9 nobody else finds it: another account of the same browser has none of it', async () => {
  const disk = new MemoryTextDisk();
  submits((await aTab(disk, 'tab-1', new Set())).store(), 1, 'word-one');
  await written(disk);
  const second = await aTab(disk, 'tab-2', new Set());
  expect(second.store('ben').unsentDossiers()).toEqual([]);
  expect(idsIn(second.store('ben'))).toEqual([]);
  expect(second.store().unsentDossiers()).toEqual([HERE]);
});

test('BC9 a log-out takes all of it off the machine; a right that ended that dossier’s, and nothing new comes', async () => {
  const disk = new MemoryTextDisk();
  const tab = await aTab(disk, 'tab-1', new Set());
  const store = tab.store();
  submits(store, 1, 'word-one');
  submits(store, 1, 'word-two', THERE);
  store.mayKeep(HERE, false);
  submits(store, 2, 'word-three');
  await vi.waitFor(() => expect([...disk.texts.keys()]).toEqual([`outbox:${ANNA}:tab-1:${THERE}`]));
  expect(idsIn(store)).toEqual(['word-one', 'word-three']); // the open page still shows them
  await tab.outboxes.forget(ANNA);
  expect(disk.texts.size).toBe(0);
});

test('BC9 kept is said when the disk has it, and not where it takes nothing', async () => {
  const disk = new MemoryTextDisk();
  const { outboxes, store } = await aTab(disk, 'tab-1', new Set());
  const here = store();
  expect(outboxes.isKept.get()).toBe(true);
  const letGo = disk.hold();
  submits(here, 1, 'word-one');
  expect(outboxes.isKept.get()).toBe(false);
  letGo();
  await vi.waitFor(() => expect(outboxes.isKept.get()).toBe(true));
  disk.isFull = true;
  submits(here, 2, 'word-two');
  await new Promise((resolve) => setTimeout(resolve));
  expect(outboxes.isKept.get()).toBe(false);
  disk.isFull = false;
  submits(here, 3, 'word-three');
  await vi.waitFor(() => expect(outboxes.isKept.get()).toBe(true));
});

test('BC9 of two copies the newer counts: the tab’s after a quick reload, the disk’s where the tab’s is old', async () => {
  const disk = new MemoryTextDisk();
  const living = new Set<string>();
  const tab = await aTab(disk, 'tab-1', living);
  const store = tab.store();
  submits(store, 1, 'word-one');
  await written(disk);
  const old = tab.storage.getItem(`yunping:work:${ANNA}:outbox:${HERE}`) ?? '';
  const letGo = disk.hold();
  submits(store, 2, 'word-two');
  expect(idsIn((await aTab(disk, 'tab-1', living, tab.storage)).store())).toEqual(['word-one', 'word-two']);
  letGo();
  await vi.waitFor(() => expect(disk.writes.length).toBeGreaterThan(1));
  tab.storage.setItem(`yunping:work:${ANNA}:outbox:${HERE}`, old);
  expect(idsIn((await aTab(disk, 'tab-1', living, tab.storage)).store())).toEqual(['word-one', 'word-two']);
});

test('BC1 a browser without a database keeps in its tab what it has, and says that it is not kept', async () => {
  const disk = new MemoryTextDisk();
  disk.under = () => Promise.reject(new Error('no database'));
  disk.isFull = true;
  const { outboxes, store } = await aTab(disk, 'tab-1', new Set());
  submits(store(), 1, 'word-one');
  expect(idsIn(store())).toEqual(['word-one']);
  expect(outboxes.isKept.get()).toBe(false);
});
