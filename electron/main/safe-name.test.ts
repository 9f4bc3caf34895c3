import { expect, test } from 'vitest';
import { safeName } from './safe-name.ts';

test.each([
  ['专家组评审意见.pdf', '专家组评审意见.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['a\\b:c*?.pdf', 'a_b_c__.pdf'],
  ['意见\u202Efdp.exe', '意见fdp.exe'],
  ['a\u0000b\n.pdf', 'ab.pdf'],
  [' ..hidden. ', 'hidden'],
  ['...', 'file.pdf'],
])('DE10 %j is saved as %j', (name, expected) => {
  expect(safeName(name)).toBe(expected);
});

test('DE10 a long name is cut', () => {
  expect(safeName('长'.repeat(500))).toHaveLength(120);
});
