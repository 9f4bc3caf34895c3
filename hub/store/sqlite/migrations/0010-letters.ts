/** Addresses of people, and the letters that go to those invited to a meeting. Never part of a ledger. */
export const letters = {
  version: 10,
  name: 'letters',
  sql: `
CREATE TABLE seat_contacts (
  dossier_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  mail TEXT NOT NULL,
  telephone TEXT NOT NULL,
  PRIMARY KEY (dossier_id, member_id)
) STRICT, WITHOUT ROWID;

-- What the clerk last said of a meeting's letters, and what calendars were told of it.
CREATE TABLE meeting_notices (
  dossier_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  contact TEXT NOT NULL,
  reminds INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  -- SHA-256 of what calendars were told last, and how often that has changed (RFC 5545, SEQUENCE).
  calendar_hash TEXT NOT NULL,
  calendar_no INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, meeting_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_notices_by_start ON meeting_notices (starts_at) WHERE reminds = 1;

CREATE TABLE letters (
  no INTEGER PRIMARY KEY,
  dossier_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- The request that asked for it: asked twice, it is one letter.
  request_id TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  queued_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('queued', 'sent', 'failed')),
  tries INTEGER NOT NULL,
  -- When the next try is due while it is queued; when it was settled afterwards.
  at INTEGER NOT NULL,
  failure TEXT,
  server_code INTEGER,
  UNIQUE (dossier_id, meeting_id, member_id, kind, request_id)
) STRICT;
CREATE INDEX letters_due ON letters (at) WHERE status = 'queued';
`,
} as const;
