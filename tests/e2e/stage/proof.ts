import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { z } from 'zod';

const fileSchema = z.object({ file: z.object({ sha256: z.string() }) });
const verifiedSchema = z.object({
  verified: z.boolean(),
  dossiers: z.number(),
  ledgers: z.number(),
  events: z.number(),
  damaged: z.number(),
});
export type Verified = z.infer<typeof verifiedSchema>;

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../../..');

export async function sha256Of(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

/** What poppler's `pdfsig` says of each signature in a file. */
export async function signaturesOf(file: string): Promise<readonly string[]> {
  const { stdout } = await run('pdfsig', ['-nocert', file]);
  return Array.from(stdout.matchAll(/Signature Validation: (.+)/gu), ([, verdict = '']) => verdict.trim());
}

/** The hub's own verifier over its data folder: every hash chain recomputed. */
export async function verifyLedgers(hubDataDir: string): Promise<Verified> {
  const hub = path.join(root, 'hub', 'main.ts');
  const { stdout } = await run(process.execPath, [hub, 'verify', '--data', hubDataDir], { cwd: root });
  return verifiedSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

/** The hashes of the files that everyone's ledger names in events of one kind, in their order. */
export function filesNamedBy(hubDataDir: string, type: string): readonly string[] {
  const db = new Database(path.join(hubDataDir, 'hub.db'), { readonly: true });
  try {
    const rows = db
      .prepare<[string, string], { payload: string }>(
        'SELECT payload FROM events WHERE type = ? AND ledger_id = ? ORDER BY seq',
      )
      .all(type, 'parties');
    return rows.map(({ payload }) => fileSchema.parse(JSON.parse(payload)).file.sha256);
  } finally {
    db.close();
  }
}
