import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MadeFiles } from './save-made.ts';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-made-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const filesIn = (): readonly string[] => fs.readdirSync(folder);
const made = (): MadeFiles => new MadeFiles((_window, name) => Promise.resolve(path.join(folder, name)));
const bytes = (text: string): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });

test('DE13 a made file goes to the place the person chose, once, under a name without a path', async () => {
  const files = made();
  const ticket = (await files.choose(1, '../../报告（批注副本）.pdf')) ?? '';
  expect(await files.write(ticket, bytes('copy'))).toBe(204);
  expect(filesIn()).toEqual(['_.._报告（批注副本）.pdf']);
  expect(fs.readFileSync(path.join(folder, filesIn()[0] ?? ''), 'utf8')).toBe('copy');
  expect(await files.write(ticket, bytes('again'))).toBe(404);
  expect(await files.write('no-such-ticket', bytes('x'))).toBe(404);
});

test('DE13 nothing is written when the person changes their mind', async () => {
  expect(await new MadeFiles(() => Promise.resolve(null)).choose(1, 'a.pdf')).toBeNull();
});

test('DE13 what breaks off leaves neither a part nor a hole in what was there before', async () => {
  fs.writeFileSync(path.join(folder, 'a.xlsx'), 'before');
  const files = made();
  const ticket = (await files.choose(1, 'a.xlsx')) ?? '';
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('half'));
      controller.error(new Error('the page went away'));
    },
  });
  expect(await files.write(ticket, broken)).toBe(507);
  expect(filesIn()).toEqual(['a.xlsx']);
  expect(fs.readFileSync(path.join(folder, 'a.xlsx'), 'utf8')).toBe('before');
});
