import { memberIdSchema, type DossierId, type MemberId } from '#shared/domain/ids.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { SeenState } from '#shared/protocol/presence.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

/** How far each member has seen each ledger; only ever forward. */
export class SeenTable {
  readonly #put;
  readonly #all;

  constructor(db: Sqlite) {
    this.#put = db.prepare(`
      INSERT INTO seen (dossier_id, ledger_id, member_id, seq) VALUES (?, ?, ?, ?)
      ON CONFLICT (dossier_id, ledger_id, member_id) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > seq`);
    this.#all = db.prepare<[string, string], { member_id: string; seq: number }>(
      'SELECT member_id, seq FROM seen WHERE dossier_id = ? AND ledger_id = ? ORDER BY member_id',
    );
  }

  /** True when this was further than before. */
  put(dossierId: DossierId, ledgerId: LedgerId, memberId: MemberId, seq: number): boolean {
    return this.#put.run(dossierId, ledgerId, memberId, seq).changes === 1;
  }

  of(dossierId: DossierId, ledgerId: LedgerId): SeenState['seen'] {
    return this.#all
      .all(dossierId, ledgerId)
      .map((row) => ({ memberId: memberIdSchema.parse(row.member_id), seq: row.seq }));
  }
}
