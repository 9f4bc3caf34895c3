/** One-time codes for accounts: invitations of the bureau's people, and new passwords. And who was last there when. */
export const accountCodes = {
  version: 5,
  name: 'account-codes',
  sql: `
-- Not the account yet: whoever redeems it chooses login and password.
CREATE TABLE account_invitations (
  invitation_id TEXT PRIMARY KEY,
  code_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  duties TEXT NOT NULL,
  invited_by TEXT NOT NULL REFERENCES accounts,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE reset_codes (
  account_id TEXT PRIMARY KEY REFERENCES accounts,
  code_hash TEXT NOT NULL UNIQUE,
  issued_by TEXT NOT NULL REFERENCES accounts,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

-- From the handshake: what the program calls itself.
ALTER TABLE sessions ADD COLUMN app TEXT;

-- A session that ends leaves behind when its account was last seen.
ALTER TABLE accounts ADD COLUMN seen_at INTEGER;
CREATE TRIGGER sessions_seen AFTER DELETE ON sessions BEGIN
  UPDATE accounts SET seen_at = max(coalesce(seen_at, 0), OLD.used_at) WHERE account_id = OLD.account_id;
END;
`,
} as const;
