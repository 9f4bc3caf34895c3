import type { Page } from '@playwright/test';
import { disguiseIn } from './canary.ts';
import type { Recorded } from './wire.ts';

/** Where one of the words came through; empty when none did. */
export function leaksIn(recorded: readonly Recorded[], words: Readonly<Record<string, string>>): string[] {
  return Object.entries(words).flatMap(([name, word]) =>
    recorded.flatMap(({ way, kind, about, body }) => {
      const disguise = disguiseIn(body, word);
      return disguise === null ? [] : [`${name} as ${disguise}: ${way} ${kind} ${about}`];
    }),
  );
}

/** The same for everything a browser keeps, and what its page shows. */
export async function leaksInBrowser(page: Page, words: Readonly<Record<string, string>>): Promise<string[]> {
  const kept = Buffer.from(await everythingKept(page));
  return Object.entries(words).flatMap(([name, word]) => {
    const disguise = disguiseIn(kept, word);
    return disguise === null ? [] : [`${name} as ${disguise}: kept by the browser`];
  });
}

async function everythingKept(page: Page): Promise<string> {
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const stores = await Promise.all(
      databases.map(async ({ name = '' }) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(new Error(name));
        });
        const rows = await Promise.all(
          [...database.objectStoreNames].map(
            (store) =>
              new Promise<unknown>((resolve, reject) => {
                const reading = database.transaction(store).objectStore(store).getAll();
                reading.onsuccess = () => resolve(reading.result);
                reading.onerror = () => reject(new Error(store));
              }),
          ),
        );
        database.close();
        return rows;
      }),
    );
    const names = await caches.keys();
    const cached = await Promise.all(
      names.map(async (name) => {
        const cache = await caches.open(name);
        const answers = await cache.matchAll();
        return Promise.all(answers.map((answer) => answer.text()));
      }),
    );
    return {
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      stores,
      cached,
      page: document.documentElement.outerHTML,
    };
  });
  return JSON.stringify(kept);
}
