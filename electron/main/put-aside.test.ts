import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { putAside } from './put-aside.ts';

test('DE12 a damaged database is put aside with its log, byte for byte, and is out of the way', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunping-aside-'));
  fs.writeFileSync(path.join(dir, 'replica.db'), 'no database');
  fs.writeFileSync(path.join(dir, 'replica.db-wal'), 'its log');
  fs.writeFileSync(path.join(dir, 'window.json'), '{}');
  putAside(dir, new Date(0));
  expect(fs.readdirSync(dir).sort()).toEqual([
    'damaged-1970-01-01T00-00-00-000Z-replica.db',
    'damaged-1970-01-01T00-00-00-000Z-replica.db-wal',
    'window.json',
  ]);
  expect(fs.readFileSync(path.join(dir, 'damaged-1970-01-01T00-00-00-000Z-replica.db'), 'utf8')).toBe(
    'no database',
  );
  fs.rmSync(dir, { recursive: true });
});
