import { sha256Schema, type Sha256 } from '#shared/domain/ids.ts';
import type { Sqlite } from '../store/sqlite/open-database.ts';
import type { StoredBlob } from './blob-store.ts';

/** Which blobs there are. That a ledger names one is written by the commit that names it. */
export class BlobsTable {
  readonly #put;
  readonly #touch;
  readonly #unreferenced;
  readonly #remove: (sha256: Sha256, storedBefore: number) => boolean;

  constructor(db: Sqlite) {
    this.#put = db.prepare(`
      INSERT INTO blobs (sha256, size_bytes, stored_at) VALUES (?, ?, ?)
      ON CONFLICT (sha256) DO UPDATE SET stored_at = excluded.stored_at`);
    this.#touch = db.prepare('UPDATE blobs SET stored_at = ? WHERE sha256 = ?');
    this.#unreferenced = db.prepare<[number], { sha256: string }>(
      'SELECT sha256 FROM blobs WHERE referenced = 0 AND stored_at < ?',
    );
    const removeBlob = db.prepare('DELETE FROM blobs WHERE sha256 = ? AND referenced = 0 AND stored_at < ?');
    const removeFiles = db.prepare('DELETE FROM uploaded_files WHERE sha256 = ?');
    const remove = db.transaction((sha256: Sha256, storedBefore: number) => {
      if (removeBlob.run(sha256, storedBefore).changes === 0) return false;
      removeFiles.run(sha256);
      return true;
    });
    this.#remove = (sha256, storedBefore) => remove.immediate(sha256, storedBefore);
  }

  put({ sha256, sizeBytes }: StoredBlob, at: number): void {
    this.#put.run(sha256, sizeBytes, at);
  }

  /** Keeps an unreferenced blob for another day: somebody is about to refer to it. */
  touch(sha256: Sha256, at: number): void {
    this.#touch.run(at, sha256);
  }

  unreferenced(storedBefore: number): readonly Sha256[] {
    return this.#unreferenced.all(storedBefore).map((row) => sha256Schema.parse(row.sha256));
  }

  /** False when it was referred to or touched meanwhile. */
  remove(sha256: Sha256, storedBefore: number): boolean {
    return this.#remove(sha256, storedBefore);
  }
}
