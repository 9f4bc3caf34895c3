import Database from 'better-sqlite3';
import type { UnusableReason } from '#shared/protocol/ipc/envelope.ts';
import { NewerDatabaseError } from './migrate.ts';

const BY_CODE: readonly (readonly [RegExp, UnusableReason])[] = [
  [/^SQLITE_(NOTADB|CORRUPT)/, 'damaged'],
  [/^SQLITE_FULL|^ENOSPC$/, 'noSpace'],
  [/^SQLITE_(CANTOPEN|READONLY|PERM)|^E(ACCES|PERM|ROFS)$/, 'noAccess'],
];

/** Why the database could not be opened, where a person can do something about it; otherwise null. */
export function unusableReason(error: unknown): UnusableReason | null {
  if (error instanceof NewerDatabaseError) return 'newer';
  const code = error instanceof Database.SqliteError || isSystemError(error) ? error.code : '';
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

function isSystemError(error: unknown): error is { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
