/** From this rank on a job is background work: it gives way as soon as a page wants to be drawn. */
export const BACKGROUND_RANK = 1000;

/** Work on one page. Lower `rank` goes first, as it is when a choice is made; `run` must end soon after `signal` aborts. */
export interface RenderJob {
  readonly rank: () => number;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/**
 * One page is drawn at a time, what is looked at first. A job that is dropped or replaced while it runs is
 * aborted, so that a person who scrolls on never waits for a page they have left.
 */
export class RenderQueue {
  readonly #jobs = new Map<string, RenderJob>();
  #running: { readonly key: string; readonly job: RenderJob; readonly abort: AbortController } | null = null;
  #scheduled = false;
  #closed = false;

  /** Adds a job, or replaces the one with the same key. */
  want(key: string, job: RenderJob): void {
    if (this.#closed) return;
    this.drop(key);
    this.#jobs.set(key, job);
    if (job.rank() < BACKGROUND_RANK) this.#putBackBackground();
    this.#schedule();
  }

  drop(key: string): void {
    this.#jobs.delete(key);
    if (this.#running?.key === key) this.#running.abort.abort();
  }

  close(): void {
    this.#closed = true;
    this.#jobs.clear();
    this.#running?.abort.abort();
  }

  #putBackBackground(): void {
    const running = this.#running;
    if (!running || running.job.rank() < BACKGROUND_RANK || running.abort.signal.aborted) return;
    if (!this.#jobs.has(running.key)) this.#jobs.set(running.key, running.job);
    running.abort.abort();
  }

  /** In a microtask: all the pages that mount together are there before the first is chosen. */
  #schedule(): void {
    if (this.#scheduled || this.#running) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      void this.#runNext();
    });
  }

  async #runNext(): Promise<void> {
    const next = this.#first();
    if (!next || this.#running) return;
    const [key, job] = next;
    this.#jobs.delete(key);
    const abort = new AbortController();
    this.#running = { key, job, abort };
    try {
      await job.run(abort.signal);
    } finally {
      this.#running = null;
      this.#schedule();
    }
  }

  #first(): [string, RenderJob] | undefined {
    let best: [string, RenderJob] | undefined;
    let least = Infinity;
    for (const entry of this.#jobs) {
      const rank = entry[1].rank();
      if (best && rank >= least) continue;
      best = entry;
      least = rank;
    }
    return best;
  }
}
