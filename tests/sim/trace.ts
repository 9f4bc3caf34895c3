import { mix } from './random.ts';

/** A running hash over everything that happened: two runs of a seed must agree on it. */
export class Trace {
  #high = 0x6a09e667;
  #low = 0xbb67ae85;
  steps = 0;

  note(...numbers: readonly number[]): void {
    for (const n of numbers) {
      this.#high = (Math.imul(this.#high ^ n, 0x01000193) + this.#low) | 0;
      this.#low = Math.imul(this.#low ^ (this.#high >>> 11), 0x85ebca6b) ^ n;
    }
  }

  text(text: string): void {
    for (let i = 0; i < text.length; i++) this.note(text.charCodeAt(i));
  }

  get digest(): string {
    return hex(mix(this.#high, this.#low)) + hex(mix(this.#low, this.#high));
  }
}

function hex(n: number): string {
  return n.toString(16).padStart(8, '0');
}
