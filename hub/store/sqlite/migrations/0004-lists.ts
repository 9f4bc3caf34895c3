/** What is computed from ledgers for quick lists, and how far each member has seen each ledger. */
export const lists = {
  version: 4,
  name: 'lists',
  sql: `
CREATE TABLE summaries (
  dossier_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  -- From the seat at the time of writing; null while nobody has taken it.
  account_id TEXT,
  summary TEXT NOT NULL,
  search TEXT NOT NULL,
  is_mine INTEGER NOT NULL,
  is_archived INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, member_id)
) STRICT;
CREATE INDEX summaries_all ON summaries (account_id, updated_at, dossier_id);
CREATE INDEX summaries_by_state ON summaries (account_id, is_archived, is_mine, updated_at, dossier_id);
CREATE INDEX summaries_active ON summaries (account_id, is_archived, updated_at, dossier_id);

CREATE TABLE seen (
  dossier_id TEXT NOT NULL,
  ledger_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, ledger_id, member_id)
) STRICT, WITHOUT ROWID;
`,
} as const;
