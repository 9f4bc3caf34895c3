/** A page's storage, as it outlives the page; it may be full. */
export class FakeStorage implements Storage {
  readonly #entries = new Map<string, string>();
  isFull = false;
  get length(): number {
    return this.#entries.size;
  }
  clear = (): void => this.#entries.clear();
  getItem = (key: string): string | null => this.#entries.get(key) ?? null;
  key = (index: number): string | null => [...this.#entries.keys()][index] ?? null;
  removeItem = (key: string): void => void this.#entries.delete(key);
  setItem = (key: string, value: string): void => {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.#entries.set(key, value);
  };
}
