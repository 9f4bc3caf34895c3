/**
 * Lines that came together are one row (docs/adr/0029-a-page-of-lines-is-one-row.md), and commands that were
 * taken here are known by a list of their own instead of an index over everybody's lines.
 */
export const stretches = {
  version: 3,
  name: 'stretches',
  sql: `
    CREATE TABLE ledgers (
      ledger_no INTEGER PRIMARY KEY,
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      ledger_id TEXT NOT NULL,
      UNIQUE (owner_id, dossier_id, ledger_id)
    ) STRICT;

    CREATE TABLE stretches (
      ledger_no INTEGER NOT NULL REFERENCES ledgers,
      first_seq INTEGER NOT NULL CHECK (first_seq >= 1),
      last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq),
      lines BLOB NOT NULL,
      PRIMARY KEY (ledger_no, first_seq)
    ) STRICT;

    CREATE TABLE taken_commands (
      owner_id INTEGER NOT NULL REFERENCES owners,
      dossier_id TEXT NOT NULL,
      command_id TEXT NOT NULL,
      PRIMARY KEY (owner_id, dossier_id, command_id)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO ledgers (owner_id, dossier_id, ledger_id)
      SELECT DISTINCT owner_id, dossier_id, ledger_id FROM events;
    INSERT INTO stretches (ledger_no, first_seq, last_seq, lines)
      SELECT ledger_no, seq, seq, CAST('[' || line || ']' AS BLOB)
      FROM events JOIN ledgers USING (owner_id, dossier_id, ledger_id) ORDER BY ledger_no, seq;
    INSERT INTO taken_commands (owner_id, dossier_id, command_id)
      SELECT owner_id, dossier_id, command_id FROM outbox
      UNION SELECT owner_id, dossier_id, command_id FROM drafts
      UNION SELECT owner_id, dossier_id, command_id FROM events;
    DROP TABLE events;
  `,
} as const;
