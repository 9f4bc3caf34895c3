import type { Sqlite } from './open-database.ts';
import { ledgers } from './migrations/0001-ledgers.ts';
import { accounts } from './migrations/0002-accounts.ts';
import { files } from './migrations/0003-files.ts';
import { lists } from './migrations/0004-lists.ts';
import { accountCodes } from './migrations/0005-account-codes.ts';
import { jointDrafts } from './migrations/0006-joint-drafts.ts';
import { searchForm } from './migrations/0007-search-form.ts';
import { pictures } from './migrations/0008-pictures.ts';
import { ballotBoxes } from './migrations/0009-ballot-boxes.ts';
import { letters } from './migrations/0010-letters.ts';
import { meetingChanges } from './migrations/0011-meeting-changes.ts';
import { releasedMinutes } from './migrations/0012-released-minutes.ts';
import { rehearsals } from './migrations/0013-rehearsals.ts';
import { recordings } from './migrations/0014-recordings.ts';

/** Forward only, each in one transaction; never edited once released. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  ledgers,
  accounts,
  files,
  lists,
  accountCodes,
  jointDrafts,
  searchForm,
  pictures,
  ballotBoxes,
  letters,
  meetingChanges,
  releasedMinutes,
  rehearsals,
  recordings,
];

/** The data was written by a newer program; opening it could lose what this one does not know. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/** Brings the schema to `upTo` (default: the newest). `user_version` names the last migration applied. */
export function migrate(
  db: Sqlite,
  migrations: readonly Migration[] = MIGRATIONS,
  upTo: number = migrations.length,
): void {
  const current = Number(db.pragma('user_version', { simple: true }));
  if (current > migrations.length) {
    throw new NewerDatabaseError(`database is at version ${current}, this hub knows ${migrations.length}`);
  }
  for (const migration of migrations.filter(({ version }) => version > current && version <= upTo)) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
}
