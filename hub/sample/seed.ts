import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The sample is made of the sources of this project; a shipped hub does not carry them. */
const SEED = join(import.meta.dirname, '../../tools/demo/seed.ts');

/**
 * Fills a fresh directory with the sample dossier, by the commands of its people against a real hub, and
 * answers where the hub's own data are in it. Says on stderr where the accounts and their password are.
 */
export async function seedSample(dataDir: string): Promise<string> {
  if (!existsSync(SEED)) throw new Error('the sample comes with a source checkout only');
  const child = spawn(process.execPath, [SEED, '--data', dataDir], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`the sample could not be made (${code ?? 'killed'})`);
  return join(dataDir, 'hub');
}
