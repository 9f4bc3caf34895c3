import type { Migration } from '../migrate.ts';

/**
 * `owners` are the accounts that have signed in on this profile; all else of a dossier belongs to one of
 * them. A stored event is the hub's line as it came, so that its hash can be computed again.
 */
export const replica: Migration = {
  version: 1,
  name: 'replica',
  sql: `
    CREATE TABLE owners (
      owner_id INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL UNIQUE,
      device_id TEXT NOT NULL
    ) STRICT;

    CREATE TABLE seats (
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      member_id TEXT NOT NULL,
      PRIMARY KEY (owner_id, dossier_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE device_seqs (
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      next_mutation_seq INTEGER NOT NULL CHECK (next_mutation_seq >= 1),
      PRIMARY KEY (owner_id, dossier_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE events (
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      ledger_id TEXT NOT NULL,
      seq INTEGER NOT NULL CHECK (seq >= 1),
      command_id TEXT NOT NULL,
      line TEXT NOT NULL,
      PRIMARY KEY (owner_id, dossier_id, ledger_id, seq)
    ) STRICT; -- with rowid: without, each line of over 1000 bytes would take a page of its own
    CREATE INDEX events_by_command ON events (owner_id, dossier_id, command_id);

    CREATE TABLE outbox (
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      command_id TEXT NOT NULL,
      mutation_seq INTEGER NOT NULL CHECK (mutation_seq >= 1),
      author_at INTEGER NOT NULL,
      command TEXT NOT NULL,
      outcome TEXT,
      PRIMARY KEY (owner_id, dossier_id, command_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE drafts (
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      command_id TEXT NOT NULL,
      returned_at INTEGER NOT NULL,
      draft TEXT NOT NULL,
      PRIMARY KEY (owner_id, dossier_id, command_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE summaries (
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      updated_at INTEGER NOT NULL,
      is_mine INTEGER NOT NULL CHECK (is_mine IN (0, 1)),
      is_archived INTEGER NOT NULL CHECK (is_archived IN (0, 1)),
      search TEXT NOT NULL,
      summary TEXT NOT NULL,
      PRIMARY KEY (owner_id, dossier_id)
    ) STRICT;
    CREATE INDEX summaries_by_time ON summaries (owner_id, updated_at, dossier_id);
    CREATE INDEX summaries_by_kind ON summaries (owner_id, is_archived, is_mine, updated_at, dossier_id);

    CREATE TABLE scratch (
      owner_key TEXT NOT NULL,
      key TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (owner_key, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE settings (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
