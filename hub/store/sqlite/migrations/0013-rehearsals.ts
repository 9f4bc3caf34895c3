/** Which practice dossier was last begun for a meeting. */
export const rehearsals = {
  version: 13,
  name: 'rehearsals',
  sql: `
CREATE TABLE rehearsals (
  dossier_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  practice_id TEXT NOT NULL,
  PRIMARY KEY (dossier_id, meeting_id)
) STRICT, WITHOUT ROWID;
`,
} as const;
