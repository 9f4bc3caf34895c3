import { expect, test } from 'vitest';
import { readLength } from './read-length.ts';

/** A player of so many seconds, which knows the length beforehand or finds it by going to the end. */
class Player extends EventTarget {
  duration: number;
  readonly places: number[] = [];
  readonly #seconds: number;

  constructor(seconds: number, isKnown: boolean) {
    super();
    this.#seconds = seconds;
    this.duration = isKnown ? seconds : Infinity;
  }

  get currentTime(): number {
    return this.places.at(-1) ?? 0;
  }

  set currentTime(seconds: number) {
    if (seconds >= this.#seconds) this.duration = this.#seconds;
    this.places.push(Math.min(seconds, this.duration));
    queueMicrotask(() => this.dispatchEvent(new Event('seeked')));
  }

  opens(): void {
    this.dispatchEvent(new Event('loadedmetadata'));
  }
}

test('RG6: a recording without a length is read to its end, and stands at its beginning when that is known', async () => {
  const player = new Player(754, false);
  await new Promise<void>((resolve) => {
    readLength(player, resolve);
    player.opens();
  });
  expect(player.duration).toBe(754);
  expect(player.places).toEqual([754, 0]);
});

test('RG6: one that says how long it is is not gone through', async () => {
  const player = new Player(754, true);
  await new Promise<void>((resolve) => {
    readLength(player, resolve);
    player.opens();
  });
  expect(player.places).toEqual([]);
});

test('RG6: a player that was left tells nobody', async () => {
  const player = new Player(754, false);
  const callOff = readLength(player, () => expect.unreachable());
  player.opens();
  callOff();
  await new Promise((resolve) => setTimeout(resolve));
  expect(player.places).toEqual([754]);
});
