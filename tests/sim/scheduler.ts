interface Entry {
  readonly at: number;
  readonly no: number;
  readonly run: () => void;
  cancelled: boolean;
}

/** Virtual time: what is due runs one thing at a time, in order of time, then of asking. A binary heap. */
export class Scheduler {
  now = 0;
  #no = 0;
  readonly #heap: Entry[] = [];

  /** Runs once after `delayMs`; the returned function cancels. */
  after(delayMs: number, run: () => void): () => void {
    const entry: Entry = { at: this.now + delayMs, no: this.#no++, run, cancelled: false };
    this.#push(entry);
    return () => {
      entry.cancelled = true;
    };
  }

  /** Runs what is due next; false when nothing is. */
  step(): boolean {
    for (;;) {
      const entry = this.#pop();
      if (!entry) return false;
      if (entry.cancelled) continue;
      this.now = entry.at;
      entry.run();
      return true;
    }
  }

  hasMore(): boolean {
    return this.#heap.some((entry) => !entry.cancelled);
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || first === last) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = heap[child];
      if (!left) break;
      const right = heap[child + 1];
      let smaller = left;
      if (right && isBefore(right, left)) {
        smaller = right;
        child++;
      }
      if (!isBefore(smaller, last)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.no < b.no);
}
