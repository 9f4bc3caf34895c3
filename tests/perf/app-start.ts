import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildTargets } from '../../tools/build.mjs';
import { startOnce } from './electron-start.ts';
import { fillProfile } from './full-profile.ts';
import { figures, result, type BenchCase } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../..');
const emptyWindow = path.join(import.meta.dirname, 'empty-window');
const DOSSIERS = 10_000;
const RUNS = 7;
/** A row of the list that can be opened. */
const ROW = '[role="table"] [role="row"][tabindex="0"]';

/** From creating the process to a list that can be used, against an empty window of the same runtime. */
export const appStart: BenchCase = {
  ids: ['app.start'],
  async run(tell) {
    await buildTargets(['renderer', 'electron', 'workspace'], { log: tell });
    const dir = mkdtempSync(path.join(tmpdir(), 'yunping-bench-app-'));
    try {
      const profile = path.join(dir, 'profile');
      mkdirSync(profile);
      fillProfile(profile, DOSSIERS);
      const ours: number[] = [];
      const base: number[] = [];
      for (let run = 0; run <= RUNS; run++) {
        const a = await startOnce(root, ['--data', profile], ROW);
        const b = await startOnce(emptyWindow, [`--user-data-dir=${path.join(dir, 'empty')}`], '#ready');
        if (run === 0) continue; // the first start fills caches
        ours.push(a);
        base.push(b);
      }
      tell(`${RUNS} starts with ${DOSSIERS} dossiers`);
      return [result('app.start', 'ms', figures(ours), figures(base), { atMost: 2 })];
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  },
};
