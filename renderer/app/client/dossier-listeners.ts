import type { DossierId } from '#shared/domain/ids.ts';

/** Who listens to messages of one kind, in which dossier. */
export class DossierListeners<M extends { readonly message: { readonly dossierId: DossierId } }> {
  readonly #listeners = new Map<DossierId, Set<(message: M) => void>>();

  listen(dossierId: DossierId, listener: (message: M) => void): () => void {
    const listeners = this.#listeners.get(dossierId) ?? new Set();
    this.#listeners.set(dossierId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(dossierId) === listeners)
        this.#listeners.delete(dossierId);
    };
  }

  tell(message: M): void {
    for (const listener of [...(this.#listeners.get(message.message.dossierId) ?? [])]) listener(message);
  }
}
