import { expect, test } from 'vitest';
import { measureLink, verdictOf } from './link-quality.ts';

/** A link with this delay and this many bytes a millisecond, in a time of its own. */
function link(delayMs: number, bytesPerMs: number) {
  let now = 0;
  return {
    nowMs: () => now,
    exchange: (bytes: number) => {
      now += delayMs + (2 * bytes) / bytesPerMs;
      return Promise.resolve({ ok: true });
    },
  };
}

test('MW12: round trip and speed of the link to the hub are told apart', async () => {
  const { nowMs, exchange } = link(40, 250);
  const quality = await measureLink(exchange, nowMs);
  expect(quality?.roundTripMs).toBe(40);
  expect(Math.round((quality?.bitsPerSecond ?? 0) / 1000)).toBe(2000);
});

test('MW12: a link that breaks during the check has no figures', async () => {
  expect(
    await measureLink(
      () => Promise.resolve({ ok: false }),
      () => 0,
    ),
  ).toBeNull();
});

test('MW12: the verdict names the mode of the room that fits', () => {
  expect(verdictOf({ roundTripMs: 40, bitsPerSecond: 8_000_000 })).toBe('good');
  expect(verdictOf({ roundTripMs: 40, bitsPerSecond: 800_000 })).toBe('low');
  expect(verdictOf({ roundTripMs: 500, bitsPerSecond: 8_000_000 })).toBe('low');
  expect(verdictOf({ roundTripMs: 40, bitsPerSecond: 100_000 })).toBe('soundOnly');
});
