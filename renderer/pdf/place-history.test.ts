import { expect, test } from 'vitest';
import { emptyHistory, goBack, goForward, leave } from './place-history.ts';

test('RD4 back returns to where a jump began, forward to where back began', () => {
  const jumped = leave(leave(emptyHistory<number>(), 1), 20);
  const back = goBack(jumped, 300);
  expect(back?.place).toBe(20);
  const further = back && goBack(back.history, 20);
  expect(further?.place).toBe(1);
  const forward = further && goForward(further.history, 1);
  expect(forward?.place).toBe(20);
  expect(forward && goForward(forward.history, 20)?.place).toBe(300);
});

test('RD4 a new jump forgets what was ahead; the ends lead nowhere', () => {
  const back = goBack(leave(emptyHistory<number>(), 1), 2);
  expect(back && leave(back.history, 5).forward).toEqual([]);
  expect(goBack(emptyHistory<number>(), 1)).toBeNull();
  expect(goForward(emptyHistory<number>(), 1)).toBeNull();
});
