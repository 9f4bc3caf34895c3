import { replica } from './migrations/0001-replica.ts';
import { searchForm } from './migrations/0002-search-form.ts';
import { stretches } from './migrations/0003-stretches.ts';
import type { Sqlite } from './open-database.ts';

/** Forward only, each in one transaction; never edited once released. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [replica, searchForm, stretches];

/** A newer program wrote this database. It is left as it is: opening it could lose what this one does not know. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError';
}

/** Brings the schema to the newest version. `user_version` names the last migration applied (WS2). */
export function migrate(db: Sqlite, migrations: readonly Migration[] = MIGRATIONS): void {
  const current = Number(db.pragma('user_version', { simple: true }));
  if (current > migrations.length) {
    throw new NewerDatabaseError(`database is at version ${current}, this app knows ${migrations.length}`);
  }
  for (const migration of migrations.filter(({ version }) => version > current)) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
}
