import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandIdSchema, dossierIdSchema, voteIdSchema } from '#shared/domain/ids.ts';
import { to } from '#shared/domain/decision.ts';
import { recordEvents } from '../../room/appending.ts';
import { nodeHasher } from '../../runtime/system.ts';
import { verifyCommand } from '../../verify/verify-command.ts';
import { verifyDossier } from '../../verify/verify-dossier.ts';
import { MIGRATIONS, migrate, NewerDatabaseError } from './migrate.ts';
import { assertSafe, openDatabase, UnsafeDatabaseError, type Sqlite } from './open-database.ts';
import { SqliteLedgerStore } from './sqlite-ledger-store.ts';

let dir: string;
let file: string;
let open: Sqlite[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yunping-sqlite-'));
  file = join(dir, 'hub.db');
  open = [];
});
afterEach(() => {
  for (const db of open) db.close();
  rmSync(dir, { recursive: true, force: true });
});

function opened(): Sqlite {
  const db = openDatabase(file);
  open.push(db);
  return db;
}

const DOSSIER = dossierIdSchema.parse('dossier-a');

function threeEvents(db: Sqlite): Promise<void> {
  return someEvents(db, ['a', 'b', 'c']);
}

async function someEvents(db: Sqlite, reasons: readonly string[]): Promise<void> {
  const meta = { actor: null, commandId: commandIdSchema.parse('command-1'), authorAt: 1, hubAt: 1 };
  const events = reasons.map((reason) =>
    to('parties', {
      type: 'member.removed',
      v: 1,
      payload: { memberId: 'member-a' as never, reason },
    }),
  );
  const { recorded } = recordEvents(nodeHasher, DOSSIER, new Map(), events, meta);
  await new SqliteLedgerStore(db).commit({
    dossierId: DOSSIER,
    events: recorded,
    answers: [],
    ballots: [],
    summaries: [],
  });
}

describe('opening', () => {
  test('HU1 a new and a re-opened database both sync fully; the trap this guards against is real', () => {
    const fresh = opened();
    migrate(fresh);
    expect(fresh.pragma('synchronous', { simple: true })).toBe(2);
    fresh.close();
    const careless = new Database(file);
    careless.prepare('SELECT count(*) FROM events').get();
    expect(careless.pragma('synchronous', { simple: true })).toBe(1);
    careless.close();
    const again = opened();
    expect(again.pragma('synchronous', { simple: true })).toBe(2);
    expect(again.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(again.pragma('secure_delete', { simple: true })).toBe(1);
  });

  test('HU1 a database that does not sync fully is refused', () => {
    const db = opened();
    for (const [set, back] of [
      ['synchronous = NORMAL', 'synchronous = FULL'],
      ['foreign_keys = OFF', 'foreign_keys = ON'],
    ] as const) {
      db.pragma(set);
      expect(() => assertSafe(db)).toThrow(UnsafeDatabaseError);
      db.pragma(back);
    }
    expect(() => assertSafe(db)).not.toThrow();
  });
});

describe('migrations', () => {
  /** A row in every table that a migration makes, to go through the migrations after it. */
  const ROWS: Readonly<Record<number, string>> = {
    1: `INSERT INTO events (dossier_id, ledger_id, seq, type, v, payload, command_id, author_at, hub_at, prev_hash, hash)
          VALUES ('d', 'parties', 1, 'dossier.accepted', 1, '{}', 'c', 1, 1, '0', '1');
        INSERT INTO answers (dossier_id, member_id, command_id, device_id, mutation_seq, outcome)
          VALUES ('d', 'm', 'c', 'e', 1, '{}');`,
    2: `INSERT INTO accounts (account_id, login_key, login, name, unit, password, duties, created_at)
          VALUES ('a', 'l', 'L', 'n', 'u', 'p', '[]', 1);
        INSERT INTO seats (dossier_id, member_id, account_id, bound_at) VALUES ('d', 'm', 'a', 1);`,
    3: `INSERT INTO blobs (sha256, size_bytes, stored_at) VALUES ('s', 1, 1);`,
    4: `INSERT INTO seen (dossier_id, ledger_id, member_id, seq) VALUES ('d', 'parties', 'm', 1);`,
    9: `INSERT INTO ballot_boxes (dossier_id, vote_id, counts) VALUES ('d', 'v', '[0,1]');`,
  };

  test.each(MIGRATIONS.map(({ version, name }) => [version, name] as const))(
    'HU3 migration %i (%s) takes the version before with its rows, and ends where a blank set-up ends',
    (version) => {
      const db = opened();
      migrate(db, MIGRATIONS, version - 1);
      for (let before = 1; before < version; before++) db.exec(ROWS[before] ?? '');
      migrate(db, MIGRATIONS, version);
      expect(db.pragma('user_version', { simple: true })).toBe(version);
      db.exec(ROWS[version] ?? '');
      migrate(db);
      expect(db.pragma('foreign_key_check')).toEqual([]);
      const blank = openDatabase(':memory:');
      open.push(blank);
      migrate(blank);
      expect(schemaOf(db)).toEqual(schemaOf(blank));
    },
  );

  test('HU3 migrations are numbered without gaps, every table is strict, and a newer database is refused', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    const db = opened();
    migrate(db);
    const tables = db.prepare<[], { name: string; strict: number }>('PRAGMA table_list').all();
    const loose = tables.filter(({ name, strict }) => !name.startsWith('sqlite_') && strict === 0);
    expect(loose).toEqual([]);
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    expect(() => migrate(db)).toThrow(NewerDatabaseError);
  });

  function schemaOf(db: Sqlite): unknown {
    return db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  }
});

