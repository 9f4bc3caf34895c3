import type { Sha256 } from '#shared/domain/ids.ts';

const NAME = 'yunping-pictures';
const STORE = 'unsent';
const DAY_MS = 24 * 3_600_000;
/** As long as the hub lets a command name it. */
const SENT_FOR_MS = DAY_MS;
/** Which words of which tab name it cannot all be asked. */
const UNSENT_FOR_MS = 30 * DAY_MS;

interface Row {
  readonly picture: Blob;
  readonly at: number;
  readonly isSent: boolean;
}

/**
 * Unsent pictures of one account in the browser's database: like unsent words they survive a reload and a killed
 * tab, and nothing else of a dossier stays (BC8). Where the browser gives no database they live with the page.
 */
export class PictureDatabase {
  readonly #prefix: string;
  readonly #memory = new Map<Sha256, Blob>();
  readonly #opened: Promise<IDBDatabase | null> = openDatabase();

  constructor(accountId: string) {
    this.#prefix = `${accountId}/`;
  }

  async put(sha256: Sha256, picture: Blob): Promise<void> {
    this.#memory.set(sha256, picture);
    await this.#put(this.#prefix + sha256, { picture, at: Date.now(), isSent: false });
  }

  async get(sha256: Sha256): Promise<Blob | null> {
    const held = this.#memory.get(sha256);
    if (held) return held;
    const row: unknown = await this.#do('readonly', (store) => store.get(this.#prefix + sha256));
    return isRow(row) ? row.picture : null;
  }

  /** The hub has it; it is let go a day later, when the command that names it was answered or came back. */
  async sent(sha256: Sha256): Promise<void> {
    const picture = await this.get(sha256);
    if (picture) await this.#put(this.#prefix + sha256, { picture, at: Date.now(), isSent: true });
  }

  /** Lets go of what was sent, and in the end of what never was: words that named it were discarded. */
  async sweep(): Promise<void> {
    const keys = await this.#do('readonly', (store) => store.getAllKeys());
    for (const key of keys ?? []) {
      if (typeof key !== 'string' || !key.startsWith(this.#prefix)) continue;
      const row: unknown = await this.#do('readonly', (store) => store.get(key));
      if (isRow(row) && row.at > Date.now() - (row.isSent ? SENT_FOR_MS : UNSENT_FOR_MS)) continue;
      await this.#do('readwrite', (store) => store.delete(key));
    }
  }

  async #put(key: string, row: Row): Promise<void> {
    await this.#do('readwrite', (store) => store.put(row, key));
  }

  /** Null where there is no database; rejects where it does not take what is given. */
  async #do<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
    const database = await this.#opened;
    if (!database) return null;
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const request = ask(transaction.objectStore(STORE));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    });
  }
}

function openDatabase(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => resolve(null);
      opening.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && 'picture' in row && row.picture instanceof Blob;
}
