/**
 * A line is found by two numbers instead of three names and a number, and commands that were taken here are
 * known by a list of their own instead of an index over everybody's lines: writing 50,000 lines of a dossier
 * that is opened for the first time takes half as long.
 */
export const shortKeys = {
  version: 3,
  name: 'short-keys',
  sql: `
    CREATE TABLE ledgers (
      ledger_no INTEGER PRIMARY KEY,
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      ledger_id TEXT NOT NULL,
      UNIQUE (owner_id, dossier_id, ledger_id)
    ) STRICT;

    CREATE TABLE lines (
      ledger_no INTEGER NOT NULL REFERENCES ledgers,
      seq INTEGER NOT NULL CHECK (seq >= 1),
      line TEXT NOT NULL,
      PRIMARY KEY (ledger_no, seq)
    ) STRICT; -- with rowid: without, each line of over 1000 bytes would take a page of its own

    CREATE TABLE taken_commands (
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      command_id TEXT NOT NULL,
      PRIMARY KEY (owner_id, dossier_id, command_id)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO ledgers (owner_id, dossier_id, ledger_id)
      SELECT DISTINCT owner_id, dossier_id, ledger_id FROM events;
    INSERT INTO lines (ledger_no, seq, line)
      SELECT ledger_no, seq, line FROM events JOIN ledgers USING (owner_id, dossier_id, ledger_id)
      ORDER BY ledger_no, seq;
    INSERT INTO taken_commands (owner_id, dossier_id, command_id)
      SELECT owner_id, dossier_id, command_id FROM outbox
      UNION SELECT owner_id, dossier_id, command_id FROM drafts
      UNION SELECT owner_id, dossier_id, command_id FROM events;
    DROP TABLE events;
  `,
} as const;
