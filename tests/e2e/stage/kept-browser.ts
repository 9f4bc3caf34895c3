import { chromium, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test';
import { childrenOf, killTree } from './processes.ts';

/** A whole browser with a profile on the disk, which can be killed and started again on it. */
export class KeptBrowser {
  readonly #context: BrowserContext;
  readonly #pid: number;
  readonly page: Page;

  private constructor(context: BrowserContext, pid: number, page: Page) {
    this.#context = context;
    this.#pid = pid;
    this.page = page;
  }

  static async launch(profile: string, options: LaunchOptions): Promise<KeptBrowser> {
    const context = await chromium.launchPersistentContext(profile, {
      ...options,
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
    });
    const [pid] = childrenOf(process.pid, profile);
    if (pid === undefined) throw new Error('no process has this profile');
    return new KeptBrowser(context, pid, context.pages()[0] ?? (await context.newPage()));
  }

  /** As a power cut would, but for the system's own buffers: all its processes at once, without a word to any. */
  async kill(): Promise<void> {
    const gone = this.#context.waitForEvent('close', { timeout: 30_000 });
    killTree(this.#pid);
    await gone;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
