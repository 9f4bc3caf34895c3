import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Stretch, StretchResult } from './run-worker.ts';

const WORKER = fileURLToPath(new URL('./run-worker.ts', import.meta.url));

export interface WorkerOptions {
  readonly workers?: number;
  readonly execArgv?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** False ends the run early: what has not begun is not begun. */
  readonly goesOn: () => boolean;
  readonly onResult: (result: StretchResult) => void;
}

/** Runs the stretches on as many processes as there are cores. A process that dies takes its stretch with it. */
export async function runStretches(stretches: readonly Stretch[], options: WorkerOptions): Promise<void> {
  const waiting = [...stretches];
  const count = Math.min(options.workers ?? availableParallelism(), waiting.length);
  await Promise.all(Array.from({ length: count }, () => runOne(waiting, options)));
}

function runOne(
  waiting: Stretch[],
  { execArgv = [], env = process.env, goesOn, onResult }: WorkerOptions,
): Promise<void> {
  return new Promise((resolve) => {
    const child: ChildProcess = fork(WORKER, { execArgv: [...execArgv], env });
    const next = (): void => {
      const stretch = goesOn() ? waiting.shift() : undefined;
      if (stretch) child.send(stretch);
      else child.disconnect();
    };
    child.on('message', (result: StretchResult) => {
      onResult(result);
      next();
    });
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
    next();
  });
}

export function stretchesOf(from: number, seeds: number, size: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = 0; at < seeds; at += size)
    stretches.push({ from: from + at, count: Math.min(size, seeds - at) });
  return stretches;
}
