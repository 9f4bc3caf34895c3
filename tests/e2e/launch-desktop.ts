import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** Closes the app as a person does; the profile stays. */
  close(): Promise<void>;
}

/** Chromium refuses its sandbox to root. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Starts the built desktop app on a profile of its own. */
export async function launchDesktop(
  options: { dataDir?: string; args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<Desktop> {
  const dataDir = options.dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-profile-'));
  const app = await _electron.launch({
    args: [root, ...asRoot, '--disable-gpu', '--data', dataDir, ...(options.args ?? [])],
    env: { ...(process.env as Record<string, string>), ...options.env },
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return { app, page, dataDir, close: () => app.close() };
}

/** The process ids of the workspace processes of a profile, by the name they give themselves. */
export function workspacePids(dataDir: string): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const match = /^\s*(\d+)\s+yunping-workspace --data (.*?)\s*$/u.exec(line);
    return match?.[2] === dataDir ? [Number(match[1])] : [];
  });
}
