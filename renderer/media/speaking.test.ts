import { expect, test } from 'vitest';
import { peerIdSchema } from '#shared/protocol/media.ts';
import { Speaking } from './speaking.ts';
import { FakeTimers } from './testing/fake-machine.ts';

const A = peerIdSchema.parse('a'.repeat(22));

test('MW8: speaking is shown while somebody is heard, over the pauses between words, and no longer', () => {
  const timers = new FakeTimers();
  let level = 0;
  let isThere = true;
  const speaking = new Speaking(timers, () => new Map(isThere ? [[A, level]] : []));
  timers.pass(1000);
  expect(speaking.now.get().has(A)).toBe(false);
  level = 0.1;
  timers.pass(200);
  expect(speaking.now.get().has(A)).toBe(true);
  level = 0;
  timers.pass(400);
  expect(speaking.now.get().has(A)).toBe(true);
  timers.pass(1000);
  expect(speaking.now.get().has(A)).toBe(false);
  level = 0.1;
  timers.pass(200);
  isThere = false;
  timers.pass(200);
  expect(speaking.now.get().size).toBe(0);
});
