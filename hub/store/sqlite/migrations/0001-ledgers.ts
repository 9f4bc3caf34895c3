/** The ledgers, and the answers given to commands. Nothing in here is ever changed or deleted (L1, S2). */
export const ledgers = {
  version: 1,
  name: 'ledgers',
  sql: `
CREATE TABLE events (
  dossier_id TEXT NOT NULL,
  ledger_id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  type TEXT NOT NULL,
  v INTEGER NOT NULL,
  payload TEXT NOT NULL,
  actor TEXT,
  command_id TEXT NOT NULL,
  author_at INTEGER NOT NULL,
  hub_at INTEGER NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (dossier_id, ledger_id, seq)
) STRICT; -- with rowid: without, each line of over 1000 bytes would take a page of its own
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'a ledger is append-only'); END;

CREATE TABLE answers (
  dossier_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  command_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  mutation_seq INTEGER NOT NULL CHECK (mutation_seq >= 1),
  outcome TEXT NOT NULL,
  PRIMARY KEY (dossier_id, member_id, device_id, mutation_seq),
  UNIQUE (dossier_id, member_id, command_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER answers_no_update BEFORE UPDATE ON answers BEGIN SELECT raise(ABORT, 'an answer is final'); END;
CREATE TRIGGER answers_no_delete BEFORE DELETE ON answers BEGIN SELECT raise(ABORT, 'an answer is final'); END;
`,
} as const;
