/** People, their sessions, their seats in dossiers, invitations, and the log of what was done with them. */
export const accounts = {
  version: 2,
  name: 'accounts',
  sql: `
CREATE TABLE accounts (
  account_id TEXT PRIMARY KEY,
  -- Compared without case and after NFKC; 'login' is what the person typed.
  login_key TEXT NOT NULL UNIQUE,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  password TEXT NOT NULL,
  duties TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  disabled_at INTEGER
) STRICT;

CREATE TABLE sessions (
  session_id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts,
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account_id);

-- One-time codes of the hub itself: the first administrator's.
CREATE TABLE setup_codes (
  code_hash TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE seats (
  dossier_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts,
  bound_at INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX seats_by_account ON seats (account_id, dossier_id);

CREATE TABLE invitations (
  code_hash TEXT PRIMARY KEY,
  dossier_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  invited_by TEXT NOT NULL REFERENCES accounts,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  UNIQUE (dossier_id, member_id)
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  account_id TEXT,
  subject TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
`,
} as const;
