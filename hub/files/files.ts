import type { FileRef } from '#shared/domain/file-ref.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Sha256 } from '#shared/domain/ids.ts';
import { WorkQueue } from '../runtime/work-queue.ts';
import type { BlobStore, StoredBlob } from './blob-store.ts';
import type { BlobsTable } from './blobs-table.ts';

/** A file that no ledger names is kept this long: the command that names it may still be on its way. */
const UNREFERENCED_FOR_MS = 24 * 3_600_000;

/** The hub's files: bytes on disk and rows about them, changed together and one after another. */
export class Files {
  readonly blobs: BlobStore;
  readonly #table: BlobsTable;
  readonly #clock: Clock;
  /** A collected file must not take with it the same bytes coming in again. */
  readonly #turns = new WorkQueue(1);

  constructor(blobs: BlobStore, table: BlobsTable, clock: Clock) {
    this.blobs = blobs;
    this.#table = table;
    this.#clock = clock;
  }

  /** Takes in a digested upload; `record` is written once the bytes are safe. */
  adopt(path: string, blob: StoredBlob, pageDirectory: Uint8Array | null, record: () => void): Promise<void> {
    return this.#turns.run(async () => {
      if (pageDirectory) await this.blobs.putPageDirectory(blob.sha256, pageDirectory);
      await this.blobs.adopt(path, blob.sha256);
      this.#table.put(blob, this.#clock.nowMs());
      record();
    });
  }

  /** Stores a document the hub made. */
  putDocument(bytes: Uint8Array, name: string, pages: number): Promise<FileRef> {
    return this.#turns.run(async () => {
      const blob = await this.blobs.put(bytes);
      this.#table.put(blob, this.#clock.nowMs());
      return { ...blob, name, pages };
    });
  }

  touch(sha256: Sha256): void {
    this.#table.touch(sha256, this.#clock.nowMs());
  }

  /** Deletes what nobody referred to in time; how many files that were. */
  async collect(): Promise<number> {
    const storedBefore = this.#clock.nowMs() - UNREFERENCED_FOR_MS;
    let count = 0;
    for (const sha256 of this.#table.unreferenced(storedBefore)) {
      await this.#turns.run(async () => {
        if (!this.#table.remove(sha256, storedBefore)) return;
        await this.blobs.remove(sha256);
        count++;
      });
    }
    return count;
  }
}
