import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import path from 'node:path';
import { ipcContract, type DesktopBridge } from '#shared/protocol/ipc/contract.ts';
import { childrenOf, killTree } from './processes.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The real app with a profile of its own. */
export class Desktop {
  readonly #app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;

  private constructor(app: ElectronApplication, page: Page, dataDir: string) {
    this.#app = app;
    this.page = page;
    this.dataDir = dataDir;
  }

  static async launch(dataDir: string, args: readonly string[] = []): Promise<Desktop> {
    const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
    if (runtime === undefined) throw new Error('no Electron: start with npm run test:e2e');
    const asRoot = process.getuid?.() === 0; // Chromium refuses its sandbox to root
    const app = await _electron.launch({
      executablePath: path.join(runtime, process.platform === 'win32' ? 'electron.exe' : 'electron'),
      args: [root, ...(asRoot ? ['--no-sandbox'] : []), '--data', dataDir, ...args],
      cwd: root,
      locale: 'zh-CN',
    });
    return new Desktop(app, await app.firstWindow(), dataDir);
  }

  /** The one that holds the database and the link; a new one after each kill. */
  get workspacePid(): number | null {
    const main = this.#app.process().pid;
    return main === undefined ? null : (childrenOf(main, 'yunping-workspace')[0] ?? null);
  }

  /** As a crash or the system's memory guard would: at once, without a word to it. */
  killWorkspace(): number {
    const pid = this.workspacePid;
    if (pid === null) throw new Error('there is no workspace process to kill');
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** As a power cut would: every process of the app at once. Launch on the same profile to start again. */
  async killEverything(): Promise<void> {
    const main = this.#app.process();
    if (main.pid === undefined) throw new Error('the app does not run');
    const ended = new Promise((resolve) => main.once('exit', resolve));
    killTree(main.pid);
    await ended;
  }

  /** Where others reach the hub of this machine. */
  async hubUrl(): Promise<string> {
    const status: unknown = await this.page.evaluate(() => {
      const { yunping } = globalThis as unknown as { yunping: DesktopBridge };
      return yunping.invoke('app.status', {});
    });
    const { session } = ipcContract['app.status'].response.parse(status);
    if (!('hubUrl' in session)) throw new Error('this app has no hub');
    return session.hubUrl;
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
  }

  async close(): Promise<void> {
    await this.#app.close();
  }
}
