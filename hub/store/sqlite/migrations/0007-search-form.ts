/** How the text was made that a list row is found by; what was made otherwise is made anew when the hub starts. */
export const searchForm = {
  version: 7,
  name: 'search-form',
  sql: `ALTER TABLE summaries ADD COLUMN search_form INTEGER NOT NULL DEFAULT 0;`,
} as const;
