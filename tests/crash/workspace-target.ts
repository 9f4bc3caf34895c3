import type { CrashTarget } from './crash-target.ts';
import { killWorkspace } from './workspace-kill.ts';

/** kill -9 of the desktop's workspace process, against a hub that lives on. */
export const workspaceTarget: CrashTarget = {
  name: 'workspace',
  run: async (runs, random) => {
    const seed = Math.floor(random() * 2 ** 31);
    const { answered, lost, doubled, chainFaults, ...report } = await killWorkspace(runs, seed);
    const losses = [
      ...lost.map((command) => `lost: ${command}`),
      ...doubled.map((command) => `doubled: ${command}`),
      ...(chainFaults > 0 ? [`${chainFaults} lines do not follow the one before`] : []),
    ];
    return { runs: report.runs, acknowledged: answered, losses };
  },
};
