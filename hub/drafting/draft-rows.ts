import { z } from 'zod';
import type { DossierId, ItemId } from '#shared/domain/ids.ts';
import type { Texts } from '#shared/drafting/opinion-texts.ts';
import { draftFieldSchema } from '#shared/protocol/joint-draft.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';

const baseSchema = z.record(draftFieldSchema, z.string());

export interface KeptDraft {
  readonly updates: readonly Uint8Array[];
  readonly base: Texts;
}

/** Joint drafts on the disk: what was typed, update by update, and what was settled last. Durable when a call returns. */
export class DraftRows {
  readonly #db: Sqlite;
  readonly #base;
  readonly #updates;
  readonly #putBase;
  readonly #append;
  readonly #clear;

  constructor(db: Sqlite) {
    this.#db = db;
    this.#base = db.prepare<[string, string], { base: string }>(
      'SELECT base FROM joint_drafts WHERE dossier_id = ? AND item_id = ?',
    );
    this.#updates = db.prepare<[string, string], { bytes: Uint8Array }>(
      'SELECT bytes FROM joint_draft_updates WHERE dossier_id = ? AND item_id = ? ORDER BY no',
    );
    this.#putBase = db.prepare(`
      INSERT INTO joint_drafts (dossier_id, item_id, base) VALUES (?, ?, ?)
      ON CONFLICT (dossier_id, item_id) DO UPDATE SET base = excluded.base`);
    this.#append = db.prepare(`
      INSERT INTO joint_draft_updates (dossier_id, item_id, no, bytes)
      SELECT @dossierId, @itemId, coalesce(max(no), 0) + 1, @bytes
      FROM joint_draft_updates WHERE dossier_id = @dossierId AND item_id = @itemId`);
    this.#clear = db.prepare('DELETE FROM joint_draft_updates WHERE dossier_id = ? AND item_id = ?');
  }

  /** Null where nobody ever typed together. */
  find(dossierId: DossierId, itemId: ItemId): KeptDraft | null {
    const row = this.#base.get(dossierId, itemId);
    if (!row) return null;
    const base = Object.entries(baseSchema.parse(JSON.parse(row.base)));
    return {
      base: new Map(base.map(([field, text]) => [draftFieldSchema.parse(field), text])),
      updates: this.#updates.all(dossierId, itemId).map(({ bytes }) => bytes),
    };
  }

  append(dossierId: DossierId, itemId: ItemId, bytes: Uint8Array): void {
    this.#append.run({ dossierId, itemId, bytes });
  }

  /** What changed by command, and what is agreed on now. */
  agree(dossierId: DossierId, itemId: ItemId, base: Texts, updates: readonly Uint8Array[] = []): void {
    this.#db
      .transaction(() => {
        for (const bytes of updates) this.append(dossierId, itemId, bytes);
        this.#putBase.run(dossierId, itemId, JSON.stringify(Object.fromEntries(base)));
      })
      .immediate();
  }

  /** All that was typed as one row. */
  condense(dossierId: DossierId, itemId: ItemId, whole: Uint8Array): void {
    this.#db
      .transaction(() => {
        this.#clear.run(dossierId, itemId);
        this.append(dossierId, itemId, whole);
      })
      .immediate();
  }
}
