import Database from 'better-sqlite3';

export type Sqlite = Database.Database;

/** The database cannot be trusted to keep what it acknowledges; the hub must not start on it (F1). */
export class UnsafeDatabaseError extends Error {
  override name = 'UnsafeDatabaseError';
}

const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the hub's database for this process alone. A re-opened WAL database silently runs with
 * `synchronous=NORMAL`, and a new one reports FULL until its first write, so the settings are made on every
 * open and read back after the first read of the file (HU1; reliability F1).
 */
export function openDatabase(file: string): Sqlite {
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('trusted_schema = OFF');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    assertSafe(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

const EXPECTED: readonly (readonly [pragma: string, value: unknown])[] = [
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['secure_delete', 1],
  ['busy_timeout', BUSY_TIMEOUT_MS],
];

/** Throws where a setting is not what keeps acknowledged commits. */
export function assertSafe(db: Sqlite): void {
  const mode = db.pragma('journal_mode', { simple: true });
  // A database in memory has no journal file; only tests open one.
  if (mode !== 'wal' && !(db.memory && mode === 'memory')) {
    throw new UnsafeDatabaseError(`journal_mode is ${String(mode)}, wanted wal`);
  }
  for (const [pragma, value] of EXPECTED) {
    const found = db.pragma(pragma, { simple: true });
    if (found !== value) {
      throw new UnsafeDatabaseError(`${pragma} is ${String(found)}, wanted ${String(value)}`);
    }
  }
}
