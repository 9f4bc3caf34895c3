import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BlobCache } from './blob-cache.ts';
import { beginAnswer, hashOf, startFileServer, type FileServer } from './testing/file-server.ts';

let server: FileServer;
let url: string;
let dir: string;

beforeEach(async () => {
  server = await startFileServer();
  ({ url, dir } = server);
});
afterEach(() => server.close());

test('WS6 a download that broke off goes on where it stood, and is whole and right before it is there', async () => {
  const bytes = randomBytes(400_000);
  const cache = new BlobCache(dir);
  let breaks = 2;
  server.answer = (request, response) => {
    const { start, end } = beginAnswer(request, response, bytes.length);
    if (breaks-- > 0) {
      response.write(bytes.subarray(start, start + 60_000), () => setTimeout(() => response.destroy(), 20));
    } else response.end(bytes.subarray(start, end + 1));
  };
  const result = await cache.ensure(hashOf(bytes), { url, headers: {} });
  expect(result.ok).toBe(true);
  expect(fs.readFileSync(cache.find(hashOf(bytes)) ?? '').equals(bytes)).toBe(true);
  const begins = server.asked.map((range) => Number(/bytes=(\d+)/.exec(range ?? '')?.[1]));
  expect(begins).toEqual(begins.toSorted((a, b) => a - b));
  expect(begins.filter((start) => start === 0)).toHaveLength(1);
});

test('WS6 other bytes than the name says are never there', async () => {
  const cache = new BlobCache(dir);
  const wanted = hashOf(Buffer.from('right'));
  server.answer = (_request, response) => response.end('wrong');
  const result = await cache.ensure(wanted, { url, headers: {} });
  expect(result).toMatchObject({ ok: false });
  expect(cache.find(wanted)).toBeNull();
  expect(server.asked.length).toBeGreaterThan(1);
});

test("WS6 the hub's no is passed on at once", async () => {
  const cache = new BlobCache(dir);
  server.answer = (_request, response) => {
    response
      .writeHead(404)
      .end(JSON.stringify({ fault: { code: 'notFound', message: 'no such file', retry: 'never' } }));
  };
  const result = await cache.ensure(hashOf(Buffer.from('x')), { url, headers: {} });
  expect(result).toMatchObject({ ok: false, error: { code: 'notFound', retry: 'never' } });
  expect(server.asked).toHaveLength(1);
});

test('WS6 two who ask at once wait for one download', async () => {
  const bytes = randomBytes(1000);
  const cache = new BlobCache(dir);
  server.answer = (_request, response) => response.end(bytes);
  const source = { url, headers: {} };
  await Promise.all([cache.ensure(hashOf(bytes), source), cache.ensure(hashOf(bytes), source)]);
  expect(server.asked).toHaveLength(1);
});

test('WS6 a file of this disk is taken over if it still has its bytes; what was read least lately goes first', async () => {
  const cache = new BlobCache(path.join(dir, 'cache'), 2500);
  const files = Array.from({ length: 3 }, () => randomBytes(1000));
  for (const [index, bytes] of files.entries()) {
    const file = path.join(dir, `source-${index}`);
    fs.writeFileSync(file, bytes);
    await cache.adopt(file, hashOf(bytes));
    const kept = cache.find(hashOf(bytes));
    if (kept !== null) fs.utimesSync(kept, index + 1, index + 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (kept !== null) fs.utimesSync(kept, index + 1, index + 1);
  }
  expect(
    files.map((bytes) => fs.existsSync(path.join(dir, 'cache', hashOf(bytes).slice(0, 2), hashOf(bytes)))),
  ).toEqual([false, true, true]);
  fs.writeFileSync(path.join(dir, 'changed'), 'other');
  await cache.adopt(path.join(dir, 'changed'), hashOf(Buffer.from('what it was')));
  expect(cache.find(hashOf(Buffer.from('what it was')))).toBeNull();
});
