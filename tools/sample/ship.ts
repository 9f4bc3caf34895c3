/** `node tools/sample/ship.ts`: renews the two reports that every hub carries for its rehearsals. */
import { copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRACTICE_REPORTS } from '#hub/rehearsal/practice-reports.ts';
import { buildSamples } from './build.ts';

for (const { key, path } of PRACTICE_REPORTS) {
  const { files } = await buildSamples(join(tmpdir(), 'yunping-sample'), { only: [key] });
  for (const made of files) {
    copyFileSync(made.path, path);
    console.log(`${path}　${made.pages} 页`);
  }
}
