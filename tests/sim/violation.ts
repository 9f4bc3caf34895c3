/** A broken promise of the product, found by the simulation. `invariant` is its id in docs/spec. */
export class Violation extends Error {
  override name = 'Violation';
  readonly invariant: string;

  constructor(invariant: string, message: string) {
    super(`${invariant}: ${message}`);
    this.invariant = invariant;
  }
}

export function check(condition: unknown, invariant: string, message: () => string): asserts condition {
  if (!condition) throw new Violation(invariant, message());
}
