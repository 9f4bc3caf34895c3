import type { Sqlite } from '../store/sqlite/open-database.ts';
import { AccountInvitationsTable } from './account-invitations-table.ts';
import { AccountsTable } from './accounts-table.ts';
import { AuditLog } from './audit-log.ts';
import { InvitationsTable } from './invitations-table.ts';
import { ResetCodesTable } from './reset-codes-table.ts';
import { SeatsTable } from './seats-table.ts';
import { SessionsTable } from './sessions-table.ts';
import { SetupCodesTable } from './setup-codes-table.ts';

/** The hub's relational registers: everything about people that is not part of one dossier's record. */
export interface Registry {
  readonly accounts: AccountsTable;
  readonly sessions: SessionsTable;
  readonly seats: SeatsTable;
  readonly invitations: InvitationsTable;
  readonly setupCodes: SetupCodesTable;
  readonly accountInvitations: AccountInvitationsTable;
  readonly resetCodes: ResetCodesTable;
  readonly audit: AuditLog;
  /** All or nothing; `work` must not wait for anything. */
  readonly transaction: <T>(work: () => T) => T;
}

export function openRegistry(db: Sqlite): Registry {
  return {
    accounts: new AccountsTable(db),
    sessions: new SessionsTable(db),
    seats: new SeatsTable(db),
    invitations: new InvitationsTable(db),
    setupCodes: new SetupCodesTable(db),
    accountInvitations: new AccountInvitationsTable(db),
    resetCodes: new ResetCodesTable(db),
    audit: new AuditLog(db),
    transaction: (work) => db.transaction(work).immediate(),
  };
}
