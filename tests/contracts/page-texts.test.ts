// What any store of page texts must do: the desktop's on disk, and the one in memory (docs/spec/desktop.md, WS15-WS17).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPageTexts } from '#electron/workspace/store/page-texts.ts';
import { MemoryTexts } from '#shared/search/memory-texts.ts';
import type { PageTextStore } from '#shared/search/page-text-store.ts';
import { sha256Of } from '#shared/testing/cast.ts';

const A = sha256Of('report a');
const B = sha256Of('report b');
const page = (text: string) => ({ text, folded: text.toLowerCase() });
const ONE = 'one/dossier-1';
const TWO = 'two/dossier-1';

let dir: string;
let file: string;
let open: (PageTextStore & { close(): void })[] = [];

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-texts-'));
  file = path.join(dir, 'index.db');
});
afterEach(() => {
  for (const store of open) store.close();
  open = [];
  fs.rmSync(dir, { recursive: true, force: true });
});

function onDisk(): PageTextStore & { close(): void } {
  const store = openPageTexts(file);
  open.push(store);
  return store;
}

describe.each([
  ['on disk', (): PageTextStore => onDisk()],
  ['in memory', (): PageTextStore => new MemoryTexts()],
])('page texts %s', (_name, make) => {
  test('WS15 pages are kept in order and counted, the blank ones too', () => {
    const store = make();
    expect(store.extent(A)).toBeNull();
    store.append(ONE, A, 3, [page('First'), page('')]);
    store.append(ONE, A, 3, [page('Third\u0000 糙率')]);
    expect(store.extent(A)).toEqual({ pageCount: 3, pagesDone: 3, blankPages: 1 });
    expect(store.folded(A)).toEqual(['first', '', 'third\u0000 糙率']);
    expect(store.folded(A)).toBe(store.folded(A));
    expect(store.text(A, 2)).toBe('Third\u0000 糙率');
    expect([store.folded(B), store.text(A, 9), store.text(B, 0)]).toEqual([[], '', '']);
  });

  test('WS15 another page count begins the file anew', () => {
    const store = make();
    store.append(ONE, A, 3, [page('old')]);
    store.append(ONE, A, 2, [page('new')]);
    expect(store.extent(A)).toEqual({ pageCount: 2, pagesDone: 1, blankPages: 0 });
    expect(store.folded(A)).toEqual(['new']);
  });

  test('WS17 a file goes when its last holder has no right to it any more', () => {
    const store = make();
    store.append(ONE, A, 2, [page('a1')]);
    store.append(TWO, A, 2, [page('a2')]);
    store.append(ONE, B, 1, [page('b1')]);
    store.keep(ONE, [B]);
    expect(store.folded(A)).toEqual(['a1', 'a2']);
    store.keep(TWO, []);
    expect(store.extent(A)).toBeNull();
    expect(store.folded(A)).toEqual([]);
    expect(store.folded(B)).toEqual(['b1']);
    store.keep('nobody/at-all', []);
    expect(store.folded(B)).toEqual(['b1']);
  });
});

test('WS15 the index is there after a restart', () => {
  onDisk().append(ONE, A, 1, [page('kept')]);
  open.pop()?.close();
  expect(onDisk().folded(A)).toEqual(['kept']);
});

test.each([
  ['deleted', () => fs.rmSync(file)],
  ['damaged', () => fs.writeFileSync(file, 'no database '.repeat(1000))],
  ['cut off', () => fs.truncateSync(file, 700)],
])('WS15 an index that is %s is made anew', (_what, harm) => {
  onDisk().append(ONE, A, 1, [page('lost')]);
  open.pop()?.close();
  harm();
  const store = onDisk();
  expect(store.extent(A)).toBeNull();
  store.append(ONE, A, 1, [page('again')]);
  expect(store.folded(A)).toEqual(['again']);
});

test('WS15 damage that shows only later begins the index anew, and the work goes on', () => {
  const first = onDisk();
  for (let count = 0; count < 40; count++) first.append(ONE, A, 40, [page('文字'.repeat(900))]);
  open.pop()?.close();
  const bytes = fs.readFileSync(file);
  bytes.fill(0xee, 4096); // the first page, which an opening reads, stays
  fs.writeFileSync(file, bytes);
  const store = onDisk();
  store.append(ONE, B, 1, [page('after')]);
  expect(store.folded(B)).toEqual(['after']);
  expect(store.folded(A)).toEqual([]);
});

test('WS15 where no index can be written there is one in memory', () => {
  fs.mkdirSync(path.join(file, 'in-the-way'), { recursive: true });
  const store = onDisk();
  store.append(ONE, A, 1, [page('here')]);
  expect(store.folded(A)).toEqual(['here']);
});

test('WS17 what was dropped leaves no byte on the disk', () => {
  const canary = 'CANARY-7f3a-糙率';
  const store = onDisk();
  const long = Array.from({ length: 200 }, (_, index) => page(`${canary} ${index} ${'字'.repeat(800)}`));
  store.append(ONE, A, 200, long);
  store.append(ONE, B, 1, [page('stays')]);
  store.keep(ONE, [B]);
  for (const name of fs.readdirSync(dir)) {
    const bytes = fs.readFileSync(path.join(dir, name));
    expect(bytes.includes('CANARY-7f3a') || bytes.includes('canary-7f3a')).toBe(false);
  }
  expect(store.folded(B)).toEqual(['stays']);
});
