import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordingIdSchema } from '#shared/domain/ids.ts';
import { KeptRecordings } from './kept-recordings.ts';

const ID = recordingIdSchema.parse('recording-1');
let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recordings-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

test('WS22: a recording grows piece by piece, and the next process finds it as long as it was', async () => {
  const first = new KeptRecordings(dir, 'account');
  expect(await first.append(ID, new Uint8Array([1, 2, 3]))).toBe(3);
  const next = new KeptRecordings(dir, 'account');
  expect(await next.size(ID)).toBe(3);
  expect(await next.append(ID, new Uint8Array([4]))).toBe(4);
  await next.drop(ID);
  expect(await first.size(ID)).toBe(0);
});

test('WS22: another account has none of it', async () => {
  await new KeptRecordings(dir, 'account').append(ID, new Uint8Array([1]));
  expect(await new KeptRecordings(dir, 'other').size(ID)).toBe(0);
});
