/** What several people type together in an opinion, until it is settled into its ledger. */
export const jointDrafts = {
  version: 6,
  name: 'joint-drafts',
  sql: `
CREATE TABLE joint_drafts (
  dossier_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  -- What draft and ledger agreed on last: a JSON object of texts by field.
  base TEXT NOT NULL,
  PRIMARY KEY (dossier_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE joint_draft_updates (
  dossier_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  no INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (dossier_id, item_id, no)
) STRICT;
`,
} as const;
