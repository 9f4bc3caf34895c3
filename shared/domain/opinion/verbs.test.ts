import { expect, test } from 'vitest';
import { beginsWithVerb, POINT_VERBS } from './verbs.ts';

test('OP18: a point begins with a verb that says what is to be done', () => {
  for (const verb of POINT_VERBS) expect(beginsWithVerb(`${verb}设计洪水成果。`)).toBe(true);
  expect(beginsWithVerb('  进一步复核糙率取值。')).toBe(true);
  expect(beginsWithVerb('糙率取值没有依据。')).toBe(false);
  expect(beginsWithVerb('')).toBe(true);
});
