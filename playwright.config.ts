import { defineConfig } from '@playwright/test';
import fs from 'node:fs';

// Debian's Chromium where it is installed; elsewhere the Chrome of the machine.
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => fs.existsSync(file));

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  // One at a time: a journey already runs two Electron instances, three browsers and a hub on two cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    locale: 'zh-CN',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    ...(chromium === undefined
      ? { channel: 'chrome' }
      : { launchOptions: { executablePath: chromium, args: ['--no-sandbox'] } }),
  },
});
