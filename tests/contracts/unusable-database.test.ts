// A workspace process that is really forked, on databases it must not touch.
import Database from 'better-sqlite3';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ENTRY = path.resolve(import.meta.dirname, '../../electron/workspace/main.ts');

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-unusable-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

/** What the process says first; it ends when it is let go of. */
async function firstWords(): Promise<unknown> {
  const child = fork(ENTRY, ['--data', dir], { serialization: 'advanced', silent: true, execArgv: [] });
  const [message] = (await once(child, 'message')) as [unknown];
  child.disconnect();
  await once(child, 'exit');
  return message;
}

test('DE12 a damaged database is said to be damaged, and stays as it is', async () => {
  const file = path.join(dir, 'replica.db');
  const bytes = Buffer.alloc(20_000, 'this was a database once ');
  fs.writeFileSync(file, bytes);
  expect(await firstWords()).toEqual({ kind: 'unusable', reason: 'damaged' });
  expect(fs.readFileSync(file).equals(bytes)).toBe(true);
});

test('DE12 WS2 a database of a newer program is said to be newer, and keeps its version', async () => {
  const file = path.join(dir, 'replica.db');
  const db = new Database(file);
  db.exec('CREATE TABLE later (a TEXT)');
  db.pragma('user_version = 99');
  db.close();
  expect(await firstWords()).toEqual({ kind: 'unusable', reason: 'newer' });
  const again = new Database(file);
  expect(again.pragma('user_version', { simple: true })).toBe(99);
  again.close();
});

test('DE12 a database that cannot be opened as a file is said to be out of reach', async () => {
  fs.mkdirSync(path.join(dir, 'replica.db'));
  expect(await firstWords()).toEqual({ kind: 'unusable', reason: 'noAccess' });
});

test('DE12 a sound profile says that it is ready', async () => {
  expect(await firstWords()).toEqual({ kind: 'ready' });
});
