/** What a run has seen; all of it is counted, and what stays at zero is a hole in the simulation. */
export class Coverage {
  readonly counts = new Map<string, number>();

  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }

  add(other: Iterable<readonly [string, number]>): void {
    for (const [what, by] of other) this.count(what, by);
  }

  get(what: string): number {
    return this.counts.get(what) ?? 0;
  }
}
