import type { DossierId } from '#shared/domain/ids.ts';
import type { DraftMessage } from '#shared/protocol/joint-draft.ts';

type Listener = (message: DraftMessage) => void;

/** Who listens to the typing in which dossier. */
export class DraftListeners {
  readonly #listeners = new Map<DossierId, Set<Listener>>();

  listen(dossierId: DossierId, listener: Listener): () => void {
    const listeners = this.#listeners.get(dossierId) ?? new Set();
    this.#listeners.set(dossierId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(dossierId) === listeners)
        this.#listeners.delete(dossierId);
    };
  }

  tell(message: DraftMessage): void {
    for (const listener of [...(this.#listeners.get(message.message.dossierId) ?? [])]) listener(message);
  }
}
