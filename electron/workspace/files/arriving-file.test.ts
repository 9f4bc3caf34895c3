import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BlobCache } from './blob-cache.ts';
import { beginAnswer, hashOf, startFileServer, type FileServer } from './testing/file-server.ts';

const BYTES = randomBytes(1_000_000);
const SHA256 = hashOf(BYTES);

let server: FileServer;
let cache: BlobCache;
/** Lets the reading from the front go on. */
let letFrontGo: () => void;
/** What is asked for behind this the tests look at; the front stays before it until it may go on. */
const FRONT = 150_000;

/** Gives at once what is looked at, and the rest only once it may. */
beforeEach(async () => {
  server = await startFileServer();
  cache = new BlobCache(server.dir);
  const front = Promise.withResolvers<void>();
  letFrontGo = () => front.resolve();
  server.answer = (request, response) => {
    const { start, end } = beginAnswer(request, response, BYTES.length);
    const send = () => void response.end(BYTES.subarray(start, end + 1));
    if (start >= FRONT) send();
    else void front.promise.then(send);
  };
});
afterEach(() => server.close());

const source = () => ({ url: server.url, headers: {} });

async function looksAt(start: number, end: number): Promise<void> {
  const found = await cache.ensureStretch(SHA256, { start, end }, source());
  if (!found.ok) throw new Error(found.error.message);
  expect(bytesAt(found.value, start, end).equals(BYTES.subarray(start, end + 1))).toBe(true);
}

function bytesAt(file: string, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end + 1 - start);
  const handle = fs.openSync(file, 'r');
  fs.readSync(handle, bytes, 0, bytes.length, start);
  fs.closeSync(handle);
  return bytes;
}

function namesIn(dir: string): string[] {
  return fs
    .readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /[0-9a-f]{64}/.test(name));
}

test('WS23 what is looked at comes while the rest is still on its way', async () => {
  await looksAt(700_000, 799_999);
  await looksAt(200_000, 200_009);
  expect(cache.find(SHA256)).toBeNull();
  letFrontGo();
  await vi.waitFor(() => expect(cache.find(SHA256)).not.toBeNull());
  expect(fs.readFileSync(cache.find(SHA256) ?? '').equals(BYTES)).toBe(true);
});

test('WS23 the rest comes also when nobody looks any more, and leaves nothing else behind', async () => {
  await looksAt(500_000, 500_099);
  letFrontGo();
  await vi.waitFor(() => expect(namesIn(server.dir)).toHaveLength(1));
  expect(cache.isArriving(SHA256)).toBe(false);
});

test('WS23 bytes that were looked at are not asked for again', async () => {
  await looksAt(300_000, 899_999);
  letFrontGo();
  const whole = await cache.ensure(SHA256, source());
  expect(whole.ok && fs.readFileSync(whole.value).equals(BYTES)).toBe(true);
  const bytesAsked = server.asked.map((range) => {
    const [, start, end] = /bytes=(\d+)-(\d+)/.exec(range ?? '') ?? [];
    return Math.min(BYTES.length - 1, Number(end)) + 1 - Number(start);
  });
  expect(bytesAsked.reduce((sum, bytes) => sum + bytes)).toBe(BYTES.length);
});

test('WS23 the rest waits for what is looked at', async () => {
  const found = Promise.withResolvers<void>();
  server.answer = (request, response) => {
    const { start, end } = beginAnswer(request, response, BYTES.length);
    const send = () => void response.end(BYTES.subarray(start, end + 1));
    if (start >= 999_000) void found.promise.then(send);
    else send();
  };
  const looks = looksAt(999_000, 999_099);
  await vi.waitFor(() => expect(server.asked).toContain('bytes=999000-999099'));
  // Time enough for a front that does not wait: each is a whole round trip.
  for (const start of [500_000, 600_000, 700_000]) await looksAt(start, start + 9);
  const front = server.asked.filter((range) => Number(/bytes=(\d+)/.exec(range ?? '')?.[1]) < 500_000);
  expect(front.length).toBeLessThanOrEqual(1);
  found.resolve();
  await looks;
  await vi.waitFor(() => expect(cache.find(SHA256)).not.toBeNull());
});

test('WS23 a lost link is said as one, and what came before it stays', async () => {
  const { answer } = server;
  await looksAt(200_100, 200_199);
  server.answer = (request) => void request.socket.destroy();
  const lost = await cache.ensureStretch(SHA256, { start: 205_000, end: 205_999 }, source());
  expect(lost).toMatchObject({ ok: false, error: { retry: 'auto' } });
  const before = server.asked.length;
  await looksAt(200_100, 200_199);
  expect(server.asked.slice(before)).not.toContain('bytes=200100-200199');
  server.answer = answer;
  letFrontGo();
  await looksAt(205_000, 205_999);
  await vi.waitFor(() => expect(cache.find(SHA256)).not.toBeNull());
});

test("WS23 the hub's no is passed on, and nothing stays", async () => {
  server.answer = (_request, response) => {
    response
      .writeHead(404)
      .end(JSON.stringify({ fault: { code: 'notFound', message: 'no such file', retry: 'never' } }));
  };
  const refused = await cache.ensureStretch(SHA256, { start: 0, end: 99 }, source());
  expect(refused).toMatchObject({ ok: false, error: { code: 'notFound', retry: 'never' } });
  await vi.waitFor(() => expect(cache.isArriving(SHA256)).toBe(false));
});

test('WS23 WS6 what has another hash in the end is not given out again', async () => {
  const wrong = Buffer.from(BYTES);
  wrong[999_999] = (wrong[999_999] ?? 0) ^ 1;
  server.answer = (request, response) => {
    const { start, end } = beginAnswer(request, response, wrong.length);
    response.end(wrong.subarray(start, end + 1));
  };
  await looksAt(0, 999);
  await vi.waitFor(() => expect(cache.isArriving(SHA256)).toBe(false));
  expect(await cache.ensure(SHA256, source())).toMatchObject({ ok: false, error: { retry: 'never' } });
  expect(cache.find(SHA256)).toBeNull();
});

test('WS23 what came is taken up after a restart', async () => {
  await looksAt(700_000, 799_999);
  cache = new BlobCache(server.dir);
  const before = server.asked.length;
  await looksAt(720_000, 729_999);
  expect(server.asked.slice(before)).not.toContain('bytes=720000-729999');
  letFrontGo();
  await vi.waitFor(() => expect(cache.find(SHA256)).not.toBeNull());
});

test('WS23 stretches that overlap are asked for once, also at the same time', async () => {
  await Promise.all([looksAt(400_000, 499_999), looksAt(450_000, 549_999), looksAt(420_000, 430_000)]);
  expect(server.asked).toContain('bytes=500000-549999');
  expect(server.asked).not.toContain('bytes=420000-430000');
});

test('WS23 a disk that refuses is said, and tried anew', async () => {
  const inTheWay = path.join(server.dir, SHA256.slice(0, 2));
  fs.writeFileSync(inTheWay, 'not a folder');
  const refused = await cache.ensureStretch(SHA256, { start: 200_000, end: 200_009 }, source());
  expect(refused).toMatchObject({ ok: false, error: { retry: 'auto' } });
  fs.rmSync(inTheWay);
  letFrontGo();
  await looksAt(200_000, 200_009);
  await vi.waitFor(() => expect(cache.find(SHA256)).not.toBeNull());
});

test('WS23 a hub that gives whole files alone is waited for', async () => {
  server.answer = (_request, response) => response.end(BYTES);
  await looksAt(10, 19);
});
