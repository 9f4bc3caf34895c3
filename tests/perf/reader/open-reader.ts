import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions, type Page } from '@playwright/test';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

export const BROWSER: LaunchOptions = {
  ...(existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : { channel: 'chrome' }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], // Chromium refuses its sandbox to root
};

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(BROWSER);
}

/** Opens one of the pages in a fresh context and waits for its first page; the context closes with the page. */
export async function openReader(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  await page.waitForFunction('window.reader !== undefined', null, { timeout: 120_000 });
  return page;
}
