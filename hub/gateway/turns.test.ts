import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { commandIdSchema } from '#shared/domain/ids.ts';
import { randomIds } from '../runtime/system.ts';
import { aHubWithDossier, aMember, aSeat, type Bench, type Person } from '../testing/a-hub.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let bench: Bench;
beforeAll(async () => {
  bench = await aHubWithDossier();
});
afterAll(() => bench.hub.remove());

/** The names of what a connection hears, in order. */
function listenTo(person: Person): string[] {
  const heard: string[] = [];
  person.socket?.onAny((name: string) => heard.push(name));
  return heard;
}

function firstPush(person: Person, command: object): object {
  return {
    dossierId: bench.dossierId,
    deviceId: person.deviceId,
    mutationSeq: 1,
    commandId: commandIdSchema.parse(randomIds.newId()),
    authorAt: 1,
    command,
  };
}

test('GW9 an opening is acknowledged before anything that was decided after it is told', async () => {
  const { person } = await aMember(bench, 'expert', 'expert-gw9');
  const heard = listenTo(person);
  const open = { dossierId: bench.dossierId, deviceId: person.deviceId, heads: [] };
  const withdraw = { type: 'recusal.declare', conflict: true, statement: '' };
  const answers: unknown[] = [];
  // In one turn of the loop, so that the hub has both before it has answered the first.
  for (const [name, body] of [
    ['dossier.open', open],
    ['command.push', firstPush(person, withdraw)],
  ] as const) {
    person.socket?.emit(name, body, (answer: unknown) => heard.push(name) && answers.push(answer));
  }
  await expect.poll(() => heard).toEqual(expect.arrayContaining(['membership.changed', 'command.push']));
  expect(answers).toMatchObject([
    { ok: true, opened: { ledgers: [{ ledgerId: 'parties' }, { ledgerId: 'panel' }, {}] } },
    { ok: true, outcome: { result: 'accepted' } },
  ]);
  expect(heard[0]).toBe('dossier.open');
});

test('GW9 who leaves while the opening is still waiting hears nothing more', async () => {
  const { person } = await aMember(bench, 'owner', 'owner-gw9');
  const open = { dossierId: bench.dossierId, deviceId: person.deviceId, heads: [] };
  const both = [
    person.ask('dossier.open', open),
    person.ask('dossier.leave', { dossierId: bench.dossierId }),
  ];
  expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: true }]);
  const heard = listenTo(person);
  await bench.clerk.does(bench.dossierId, { type: 'member.add', seat: aSeat('department') });
  await sleep(150);
  expect(heard).toEqual(['summary.changed']);
});

test('GW9 who has the dossier open hears the events of a command before its answer', async () => {
  const { person } = await aMember(bench, 'expert', 'expert-order');
  await person.open(bench.dossierId);
  const heard = listenTo(person);
  const declare = { type: 'recusal.declare', conflict: false, statement: '' };
  person.socket?.emit('command.push', firstPush(person, declare), () => heard.push('answer'));
  await expect.poll(() => heard).toContain('answer');
  expect(heard.indexOf('events.batch')).toBeGreaterThanOrEqual(0);
  expect(heard.indexOf('events.batch')).toBeLessThan(heard.indexOf('answer'));
});
