/** Ballot boxes of secret votes: how often each option was chosen, and nothing else (docs/adr). */
export const ballotBoxes = {
  version: 9,
  name: 'ballot-boxes',
  sql: `
-- One row a vote, never one a ballot: rows of their own would keep an order, and so would a row an option.
CREATE TABLE ballot_boxes (
  dossier_id TEXT NOT NULL,
  vote_id TEXT NOT NULL,
  -- JSON list of numbers, by option.
  counts TEXT NOT NULL,
  PRIMARY KEY (dossier_id, vote_id)
) STRICT, WITHOUT ROWID;
`,
} as const;
