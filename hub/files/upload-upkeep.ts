import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#shared/lib/ports.ts';
import type { UploadRow, UploadsTable } from './uploads-table.ts';

/** An upload can be resumed, and an accepted file be named by a command, this long after it was begun or accepted. */
export const UPLOAD_EXPIRY_MS = 24 * 3_600_000;
/** What came of an upload is told this long after it was begun. */
export const OUTCOME_KEPT_MS = 7 * 24 * 3_600_000;

export interface UpkeepPorts {
  readonly dir: string;
  readonly table: UploadsTable;
  readonly clock: Clock;
}

/** Whether an upload's time is over for whoever asks; its row goes with the next upkeep. */
export function isForgotten({ status, createdAt }: UploadRow, nowMs: number): boolean {
  if (status === 'checking') return false;
  return nowMs >= createdAt + (status === 'receiving' ? UPLOAD_EXPIRY_MS : OUTCOME_KEPT_MS);
}

/**
 * Forgets uploads in time: those given up half-way with their bytes, what came of finished ones, rights to name
 * a file, and bytes that no row speaks of, such as those of a hub that was killed between two writes (FI9).
 */
export class UploadUpkeep {
  readonly #ports: UpkeepPorts;

  constructor(ports: UpkeepPorts) {
    this.#ports = ports;
  }

  async run(): Promise<void> {
    const { table, clock } = this.#ports;
    const now = clock.nowMs();
    for (const uploadId of table.givenUp(now - UPLOAD_EXPIRY_MS)) {
      table.remove(uploadId);
      await this.#removeBytes(uploadId);
    }
    table.removeFinished(now - OUTCOME_KEPT_MS);
    table.removeFiles(now - UPLOAD_EXPIRY_MS);
    await this.#removeStrays(now - UPLOAD_EXPIRY_MS);
  }

  async #removeStrays(untouchedSince: number): Promise<void> {
    const { dir, table } = this.#ports;
    for (const name of await readdir(dir)) {
      const uploadId = name.replace(/\.json$/, '');
      if (table.find(uploadId)) continue;
      const found = await stat(join(dir, name)).catch(() => null);
      if (found && found.mtimeMs < untouchedSince) await this.#removeBytes(uploadId);
    }
  }

  async #removeBytes(uploadId: string): Promise<void> {
    const path = join(this.#ports.dir, uploadId);
    await rm(path, { force: true });
    await rm(`${path}.json`, { force: true });
  }
}
