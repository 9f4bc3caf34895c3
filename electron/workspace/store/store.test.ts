import Database from 'better-sqlite3';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordedEvent } from '#shared/domain/event.ts';
import { commandIdSchema, dossierIdSchema, memberIdSchema } from '#shared/domain/ids.ts';
import { MemoryReplicaStore } from '#shared/sync/memory-store.ts';
import type { OutboxRow, ReplicaStore } from '#shared/sync/replica-store.ts';
import { randomIds } from '../runtime.ts';
import { migrate, MIGRATIONS, NewerDatabaseError, type Migration } from './migrate.ts';
import { assertSafe, openDatabase, UnsafeDatabaseError, type Sqlite } from './open-database.ts';
import { ownerOf, SeatRows } from './owners.ts';
import { packLines } from './packed-lines.ts';
import { SqliteReplicaStore } from './replica-store.ts';

let dir: string;
let file: string;
let db: Sqlite;
const dossierId = dossierIdSchema.parse('dossier-1');

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-store-'));
  file = path.join(dir, 'replica.db');
  db = openDatabase(file);
  migrate(db);
});
afterEach(() => {
  db.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

function reopen(): void {
  db.close();
  db = openDatabase(file);
  migrate(db);
}

function storeOf(accountId = 'account-1'): SqliteReplicaStore {
  return new SqliteReplicaStore(db, ownerOf(db, randomIds, accountId));
}

function anEvent(seq: number, text = 'x', commandId = `command-${seq}`): RecordedEvent {
  return {
    ledgerId: 'panel',
    seq,
    type: 'comment.shared',
    v: 1,
    payload: { text },
    actor: memberIdSchema.parse('member-1'),
    commandId: commandIdSchema.parse(commandId),
    authorAt: 1,
    hubAt: 2,
    prevHash: '0'.repeat(64),
    hash: '1'.repeat(64),
  };
}

function aRow(mutationSeq: number): OutboxRow {
  return {
    mutationSeq,
    commandId: commandIdSchema.parse(`command-${mutationSeq}`),
    authorAt: 1,
    command: { type: 'dossier.accept' },
    outcome: null,
  };
}

test('WS1 every open, also of an old file, is durable at every commit', () => {
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  storeOf().transact(dossierId, (tx) => tx.putOutbox(aRow(1)));
  for (let i = 0; i < 3; i++) {
    reopen();
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  }
});

test('WS1 a database that would lose commits is not worked on', () => {
  const careless = new Database(file);
  careless.prepare('SELECT count(*) FROM sqlite_schema').get();
  expect(() => assertSafe(careless)).toThrow(UnsafeDatabaseError);
  careless.close();
});

test('WS2 migrations run once, forward, and leave a newer database untouched', () => {
  storeOf().transact(dossierId, (tx) => tx.putOutbox(aRow(1)));
  const next: Migration = {
    version: MIGRATIONS.length + 1,
    name: 'next',
    sql: 'CREATE TABLE more (id TEXT) STRICT',
  };
  migrate(db, [...MIGRATIONS, next]);
  expect(storeOf().load(dossierId).outbox).toHaveLength(1);
  const before = fs.readFileSync(file);
  expect(() => migrate(db)).toThrow(NewerDatabaseError);
  expect(fs.readFileSync(file).equals(before)).toBe(true);
});

test('WS2 lines and commands of the first form are there in the newest', () => {
  const older = openDatabase(path.join(dir, 'older.db'));
  try {
    migrate(older, MIGRATIONS.slice(0, 2));
    const owner = ownerOf(older, randomIds, 'account-1');
    const insert = older.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)');
    for (const event of [anEvent(2), anEvent(1)]) {
      insert.run(owner.ownerId, dossierId, 'panel', event.seq, event.commandId, JSON.stringify(event));
    }
    migrate(older);
    const store = new SqliteReplicaStore(older, owner);
    expect(store.load(dossierId).events).toEqual(new Map([['panel', [anEvent(1), anEvent(2)]]]));
    expect(store.knowsCommand(dossierId, anEvent(2).commandId)).toBe(true);
    expect(store.knowsCommand(dossierId, aRow(3).commandId)).toBe(false);
    store.transact(dossierId, (tx) => tx.appendEvents('panel', [anEvent(3)]));
    expect(store.load(dossierId).events.get('panel')).toHaveLength(3);
  } finally {
    older.close();
  }
});

test('WS3 a command is known for as long as the dossier, whatever became of it', () => {
  const store = storeOf();
  const { commandId } = aRow(1);
  store.transact(dossierId, (tx) => tx.putOutbox(aRow(1)));
  store.transact(dossierId, (tx) => tx.deleteOutbox(commandId));
  expect(store.knowsCommand(dossierId, commandId)).toBe(true);
  expect(storeOf('account-2').knowsCommand(dossierId, commandId)).toBe(false);
});

test('WS2 a migration that breaks changes nothing', () => {
  const broken: Migration = {
    version: MIGRATIONS.length + 1,
    name: 'broken',
    sql: 'CREATE TABLE half (id TEXT) STRICT; nonsense',
  };
  expect(() => migrate(db, [...MIGRATIONS, broken])).toThrow();
  expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()).toEqual({ n: 0 });
});

