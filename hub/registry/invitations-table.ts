import { dossierIdSchema, memberIdSchema, type DossierId, type MemberId } from '#shared/domain/ids.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

export interface Invitation {
  readonly dossierId: DossierId;
  readonly memberId: MemberId;
  readonly expiresAt: number;
}

interface Row {
  readonly dossier_id: string;
  readonly member_id: string;
  readonly expires_at: number;
}

/** At most one invitation for a seat; a newer one takes the place of the older, a used one is gone. */
export class InvitationsTable {
  readonly #put;
  readonly #find;
  readonly #remove;
  readonly #removeExpired;

  constructor(db: Sqlite) {
    this.#put = db.prepare(`
      INSERT INTO invitations (code_hash, dossier_id, member_id, invited_by, created_at, expires_at)
      VALUES (:codeHash, :dossierId, :memberId, :invitedBy, :at, :expiresAt)
      ON CONFLICT (dossier_id, member_id) DO UPDATE SET code_hash = excluded.code_hash,
        invited_by = excluded.invited_by, created_at = excluded.created_at, expires_at = excluded.expires_at`);
    this.#find = db.prepare<[string, number], Row>(
      'SELECT dossier_id, member_id, expires_at FROM invitations WHERE code_hash = ? AND expires_at > ?',
    );
    this.#remove = db.prepare('DELETE FROM invitations WHERE code_hash = ?');
    this.#removeExpired = db.prepare('DELETE FROM invitations WHERE expires_at <= ?');
  }

  put(invitation: {
    codeHash: string;
    dossierId: DossierId;
    memberId: MemberId;
    invitedBy: string;
    at: number;
    expiresAt: number;
  }): void {
    this.#put.run(invitation);
  }

  /** Only while it is good: an expired one is as unknown as any other code. */
  find(codeHash: string, now: number): Invitation | undefined {
    const row = this.#find.get(codeHash, now);
    return (
      row && {
        dossierId: dossierIdSchema.parse(row.dossier_id),
        memberId: memberIdSchema.parse(row.member_id),
        expiresAt: row.expires_at,
      }
    );
  }

  /** True for the one caller that used it up. */
  remove(codeHash: string): boolean {
    return this.#remove.run(codeHash).changes === 1;
  }

  removeExpired(now: number): void {
    this.#removeExpired.run(now);
  }
}
