import type { Page } from '@playwright/test';

/** To an address of the app without loading its page anew. */
export async function goesTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}
