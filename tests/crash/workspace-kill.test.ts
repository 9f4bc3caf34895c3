import { expect, test } from 'vitest';
import { killWorkspace } from './workspace-kill.ts';

test('WS3 SIGKILL at any instant: nothing answered is lost, nothing is done twice, the chain holds', async () => {
  const report = await killWorkspace(12, 20261123);
  expect(report).toMatchObject({ runs: 12, lost: [], doubled: [], chainFaults: 0 });
  expect(report.answered).toBeGreaterThan(12);
}, 120_000);
