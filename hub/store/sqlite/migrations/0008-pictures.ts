/** Uploads are of reports, or of pictures of comments. `outcome` may be that a picture was accepted. */
export const pictures = {
  version: 8,
  name: 'pictures',
  sql: `
ALTER TABLE uploads ADD COLUMN kind TEXT NOT NULL DEFAULT 'report' CHECK (kind IN ('report', 'picture'));
`,
} as const;
