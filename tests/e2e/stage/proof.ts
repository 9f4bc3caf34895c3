import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

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

export interface Verified {
  readonly verified: boolean;
  readonly dossiers: number;
  readonly ledgers: number;
  readonly events: number;
}

/** The hub's own verifier over its data folder: every hash chain recomputed. */
export async function verifyLedgers(hubDataDir: string): Promise<Verified> {
  const hub = path.join(root, 'hub', 'main.ts');
  const { stdout } = await run(process.execPath, [hub, 'verify', '--data', hubDataDir], { cwd: root });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Verified;
}
