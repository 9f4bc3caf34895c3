/** How many of a meeting's changes its people have been written to about; its being called off is the last. */
export const meetingChanges = {
  version: 11,
  name: 'meeting-changes',
  sql: `ALTER TABLE meeting_notices ADD COLUMN told_changes INTEGER NOT NULL DEFAULT 0;`,
} as const;
