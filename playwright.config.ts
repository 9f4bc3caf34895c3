import { defineConfig } from '@playwright/test';
import { browserOptions } from './tests/e2e/stage/chromium.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  // One at a time: a journey already runs two Electron instances, three browsers and a hub on two cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 300_000,
  // Generous: machines are slow at times, and a condition that comes true ends the waiting at once.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['html', { open: 'never' }], ['./tests/e2e/stage/reasons-reporter.ts']],
  use: {
    locale: 'zh-CN',
    // A trace of six pages costs more than the journey itself; a failure leaves a picture of each page.
    trace: process.env['YUNPING_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    ...browserOptions(),
  },
});
