/**
 * Equality of two trees that each change by copying the path to the change: what was found equal once is
 * not walked again, so a check after every event costs what the event changed.
 */
export class EqualTrees {
  readonly #known = new WeakMap<object, object>();

  /** The path of the first difference, or null. */
  difference(a: unknown, b: unknown, path = ''): string | null {
    if (a === b) return null;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
      return `${path}: ${JSON.stringify(a)} is not ${JSON.stringify(b)}`;
    }
    if (this.#known.get(a) === b) return null;
    const found = Array.isArray(a) ? this.#inArray(a, b, path) : this.#inObject(a, b, path);
    if (found === null) this.#known.set(a, b);
    return found;
  }

  #inArray(a: readonly unknown[], b: object, path: string): string | null {
    if (!Array.isArray(b) || a.length !== b.length) return `${path}: lists of different length`;
    for (let i = 0; i < a.length; i++) {
      if (a[i] === b[i]) continue;
      const found = this.difference(a[i], b[i], `${path}[${i}]`);
      if (found !== null) return found;
    }
    return null;
  }

  #inObject(a: object, b: object, path: string): string | null {
    const left = a as Readonly<Record<string, unknown>>; // plain data, as canonical JSON sees it
    const right = b as Readonly<Record<string, unknown>>;
    let size = 0;
    for (const key in left) {
      if (left[key] === undefined) continue;
      size++;
      const found = this.difference(left[key], right[key], `${path}.${key}`);
      if (found !== null) return found;
    }
    for (const key in right) if (right[key] !== undefined) size--;
    return size === 0 ? null : `${path}: different members`;
  }
}
