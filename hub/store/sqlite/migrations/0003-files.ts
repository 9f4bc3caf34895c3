/** Files as they came in: who put what up for which dossier, and how its check went. */
export const files = {
  version: 3,
  name: 'files',
  sql: `
CREATE TABLE uploads (
  upload_id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts,
  dossier_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('receiving', 'checking', 'accepted', 'rejected')),
  -- JSON of the answer to the uploader once the check is done.
  outcome TEXT
) STRICT;
CREATE INDEX uploads_by_member ON uploads (dossier_id, member_id);

-- What a member may refer to in report.addVersion: a file that this member uploaded for this dossier.
CREATE TABLE uploaded_files (
  dossier_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  file TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, member_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX uploaded_files_by_hash ON uploaded_files (sha256);

CREATE TABLE blobs (
  sha256 TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  -- 1 once a ledger names the file; such a blob is never collected.
  referenced INTEGER NOT NULL DEFAULT 0 CHECK (referenced IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX blobs_unreferenced ON blobs (stored_at) WHERE referenced = 0;

-- Published opinions by the document id printed on them.
CREATE TABLE published_documents (
  doc_id TEXT NOT NULL,
  dossier_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (doc_id, dossier_id, item_id)
) STRICT, WITHOUT ROWID;
`,
} as const;
