import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Scratch } from './kept-draft.ts';
import { KeptList } from './kept-list.ts';

const parse = (stored: unknown) => z.array(z.string()).safeParse(stored).data ?? null;

function setupMachine(stored: Record<string, string> = {}) {
  const disk = new Map(Object.entries(stored));
  let isFull = false;
  const scratch: Scratch = {
    load: (key) => Promise.resolve(disk.get(key) ?? null),
    save: (key, text) => {
      if (isFull) return Promise.reject(new Error('disk full'));
      if (text === null) disk.delete(key);
      else disk.set(key, text);
      return Promise.resolve();
    },
  };
  return { disk, scratch, fill: () => (isFull = true), list: () => new KeptList(scratch, 'k', parse) };
}
const adding = (item: string) => (items: readonly string[]) => [...items, item];

test('CL5: a change is on the disk when it is done, and there after a restart', async () => {
  const machine = setupMachine();
  expect(await machine.list().change(adding('a'))).toBe(true);
  const again = machine.list();
  expect(await again.change(adding('b'))).toBe(true);
  expect(again.get()).toEqual({ items: ['a', 'b'], isLoaded: true });
  expect(machine.disk.get('k')).toBe('["a","b"]');
});

test('CL5: two windows add to the same list, and quick changes keep their order', async () => {
  const machine = setupMachine();
  const [one, other] = [machine.list(), machine.list()];
  await Promise.all([one.change(adding('a')), one.change(adding('b'))]);
  await other.change(adding('c'));
  expect(other.get().items).toEqual(['a', 'b', 'c']);
});

test('CL5: what could not be written is said, and not shown as if it were', async () => {
  const machine = setupMachine();
  const list = machine.list();
  await list.change(adding('a'));
  expect(await list.change(adding('长'.repeat(90_001)))).toBe(false);
  machine.fill();
  expect(await list.change(adding('b'))).toBe(false);
  expect(list.get().items).toEqual(['a']);
});

test('CL5: what cannot be read is put aside before it is written over', async () => {
  const machine = setupMachine({ k: '{broken' });
  const list = machine.list();
  await list.change(adding('a'));
  expect(Object.fromEntries(machine.disk)).toEqual({ k: '["a"]', 'k:unreadable': '{broken' });
});
