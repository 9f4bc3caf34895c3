/** Released minutes by the document id printed on them. */
export const releasedMinutes = {
  version: 12,
  name: 'released-minutes',
  sql: `
CREATE TABLE released_minutes (
  doc_id TEXT NOT NULL,
  dossier_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  PRIMARY KEY (doc_id, dossier_id, meeting_id)
) STRICT, WITHOUT ROWID;
`,
} as const;
