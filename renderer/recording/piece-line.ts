import type { FaultResult } from '#renderer/app/client/client.ts';

/**
 * Lays pieces down one after the other, in the order they came, and says once that it cannot any more: a piece that
 * is missing in the middle would make all that follows unreadable.
 */
export class PieceLine {
  readonly #append: (piece: Blob) => Promise<FaultResult<unknown>>;
  readonly #onFault: () => void;
  #last: Promise<void> = Promise.resolve();
  #isBroken = false;

  constructor(append: (piece: Blob) => Promise<FaultResult<unknown>>, onFault: () => void) {
    this.#append = append;
    this.#onFault = onFault;
  }

  add(piece: Blob): void {
    if (piece.size === 0 || this.#isBroken) return;
    this.#last = this.#last.then(async () => {
      if (this.#isBroken) return;
      const kept = await this.#append(piece).catch(() => null);
      if (kept?.ok) return;
      this.#isBroken = true;
      this.#onFault();
    });
  }

  /** Until everything that came is laid down, or could not be. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
