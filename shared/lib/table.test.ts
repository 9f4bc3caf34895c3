import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyTable, tableDelete, tableGet, tableSet, tableValues, type Table } from './table.ts';

const keys = fc.string({ maxLength: 3 });
const steps = fc.array(fc.tuple(keys, fc.option(fc.nat())), { maxLength: 200 });

function apply(entries: Iterable<readonly [string, number | null]>): Table<number> {
  let table = emptyTable<number>();
  for (const [key, value] of entries)
    table = value === null ? tableDelete(table, key) : tableSet(table, key, value);
  return table;
}

test('a table holds what a map would hold', () => {
  fc.assert(
    fc.property(steps, (entries) => {
      const map = new Map<string, number>();
      for (const [key, value] of entries) {
        if (value === null) map.delete(key);
        else map.set(key, value);
      }
      const table = apply(entries);
      expect(table.size).toBe(map.size);
      expect(tableValues(table).sort()).toEqual([...map.values()].sort());
      for (const [key] of entries) expect(tableGet(table, key)).toBe(map.get(key));
    }),
  );
});

test('S3 equal contents have equal shape, however they came about', () => {
  fc.assert(
    fc.property(steps, (entries) => {
      const table = apply(entries);
      const rest = [...new Map(entries)].filter(([, value]) => value !== null);
      expect(apply(rest.reverse())).toEqual(table);
    }),
  );
});

test('older versions stay as they were', () => {
  const one = tableSet(emptyTable<number>(), 'a', 1);
  const two = tableSet(one, 'a', 2);
  expect([tableGet(one, 'a'), tableGet(two, 'a'), tableGet(tableDelete(two, 'a'), 'a')]).toEqual([
    1,
    2,
    undefined,
  ]);
  expect(emptyTable().size).toBe(0);
});
