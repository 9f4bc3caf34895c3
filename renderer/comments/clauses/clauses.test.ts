import { expect, test } from 'vitest';
import { lastPart, withoutLastPart } from './basis-text.ts';
import { ownClause, parseOwnClauses, withOwn } from './own-clauses.ts';

const form = { number: ' DB14/T 2455 ', edition: '2022', title: '', clause: '6.2', heading: '' };

test('CL4: the part being typed is what is looked for, and a picked clause takes its place alone', () => {
  expect(lastPart('壅水')).toBe('壅水');
  expect(lastPart('见批复文件；slt 808')).toBe('slt 808');
  expect(lastPart('见批复文件；')).toBe('');
  expect(withoutLastPart('见批复文件；slt 808')).toBe('见批复文件');
  expect(withoutLastPart('壅水')).toBe('');
  expect(withoutLastPart('见批复。另见 壅水')).toBe('见批复。');
});

test('CL5: a clause of one’s own has a number, and a clause or a heading; it is kept once', () => {
  const clause = ownClause('1', form);
  expect(clause).toMatchObject({ clauseId: 'own:1', number: 'DB14/T 2455', clause: '6.2' });
  expect(ownClause('2', { ...form, clause: ' ' })).toBeNull();
  expect(ownClause('2', { ...form, number: '' })).toBeNull();
  const again = ownClause('3', form);
  if (!clause || !again) throw new Error('both are whole');
  expect(withOwn([clause], again)).toEqual([again]);
  expect(parseOwnClauses(JSON.parse(JSON.stringify([again])))).toEqual([again]);
  expect(parseOwnClauses([{ number: 'x' }])).toBeNull();
});
