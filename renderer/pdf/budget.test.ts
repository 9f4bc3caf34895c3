import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PageTimeoutError, withinBudget } from './budget.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const forever = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

test('RD7 a page that will not end is given up after its budget, and its work is told to stop', async () => {
  let stopped: unknown = null;
  const result = withinBudget(
    8_000,
    () => false,
    new AbortController().signal,
    (signal) => {
      signal.addEventListener('abort', () => (stopped = signal.reason));
      return forever(signal);
    },
  );
  const outcome = expect(result).rejects.toBeInstanceOf(PageTimeoutError);
  await vi.advanceTimersByTimeAsync(7_900);
  expect(stopped).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  await outcome;
  expect(stopped).toBeInstanceOf(PageTimeoutError);
});

test('RD7 waiting for bytes costs a page nothing of its budget', async () => {
  let isWaiting = true;
  let isOver = false;
  const result = withinBudget(2_000, () => isWaiting, new AbortController().signal, forever);
  result.catch(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(isOver).toBe(false);
  isWaiting = false;
  await vi.advanceTimersByTimeAsync(2_100);
  expect(isOver).toBe(true);
});

test('RD7 work that ends in time gives its value', async () => {
  await expect(
    withinBudget(
      100,
      () => false,
      new AbortController().signal,
      async () => 7,
    ),
  ).resolves.toBe(7);
});
