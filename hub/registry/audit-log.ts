import type { Sqlite } from '../store/sqlite/open-database.ts';

export type AuditAction =
  | 'account.created'
  | 'account.disabled'
  | 'account.dutiesChanged'
  | 'account.enabled'
  | 'account.invited'
  | 'account.invitationRedeemed'
  | 'account.invitationWithdrawn'
  | 'account.profileChanged'
  | 'account.setUp'
  | 'account.takenBack'
  | 'contact.changed'
  | 'invitation.issued'
  | 'invitation.redeemed'
  | 'letters.asked'
  | 'rehearsal.begun'
  | 'login.failed'
  | 'login.succeeded'
  | 'logout'
  | 'password.changed'
  | 'password.refused'
  | 'password.reset'
  | 'password.resetIssued'
  | 'seat.reserved'
  | 'sessions.revoked'
  | 'upload.accepted'
  | 'upload.rejected';

/** Who did what to accounts, seats and files, by ids only; append-only, written with the thing itself. */
export class AuditLog {
  readonly #insert;

  constructor(db: Sqlite) {
    this.#insert = db.prepare('INSERT INTO audit (at, action, account_id, subject) VALUES (?, ?, ?, ?)');
  }

  /** `accountId` is who acted, null where nobody was logged in; `subject` an id, never text. */
  write(at: number, action: AuditAction, accountId: string | null, subject: string): void {
    this.#insert.run(at, action, accountId, subject);
  }
}
