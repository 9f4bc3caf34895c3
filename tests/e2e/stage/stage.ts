import {
  test as base,
  expect,
  type Browser,
  type BrowserContext,
  type LaunchOptions,
  type Page,
} from '@playwright/test';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Desktop } from './desktop.ts';
import { KeptBrowser } from './kept-browser.ts';
import { Wire } from './wire.ts';

/** For an act whose place on the screen is still to come. */
const PATIENCE_MS = 60_000;

/** A browser of one person, on a network cable of its own. */
export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly wire: Wire;
}

/** Everything a test puts up and takes down: profiles, desktops, browsers, and what their pages complain of. */
export class Stage {
  readonly dir: string;
  readonly complaints: string[] = [];
  readonly #browser: Browser;
  readonly #launch: LaunchOptions;
  readonly #pages = new Map<string, Page>();
  readonly #takeDown: (() => Promise<void>)[] = [];

  constructor(dir: string, browser: Browser, launch: LaunchOptions) {
    this.dir = dir;
    this.#browser = browser;
    this.#launch = launch;
  }

  /** The same name again, after the first is gone, is the same profile started again. */
  async desktop(name: string, args: readonly string[] = []): Promise<Desktop> {
    const desktop = await Desktop.launch(path.join(this.dir, name), args);
    this.#takeDown.push(() => desktop.close());
    this.#watch(name, desktop.page);
    return desktop;
  }

  async browser(name: string): Promise<Seat> {
    const wire = await Wire.lay();
    const context = await this.#browser.newContext({
      locale: 'zh-CN',
      proxy: { server: wire.address },
      viewport: { width: 1440, height: 900 },
    });
    this.#takeDown.push(async () => {
      await context.close();
      await wire.remove();
    });
    const page = await context.newPage();
    this.#watch(name, page);
    return { context, page, wire };
  }

  /** A browser process of its own. The same name again, after the first was killed, has the same profile. */
  async keptBrowser(name: string): Promise<KeptBrowser> {
    const kept = await KeptBrowser.launch(path.join(this.dir, `profile-${name}`), this.#launch);
    this.#takeDown.push(() => kept.close());
    this.#watch(name, kept.page);
    return kept;
  }

  /** What else is to be taken down at the end; the last put up goes first. */
  cleanUp(down: () => Promise<void>): void {
    this.#takeDown.push(down);
  }

  /** Each page as it looks now, for whoever reads why a test failed. */
  async pictures(): Promise<readonly { readonly name: string; readonly png: Buffer }[]> {
    const taken = [...this.#pages].map(async ([name, page]) => ({ name, png: await page.screenshot() }));
    const settled = await Promise.allSettled(taken);
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }

  async clear(): Promise<void> {
    for (const down of this.#takeDown.toReversed()) await down().catch(() => undefined);
  }

  #watch(name: string, page: Page): void {
    this.#pages.set(name, page);
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.complaints.push(`${name}: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${name}: ${message.text()}`);
    });
  }
}

export const test = base.extend<{ stage: Stage }>({
  stage: async ({ browser, launchOptions, channel }, use, testInfo) => {
    const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'yunping-e2e-'));
    const stage = new Stage(dir, browser, {
      ...launchOptions,
      ...(channel === undefined ? {} : { channel }),
    });
    await use(stage);
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const { name, png } of await stage.pictures()) {
        await testInfo.attach(name, { body: png, contentType: 'image/png' });
        await fs.writeFile(testInfo.outputPath(`${name}.png`), png);
      }
      await testInfo.attach('complaints', { body: stage.complaints.join('\n') });
    }
    await stage.clear();
    await fs.rm(dir, { recursive: true, force: true });
  },
});

export { expect };
