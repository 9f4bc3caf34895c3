import fs from 'node:fs';
import path from 'node:path';

const FILES = ['replica.db', 'replica.db-wal', 'replica.db-shm'];

/** Renames the database and its log, so that nothing of it is lost and nothing of it is read. */
export function putAside(dataDir: string, now: Date): void {
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  for (const name of FILES) {
    const file = path.join(dataDir, name);
    if (fs.existsSync(file)) fs.renameSync(file, path.join(dataDir, `damaged-${stamp}-${name}`));
  }
}
