import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aHubWithDossier, Person, type Bench } from '../testing/a-hub.ts';
import { MAX_CONNECTIONS } from './gateway.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let bench: Bench;
beforeAll(async () => {
  bench = await aHubWithDossier({ rates: { requests: { perSecond: 1, burst: 10 }, refusalsBeforeCut: 50 } });
});
afterAll(() => bench.hub.remove());

function another(): Person {
  const person = new Person(bench.hub.url);
  person.token = bench.clerk.token;
  return person;
}

const gone = (person: Person): Promise<unknown> =>
  new Promise((resolve) => person.socket?.once('disconnect', resolve));

test('GW6 a message of no known name is answered, counts as every other, and who sends on is cut', async () => {
  const person = another();
  await person.connect();
  const cut = gone(person);
  for (const name of ['no.such.message', 'toString', '__proto__', '7']) {
    expect(await person.ask(name, { x: 1 })).toMatchObject({ fault: { code: 'badRequest', retry: 'never' } });
  }
  const burst = await Promise.all(Array.from({ length: 12 }, () => person.ask('no.such.message', {})));
  expect(burst.at(-1)).toMatchObject({ fault: { code: 'rateLimited', minBackoffMs: expect.any(Number) } });
  expect(await person.ask('dossier.leave', { dossierId: bench.dossierId })).toMatchObject({
    fault: { code: 'rateLimited' },
  });
  for (let turn = 0; turn < 60; turn++) person.socket?.emit('no.such.message');
  await cut;
});

test('GW6 notes beyond their rate are dropped without harm as long as others are taken; nothing but nonsense is cut', async () => {
  const person = another();
  await person.connect();
  const place = { dossierId: bench.dossierId, place: 'reading' };
  // Each good one starts the count anew.
  for (let turn = 0; turn < 55; turn++) {
    person.socket?.emit('presence.set', { place });
    if (turn % 20 === 19) person.socket?.emit('presence.set', place);
  }
  expect(await person.open(bench.dossierId)).toMatchObject({ ok: true });
  const cut = gone(person);
  for (let turn = 0; turn < 60; turn++) person.socket?.emit('presence.set', { place });
  await cut;
});

test('GW10 an account has so many connections at once; one more is told to wait, and comes in when another has gone', async () => {
  const others: Person[] = [];
  const full = async (): Promise<unknown> => {
    for (let turn = 0; turn < 2 * MAX_CONNECTIONS; turn++) {
      const person = another();
      try {
        await person.connect();
      } catch (refusal) {
        return refusal;
      }
      others.push(person);
    }
    return null;
  };
  expect(await full()).toMatchObject({
    data: { code: 'rateLimited', retry: 'auto', minBackoffMs: expect.any(Number) },
  });
  // The clerk's own connection of the bench is one of them.
  expect(others).toHaveLength(MAX_CONNECTIONS - 1);
  const [one] = others;
  one?.socket?.disconnect();
  await expect
    .poll(
      () =>
        another()
          .connect()
          .then(
            () => 'in',
            () => 'refused',
          ),
      { timeout: 20_000, interval: 100 },
    )
    .toBe('in');
});
