import type { Browser } from '@playwright/test';
import { buildPages } from './built-pages.ts';

/** Milliseconds from asking for the file to its first page being drawn, one number a run. */
export interface FirstPageTimes {
  readonly ours: readonly number[];
  readonly base: readonly number[];
}

/**
 * Opens a PDF in our viewer and in pdf.js's own, in turns, each time in a fresh context of the same browser, over
 * the same local server with HTTP Range. The first turn of each is thrown away.
 */
export async function measureReaderFirstPage(
  browser: Browser,
  pdfPath: string,
  { runs = 9 }: { readonly runs?: number } = {},
): Promise<FirstPageTimes> {
  const pages = await buildPages(['reader-ours', 'reader-base'], pdfPath);
  const ours: number[] = [];
  const base: number[] = [];
  try {
    for (let run = 0; run <= runs; run++) {
      for (const [name, times] of [
        ['reader-ours', ours],
        ['reader-base', base],
      ] as const) {
        const time = await timeOnce(browser, pages.address(name));
        if (run > 0) times.push(time);
      }
    }
  } finally {
    await pages.close();
  }
  return { ours, base };
}

async function timeOnce(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction("performance.getEntriesByName('pdf-first-page').length > 0", null, {
      timeout: 60_000,
    });
    return await page.evaluate<number>(
      `performance.getEntriesByName('pdf-first-page')[0].startTime - performance.getEntriesByName('pdf-open')[0].startTime`,
    );
  } finally {
    await context.close();
  }
}
