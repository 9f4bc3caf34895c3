import { errorFields, type Log } from './log.ts';

/** Runs small upkeep again and again; a failure is logged and the next turn comes all the same. */
export class Periodic {
  readonly #log: Log;
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  every(intervalMs: number, name: string, work: () => void | Promise<void>): void {
    const run = async (): Promise<void> => {
      try {
        await work();
      } catch (error) {
        this.#log.error('upkeep.failed', { upkeep: name, ...errorFields(error) });
      }
    };
    const timer = setInterval(() => void run(), intervalMs);
    timer.unref();
    this.#timers.push(timer);
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }
}