/** The store on the disk does what the one in memory does. */
const stores: [string, () => ReplicaStore][] = [
  ['memory', () => new MemoryReplicaStore()],
  ['SQLite', () => storeOf()],
];
test.each(stores)('WS3 %s: what was put is loaded in order', (_name, make) => {
  const store = make();
  store.transact(dossierId, (tx) => {
    tx.appendEvents('panel', [anEvent(1), anEvent(2)]);
    tx.putOutbox(aRow(2));
    tx.putOutbox(aRow(1));
    tx.setNextMutationSeq(3);
  });
  store.transact(dossierId, (tx) => {
    tx.appendEvents('panel', [anEvent(3)]);
    tx.deleteOutbox(aRow(1).commandId);
    tx.putOutbox({ ...aRow(2), outcome: { result: 'accepted', positions: [], hubAt: 5 } });
    tx.putDraft({
      commandId: aRow(1).commandId,
      authorAt: 1,
      command: { type: 'dossier.accept' },
      rejection: { code: 'item.wrongStage' },
      returnedAt: 9,
    });
  });
  const loaded = store.load(dossierId);
  expect([...loaded.events].map(([ledgerId, events]) => [ledgerId, events.map(({ seq }) => seq)])).toEqual([
    ['panel', [1, 2, 3]],
  ]);
  expect(loaded.outbox).toEqual([{ ...aRow(2), outcome: { result: 'accepted', positions: [], hubAt: 5 } }]);
  expect(loaded.drafts).toMatchObject([{ rejection: { code: 'item.wrongStage' }, returnedAt: 9 }]);
  expect(loaded.nextMutationSeq).toBe(3);
  store.transact(dossierId, (tx) => {
    tx.dropLedger('panel');
    tx.deleteDraft(aRow(1).commandId);
  });
  expect(store.load(dossierId)).toMatchObject({ events: new Map(), drafts: [], nextMutationSeq: 3 });
});

test('WS3 a transaction that breaks leaves no row and no number behind', () => {
  const store = storeOf();
  expect(() =>
    store.transact(dossierId, (tx) => {
      tx.putOutbox(aRow(1));
      tx.setNextMutationSeq(2);
      tx.appendEvents('panel', [anEvent(5)]); // a gap
    }),
  ).toThrow();
  expect(store.load(dossierId)).toEqual({
    events: new Map(),
    outbox: [],
    drafts: [],
    nextMutationSeq: 1,
  });
});

test('WS3 everything is there after a reopen, and each account has its own', () => {
  storeOf('account-1').transact(dossierId, (tx) => tx.putOutbox(aRow(1)));
  const { deviceId } = ownerOf(db, randomIds, 'account-1');
  new SeatRows(db, ownerOf(db, randomIds, 'account-1')).remember(dossierId, memberIdSchema.parse('member-1'));
  reopen();
  expect(ownerOf(db, randomIds, 'account-1').deviceId).toBe(deviceId);
  expect(storeOf('account-1').unsentDossiers()).toEqual([dossierId]);
  expect(storeOf('account-1').knowsCommand(dossierId, aRow(1).commandId)).toBe(true);
  expect(storeOf('account-2').load(dossierId).outbox).toEqual([]);
  expect(storeOf('account-2').unsentDossiers()).toEqual([]);
  expect(new SeatRows(db, ownerOf(db, randomIds, 'account-2')).find(dossierId)).toBeNull();
});

test('WS9 no byte of a forgotten ledger stays on the disk', () => {
  const canary = 'canary-7f3a91c2e5';
  const store = storeOf();
  const events = Array.from({ length: 200 }, (_, index) =>
    anEvent(index + 1, `${canary} ${'长'.repeat(300)}`, `${canary}-${index}`),
  );
  for (const event of events) store.transact(dossierId, (tx) => tx.appendEvents('panel', [event]));
  db.pragma('wal_checkpoint(PASSIVE)');
  expect(bytesOnDisk()).toContain(canary);
  store.transact(dossierId, (tx) => tx.dropLedger('panel'));
  expect(bytesOnDisk()).not.toContain(canary);
  // Many lines at once are packed; so their bytes are looked for as they were written.
  store.transact(dossierId, (tx) => tx.appendEvents('panel', events));
  const packed = packLines(events).toString('latin1').slice(100, 900);
  db.pragma('wal_checkpoint(PASSIVE)');
  expect(bytesOnDisk()).toContain(packed);
  store.transact(dossierId, (tx) => tx.dropLedger('panel'));
  expect(bytesOnDisk()).not.toContain(packed);
});

test.each([
  ['text', [anEvent(1), anEvent(2)]],
  ['packed', Array.from({ length: 50 }, (_, index) => anEvent(index + 1, '长'.repeat(200)))],
])('lines that came together come back as they were (%s), and go on after a reopen', (_name, events) => {
  const next = anEvent(events.length + 1);
  storeOf().transact(dossierId, (tx) => tx.appendEvents('panel', events));
  storeOf().transact(dossierId, (tx) => tx.appendEvents('panel', [next]));
  reopen();
  expect(storeOf().load(dossierId).events.get('panel')).toEqual([...events, next]);
  expect(() => storeOf().transact(dossierId, (tx) => tx.appendEvents('panel', [next]))).toThrow();
});

test.each(["'['", "x'28b52ffd00'", "(SELECT '[' || char(34) || char(34) || ']')"])(
  'a ledger in which the disk spoilt a line is forgotten whole and fetched again (%s)',
  (spoilt) => {
    const store = storeOf();
    store.transact(dossierId, (tx) => tx.appendEvents('panel', [anEvent(1), anEvent(2)]));
    db.prepare(`UPDATE stretches SET lines = CAST(${spoilt} AS BLOB) WHERE first_seq = 1`).run();
    expect(store.load(dossierId).events).toEqual(new Map());
    store.transact(dossierId, (tx) => tx.appendEvents('panel', [anEvent(1)]));
    expect(store.load(dossierId).events.get('panel')).toHaveLength(1);
  },
);

function bytesOnDisk(): string {
  return fs
    .readdirSync(dir)
    .map((name) => fs.readFileSync(path.join(dir, name), 'latin1'))
    .join('');
}
