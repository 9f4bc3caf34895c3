import type { Page } from '@playwright/test';

/**
 * Watches for words that may stand on the page for less time than lies between two looks at it. Await this before
 * what brings them about, and what it returns after.
 */
export async function watchesFor(page: Page, words: string): Promise<() => Promise<void>> {
  const name = `appeared-${words}`;
  await page.evaluate(
    ([key, text]) => {
      const { document } = globalThis;
      const appeared = new Promise<void>((resolve) => {
        const look = (): void => {
          if (!document.body.textContent.includes(text)) return;
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, characterData: true, subtree: true });
        look();
      });
      Object.assign(globalThis, { [key]: appeared });
    },
    [name, words] as const,
  );
  return () => page.evaluate((key) => (globalThis as unknown as Record<string, Promise<void>>)[key], name);
}
