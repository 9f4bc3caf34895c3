/**
 * Who has the worker that reads the file. It does one thing at a time, so of two requests under way nobody could
 * tell which one is stuck. Words and links are read one page after the other, and never while something is drawn;
 * what is drawn goes first.
 */
export class ReadingTurns {
  #drawing = 0;
  #isReading = false;
  readonly #drawsWaiting: (() => void)[] = [];
  readonly #readsWaiting: (() => void)[] = [];

  /** Several may be drawn at once: parts of one page. */
  draw<T>(work: () => Promise<T>): Promise<T> {
    return this.#take(this.#drawsWaiting, work, () => this.#drawing--);
  }

  read<T>(work: () => Promise<T>): Promise<T> {
    return this.#take(this.#readsWaiting, work, () => (this.#isReading = false));
  }

  async #take<T>(line: (() => void)[], work: () => Promise<T>, done: () => void): Promise<T> {
    await new Promise<void>((resolve) => {
      line.push(resolve);
      this.#next();
    });
    try {
      return await work();
    } finally {
      done();
      this.#next();
    }
  }

  #next(): void {
    if (this.#isReading) return;
    for (const begin of this.#drawsWaiting.splice(0)) {
      this.#drawing++;
      begin();
    }
    if (this.#drawing > 0) return;
    const begin = this.#readsWaiting.shift();
    if (!begin) return;
    this.#isReading = true;
    begin();
  }
}
