import { expect, test } from 'vitest';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { MemoryLedgerStore } from '../store/memory/memory-ledger-store.ts';
import { nodeHasher, randomIds } from '../runtime/system.ts';
import { Rooms } from './rooms.ts';

test('HU4 a room is made once, kept while it is used, and dropped when nobody needs it', async () => {
  let now = 0;
  const loaded: string[] = [];
  const rooms = new Rooms(
    {
      store: new MemoryLedgerStore(),
      outlet: { setLedgers: () => undefined, broadcast: () => undefined, membershipChanged: () => undefined },
      clock: { nowMs: () => now },
      ids: randomIds,
      hasher: nodeHasher,
      admit: async () => null,
      lacksPicture: async () => false,
      onCommitted: () => undefined,
    },
    1_000,
    (dossierId) => loaded.push(dossierId),
  );
  const dossierId = dossierIdSchema.parse('dossier-a');
  const first = await rooms.use(dossierId, async (room) => room);
  now = 5_000;
  let finish: (() => void) | undefined;
  const busy = rooms.use(dossierId, () => new Promise<void>((resolve) => (finish = resolve)));
  rooms.unloadIdle();
  expect(rooms.loadedCount).toBe(1);
  expect(await rooms.use(dossierId, async (room) => room)).toBe(first);
  finish?.();
  await busy;
  rooms.unloadIdle();
  expect(rooms.loadedCount).toBe(1);
  now = 6_000;
  rooms.unloadIdle();
  expect(rooms.loadedCount).toBe(0);
  expect(await rooms.use(dossierId, async (room) => room)).not.toBe(first);
  await rooms.settle();
  expect(loaded).toEqual([dossierId, dossierId]);
});