describe('ledgers', () => {
  test('HU2 events and answers can be neither changed nor deleted, not even by SQL', async () => {
    const db = opened();
    migrate(db);
    await threeEvents(db);
    db.exec(`INSERT INTO answers (dossier_id, member_id, command_id, device_id, mutation_seq, outcome)
             VALUES ('d', 'm', 'c', 'e', 1, '{}')`);
    for (const sql of [
      "UPDATE events SET payload = '{}' WHERE seq = 2",
      'DELETE FROM events WHERE seq = 3',
      "UPDATE answers SET outcome = '[]'",
      'DELETE FROM answers',
    ]) {
      expect(() => db.exec(sql)).toThrow(/append-only|final/);
    }
  });

  test('HU9 a long ledger is read in turns with the rest of the hub', async () => {
    const db = opened();
    migrate(db);
    await someEvents(
      db,
      Array.from({ length: 450 }, (_, index) => `reason ${index}`),
    );
    const store = new SqliteLedgerStore(db);
    const order: string[] = [];
    const readAll = async (): Promise<void> => {
      for (let seq = 0; seq < 450;) {
        const lines = await store.read(DOSSIER, 'parties', seq, 200);
        seq += lines.length;
        order.push(`read to ${seq}`);
      }
    };
    const another = new Promise<void>((resolve) => setImmediate(resolve)).then(() => order.push('another'));
    await Promise.all([readAll(), another]);
    expect(order).toContain('another');
    expect(order.indexOf('another')).toBeLessThan(order.indexOf('read to 450'));
  });

  test('HU2 verify finds an event that was edited, deleted or reordered behind the triggers', async () => {
    const db = opened();
    migrate(db);
    await threeEvents(db);
    const store = new SqliteLedgerStore(db);
    expect(await verifyDossier(store, DOSSIER)).toEqual({ ledgers: 1, events: 3, damage: [] });
    db.exec('DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete');
    db.exec(`UPDATE events SET payload = replace(payload, '"b"', '"x"') WHERE seq = 2`);
    expect((await verifyDossier(store, DOSSIER)).damage).toMatchObject([
      { fault: { kind: 'wrongHash', seq: 2 } },
    ]);
    db.exec('DELETE FROM events WHERE seq = 2');
    expect((await verifyDossier(store, DOSSIER)).damage).toMatchObject([
      { fault: { kind: 'gap', foundSeq: 3 } },
    ]);
  });

  test('HU2 the verify command says yes, says no, and finds a flipped byte in the file', async () => {
    const db = opened();
    migrate(db);
    await threeEvents(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    open = [];
    const lines: string[] = [];
    expect(await verifyCommand(dir, (line) => lines.push(line))).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ verified: true, dossiers: 1, events: 3 });
    const bytes = readFileSync(file);
    const at = bytes.indexOf('"reason":"b"') + '"reason":"'.length;
    bytes[at] = 'q'.charCodeAt(0);
    writeFileSync(file, bytes);
    expect(await verifyCommand(dir, (line) => lines.push(line))).toBe(1);
    expect(await verifyCommand(join(dir, 'nowhere'), (line) => lines.push(line))).toBe(2);
  });
});

describe('ballot boxes', () => {
  const VOTE = voteIdSchema.parse('vote-a');

  test('VO12 a box has one row for all its options, however many ballots', async () => {
    const db = opened();
    migrate(db);
    const store = new SqliteLedgerStore(db);
    for (const option of [2, 0, 2]) {
      const ballots = [{ voteId: VOTE, option, options: 3 }];
      await store.commit({ dossierId: DOSSIER, events: [], answers: [], ballots, summaries: [] });
    }
    expect(db.prepare('SELECT dossier_id, vote_id, counts FROM ballot_boxes').all()).toEqual([
      { dossier_id: DOSSIER, vote_id: VOTE, counts: '[1,0,2]' },
    ]);
  });

  test('VO12 after each ballot, and when a hub that was killed starts again, the write-ahead log is empty', async () => {
    const db = opened();
    migrate(db);
    const store = new SqliteLedgerStore(db);
    const ballots = [{ voteId: VOTE, option: 1, options: 3 }];
    const commit = { dossierId: DOSSIER, events: [], answers: [], summaries: [] };
    db.exec("INSERT INTO seen (dossier_id, ledger_id, member_id, seq) VALUES ('d', 'parties', 'm', 1)");
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    await store.commit({ ...commit, ballots });
    expect(statSync(`${file}-wal`).size).toBe(0);
    db.exec('DELETE FROM seen');
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    // As a killed hub leaves it: the log beside the file, and nobody who closed anything.
    copyFileSync(file, join(dir, 'left.db'));
    copyFileSync(`${file}-wal`, join(dir, 'left.db-wal'));
    const left = openDatabase(join(dir, 'left.db'));
    open.push(left);
    const again = new SqliteLedgerStore(left);
    expect(statSync(join(dir, 'left.db-wal')).size).toBe(0);
    expect(await again.ballotBox(DOSSIER, VOTE)).toEqual([0, 1, 0]);
  });
});
