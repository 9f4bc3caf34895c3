import type { DossierId } from '#shared/domain/ids.ts';

/** Who comes and goes is gathered this long, so that many small moves are one message. */
const GATHER_MS = 40;

/** Does something for a dossier a moment after it was first asked for, once however often it was asked meanwhile. */
export class Gathered {
  readonly #run: (dossierId: DossierId) => void;
  readonly #timers = new Map<DossierId, NodeJS.Timeout>();

  constructor(run: (dossierId: DossierId) => void) {
    this.#run = run;
  }

  soon(dossierId: DossierId): void {
    if (this.#timers.has(dossierId)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(dossierId);
      this.#run(dossierId);
    }, GATHER_MS);
    this.#timers.set(dossierId, timer);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
