import { z } from 'zod';
import { dutySchema, type Duty } from '#shared/protocol/http.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

export interface StoredAccountInvitation {
  readonly invitationId: string;
  readonly name: string;
  readonly unit: string;
  readonly duties: readonly Duty[];
  readonly expiresAt: number;
}

interface Row {
  readonly invitation_id: string;
  readonly name: string;
  readonly unit: string;
  readonly duties: string;
  readonly expires_at: number;
}

interface Issue {
  readonly invitationId: string;
  readonly codeHash: string;
  readonly invitedBy: string;
  readonly at: number;
  readonly expiresAt: number;
}

const COLUMNS = 'invitation_id, name, unit, duties, expires_at';
const dutiesSchema = z.array(dutySchema);

/** Who is invited to make an account. A used one is gone; one past its time stays for its administrators to see. */
export class AccountInvitationsTable {
  readonly #insert;
  readonly #renew;
  readonly #all;
  readonly #byCode;
  readonly #remove;
  readonly #removeBy;

  constructor(db: Sqlite) {
    this.#insert = db.prepare(`
      INSERT INTO account_invitations
        (invitation_id, code_hash, name, unit, duties, invited_by, created_at, expires_at)
      VALUES (:invitationId, :codeHash, :name, :unit, :duties, :invitedBy, :at, :expiresAt)`);
    this.#renew = db.prepare(`
      UPDATE account_invitations SET code_hash = :codeHash, invited_by = :invitedBy, created_at = :at,
        expires_at = :expiresAt WHERE invitation_id = :invitationId`);
    this.#all = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM account_invitations ORDER BY created_at DESC`);
    this.#byCode = db.prepare<[string, number], Row>(
      `SELECT ${COLUMNS} FROM account_invitations WHERE code_hash = ? AND expires_at > ?`,
    );
    this.#remove = db.prepare('DELETE FROM account_invitations WHERE invitation_id = ?');
    this.#removeBy = db.prepare('DELETE FROM account_invitations WHERE invited_by = ?');
  }

  insert(invitation: Issue & Pick<StoredAccountInvitation, 'name' | 'unit' | 'duties'>): void {
    this.#insert.run({ ...invitation, duties: JSON.stringify(invitation.duties) });
  }

  /** A new code for the same person; the one before is void. False when the invitation is gone. */
  renew(issue: Issue): boolean {
    return this.#renew.run(issue).changes === 1;
  }

  all(): readonly StoredAccountInvitation[] {
    return this.#all.all().map(toInvitation);
  }

  /** Only while it is good. */
  findByCode(codeHash: string, now: number): StoredAccountInvitation | undefined {
    const row = this.#byCode.get(codeHash, now);
    return row && toInvitation(row);
  }

  remove(invitationId: string): boolean {
    return this.#remove.run(invitationId).changes === 1;
  }

  removeIssuedBy(accountId: string): void {
    this.#removeBy.run(accountId);
  }
}

function toInvitation(row: Row): StoredAccountInvitation {
  return {
    invitationId: row.invitation_id,
    name: row.name,
    unit: row.unit,
    duties: dutiesSchema.parse(JSON.parse(row.duties)),
    expiresAt: row.expires_at,
  };
}
