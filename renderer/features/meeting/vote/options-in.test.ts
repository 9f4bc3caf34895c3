import { expect, test } from 'vitest';
import { optionsIn } from './options-in.ts';

test('UI4: options are read one a line, and what abstains cannot carry', () => {
  expect(optionsIn(' 同意 \n\n不同意\n弃权\n', '弃权')).toEqual([
    { label: '同意', isAbstention: false },
    { label: '不同意', isAbstention: false },
    { label: '弃权', isAbstention: true },
  ]);
  expect(optionsIn('For\nABSTAIN', '弃权').map(({ isAbstention }) => isAbstention)).toEqual([false, true]);
});
