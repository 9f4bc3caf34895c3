import fs from 'node:fs';

/** Debian's Chromium where it is installed; elsewhere the Chrome of the machine. */
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => fs.existsSync(file));

/** How browsers are started, with what else this test wants of them. */
export function browserOptions(...args: readonly string[]): {
  readonly channel?: string;
  readonly launchOptions: { readonly executablePath?: string; readonly args: string[] };
} {
  return executablePath === undefined
    ? { channel: 'chrome', launchOptions: { args: [...args] } }
    : { launchOptions: { executablePath, args: ['--no-sandbox', ...args] } };
}
