import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { emptyTable, tableDelete, tableGet, tableSet, tableValues, type Table } from './table.ts';

const keys = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('constructor', 'toString', 'a', 'b'));
const steps = fc.array(fc.record({ key: keys, value: fc.option(fc.nat(), { nil: null }) }), {
  maxLength: 60,
});

function play(moves: readonly { key: string; value: number | null }[]): {
  table: Table<number>;
  model: Map<string, number>;
} {
  let table = emptyTable<number>();
  const model = new Map<string, number>();
  for (const { key, value } of moves) {
    table = value === null ? tableDelete(table, key) : tableSet(table, key, value);
    if (value === null) model.delete(key);
    else model.set(key, value);
  }
  return { table, model };
}

test('EV3: a table holds what was put in, and counts it', () => {
  fc.assert(
    fc.property(steps, (moves) => {
      const { table, model } = play(moves);
      expect(table.size).toBe(model.size);
      for (const [key, value] of model) expect(tableGet(table, key)).toBe(value);
      for (const { key } of moves) if (!model.has(key)) expect(tableGet(table, key)).toBeUndefined();
      expect(tableValues(table).sort((a, b) => a - b)).toEqual([...model.values()].sort((a, b) => a - b));
    }),
  );
});

test('EV3: equal contents have equal texts, whatever way they came about', () => {
  fc.assert(
    fc.property(steps, fc.infiniteStream(fc.nat()), (moves, chance) => {
      const { table, model } = play(moves);
      const entries = [...model].map((entry) => ({ entry, order: chance.next().value }));
      const shuffled = entries
        .sort((a, b) => a.order - b.order)
        .map(({ entry: [key, value] }) => ({ key, value }));
      expect(canonicalJson(play(shuffled).table)).toBe(canonicalJson(table));
    }),
  );
});

test('EV1: an older version of a table stays what it was', () => {
  fc.assert(
    fc.property(steps, keys, fc.nat(), (moves, key, value) => {
      const { table } = play(moves);
      const before = canonicalJson(table);
      tableSet(table, key, value);
      tableDelete(table, key);
      expect(canonicalJson(table)).toBe(before);
      expect(tableDelete(emptyTable<number>(), key)).toBe(emptyTable<number>());
    }),
  );
});
