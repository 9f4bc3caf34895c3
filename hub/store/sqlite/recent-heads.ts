import type { DossierId } from '#shared/domain/ids.ts';
import type { Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';

/** Ledgers of a few hundred dossiers at work, a megabyte at most. */
const MOST = 4096;

/**
 * The heads of ledgers written to lately, so that a commit need not look for them: this process is the only
 * one that writes. What a transaction that failed has put here is not on disk; then all is forgotten.
 */
export class RecentHeads {
  readonly #heads = new Map<string, Head>();

  get(dossierId: DossierId, ledgerId: LedgerId): Head | undefined {
    return this.#heads.get(`${dossierId}/${ledgerId}`);
  }

  put(dossierId: DossierId, head: Head): void {
    const key = `${dossierId}/${head.ledgerId}`;
    // Once more at the end, so that the first one is the one least lately written.
    this.#heads.delete(key);
    this.#heads.set(key, head);
    if (this.#heads.size <= MOST) return;
    for (const oldest of this.#heads.keys()) {
      this.#heads.delete(oldest);
      return;
    }
  }

  forget(): void {
    this.#heads.clear();
  }
}
