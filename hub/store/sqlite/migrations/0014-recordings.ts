/** Uploads may be recordings too. A check of a table cannot be changed, so the table is made anew. */
export const recordings = {
  version: 14,
  name: 'recordings',
  sql: `
CREATE TABLE uploads_anew (
  upload_id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts,
  dossier_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('receiving', 'checking', 'accepted', 'rejected')),
  -- JSON of the answer to the uploader once the check is done.
  outcome TEXT,
  kind TEXT NOT NULL DEFAULT 'report' CHECK (kind IN ('report', 'picture', 'recording'))
) STRICT;
INSERT INTO uploads_anew
  (upload_id, account_id, dossier_id, member_id, name, size_bytes, created_at, status, outcome, kind)
  SELECT upload_id, account_id, dossier_id, member_id, name, size_bytes, created_at, status, outcome, kind
  FROM uploads;
DROP TABLE uploads;
ALTER TABLE uploads_anew RENAME TO uploads;
CREATE INDEX uploads_by_member ON uploads (dossier_id, member_id);
`,
} as const;
