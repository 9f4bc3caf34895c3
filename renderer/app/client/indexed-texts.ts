import { z } from 'zod';
import type { KeptText, TextDisk } from './durable-texts.ts';

const DATABASE = 'yunping';
const STORE = 'texts';
const keptSchema = z.object({ text: z.string(), at: z.number() });

/**
 * Texts in the browser's own database. `durability: 'strict'` makes it flush to the disk before it says that a
 * transaction is complete; `localStorage` is written seconds later, by a process that may be killed first.
 */
export class IndexedTexts implements TextDisk {
  #opened: Promise<IDBDatabase> | null = null;

  async read(key: string): Promise<KeptText | null> {
    const database = await this.#database();
    const found = await answerTo(database.transaction(STORE).objectStore(STORE).get(key));
    return keptSchema.safeParse(found).data ?? null;
  }

  async write(texts: ReadonlyMap<string, KeptText>): Promise<void> {
    const database = await this.#database();
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(STORE);
    for (const [key, { text, at }] of texts) {
      if (text === null) store.delete(key);
      else store.put({ text, at }, key);
    }
    const done = completion(transaction);
    transaction.commit();
    await done;
  }

  async under(prefix: string): Promise<ReadonlyMap<string, KeptText>> {
    const database = await this.#database();
    const store = database.transaction(STORE).objectStore(STORE);
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const [keys, values] = await Promise.all([
      answerTo(store.getAllKeys(range)),
      answerTo(store.getAll(range)),
    ]);
    const found = new Map<string, KeptText>();
    keys.forEach((key, index) => {
      const kept = keptSchema.safeParse(values[index]).data;
      if (typeof key === 'string' && kept) found.set(key, kept);
    });
    return found;
  }

  #database(): Promise<IDBDatabase> {
    this.#opened ??= this.#open().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #open(): Promise<IDBDatabase> {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await answerTo(opening);
    // Its data may be deleted by hand, or a later version of the page may want it: the next use opens it anew.
    const forget = () => {
      this.#opened = null;
    };
    database.onclose = forget;
    database.onversionchange = () => {
      forget();
      database.close();
    };
    return database;
  }
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser’s database gave no answer'));
  });
}

function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new Error('the browser’s database did not write'));
    transaction.oncomplete = () => resolve();
    transaction.onabort = fail;
    transaction.onerror = fail;
  });
}
