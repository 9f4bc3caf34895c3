import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Script } from './script.ts';

/** A history that once broke a promise, kept so that it never does again. */
export interface KeptCase {
  /** What it was, in words. */
  readonly name: string;
  readonly invariant: string;
  readonly script: Script;
}

const FOLDER = fileURLToPath(new URL('../corpus/sim/', import.meta.url));

export function keep(kept: KeptCase): string {
  fs.mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `seed-${kept.script.seed}-${kept.invariant}.json`);
  fs.writeFileSync(file, `${JSON.stringify(kept, null, 1)}\n`);
  return path.relative(process.cwd(), file);
}

export function keptCases(): readonly { readonly file: string; readonly kept: KeptCase }[] {
  if (!fs.existsSync(FOLDER)) return [];
  return fs
    .readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      file,
      kept: JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as KeptCase,
    }));
}
