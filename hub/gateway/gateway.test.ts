import { createConnection, type Socket as NetSocket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { commandIdSchema, type DossierId } from '#shared/domain/ids.ts';
import type { EventsBatch } from '#shared/protocol/dossier-open.ts';
import type { Answer } from '#shared/protocol/errors.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { createLog } from '../runtime/log.ts';
import { isPlainJson } from '../runtime/plain-json.ts';
import { randomIds } from '../runtime/system.ts';
import {
  aHubWithDossier,
  aMember,
  anAccount,
  aSeat,
  newDossierId,
  Person,
  type Bench,
} from '../testing/a-hub.ts';
import { guardBacklog } from './backlog-guard.ts';
import { TokenBucket } from './token-bucket.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let bench: Bench;
beforeAll(async () => {
  bench = await aHubWithDossier({ allowedOrigins: ['https://listed.example.cn'] });
});
afterAll(() => bench.hub.remove());

/** Another connection of the clerk. */
async function another(): Promise<Person> {
  const person = new Person(bench.hub.url);
  person.token = bench.clerk.token;
  await person.connect();
  return person;
}

const fault = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.fault.code);

describe('handshake (GW1, GW2, GW3)', () => {
  test('GW1 the server speaks WebSocket only, keeps messages small, and recovers no state', async () => {
    const polling = await fetch(`${bench.hub.url}/socket.io/?EIO=4&transport=polling`);
    expect(polling.status).toBe(400);
    const person = await another();
    expect(person.socket?.recovered).not.toBe(true);
    const gone = new Promise((resolve) => person.socket?.once('disconnect', resolve));
    person.socket?.emit('dossier.open', { filler: 'x'.repeat(300 * 1024) });
    await gone;
  });

  test('GW2 without a good token, or with a protocol the hub does not speak, no socket opens; the reason is told', async () => {
    const person = new Person(bench.hub.url);
    person.token = 'no-such-token';
    const tries: [Record<string, unknown>, string][] = [
      [{}, 'unauthenticated'],
      [{ token: undefined }, 'badRequest'],
      [{ token: { $ne: '' } }, 'badRequest'],
      [{ token: bench.clerk.token, protocol: 0 }, 'protocolTooOld'],
      [{ protocol: PROTOCOL_VERSION + 1 }, 'protocolTooNew'],
    ];
    for (const [auth, expected] of tries) {
      await expect(person.connect(auth)).rejects.toMatchObject({ data: { code: expected } });
    }
  });

  test.each([
    [undefined, 101],
    ['app://bundle', 101],
    ['https://listed.example.cn', 101],
    ['same', 101],
    ['https://evil.example.cn', 400],
    ['null', 400],
    ['file://', 400],
    ['http://127.0.0.1:1', 400],
  ])('GW3 a page from %s gets %i', async (origin, status) => {
    expect(await upgradeStatus(origin === 'same' ? bench.hub.url : origin)).toBe(status);
    if (origin === undefined || status === 101) return;
    const http = await fetch(`${bench.hub.url}/api/health`, { headers: { Origin: origin } });
    expect(http.status).toBe(403);
  });
});

describe('messages', () => {
  test('GW4 what is not of the protocol is refused with a reason and harms nothing', async () => {
    const person = await another();
    const { dossierId } = bench;
    const deep = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`);
    const bad: unknown[] = [
      null,
      'text',
      [],
      {},
      { dossierId },
      { dossierId, deviceId: person.deviceId, heads: [], extra: 1 },
      { dossierId, deviceId: person.deviceId, heads: deep },
      { dossierId: { toString: 'x' }, deviceId: person.deviceId, heads: [] },
      JSON.parse(`{"__proto__":{"polluted":1},"dossierId":"${dossierId}","deviceId":"device-1","heads":[]}`),
      { dossierId: '../etc', deviceId: person.deviceId, heads: [] },
      Buffer.from('binary'),
    ];
    for (const body of bad) expect(fault(await person.ask('dossier.open', body))).toBe('badRequest');
    expect('polluted' in {}).toBe(false);
    expect(fault(await person.open(dossierId))).toBe('ok');
  });

  test('GW4 plain JSON: table', () => {
    expect(isPlainJson({ a: [1, 'x', null, true, { b: 2 }] })).toBe(true);
    for (const odd of [
      NaN,
      Infinity,
      undefined,
      1n,
      () => 1,
      new Date(),
      new Map(),
      { constructor: 1 },
      'half a \ud83d character',
      { 'half a \ud83d key': 1 },
      JSON.parse('{"__proto__":1}'),
    ]) {
      expect(isPlainJson({ odd })).toBe(false);
    }
  });

  test('GW4 unknown messages, missing acknowledgements and messages without a body harm nothing', async () => {
    const person = await another();
    person.socket?.emit('no.such.message', { x: 1 }, () => undefined);
    person.socket?.emit('dossier.open');
    person.socket?.emit('command.push', 'x', 'y', 'z');
    person.socket?.emit('presence.set', { dossierId: 7 });
    expect(fault(await person.open(bench.dossierId))).toBe('ok');
  });

  test('GW5 a dossier without a seat is not found, whether it exists or not, and its channel cannot be named', async () => {
    const stranger = await anAccount(bench.clerk, 'stranger');
    await stranger.connect();
    const real = await stranger.open(bench.dossierId);
    const none = await stranger.open(newDossierId());
    expect([real, none].map(fault)).toEqual(['notFound', 'notFound']);
    expect(real).toEqual(none);
    const pull = { dossierId: bench.dossierId, ledgerId: 'parties', afterSeq: 0, limit: 10 };
    expect(fault(await stranger.ask('events.pull', pull))).toBe('notFound');
    const heard: unknown[] = [];
    stranger.socket?.onAny((name: string) => heard.push(name));
    stranger.socket?.emit('join', `${bench.dossierId}/parties`);
    await bench.clerk.does(bench.dossierId, { type: 'member.add', seat: aSeat('owner') });
    await sleep(80);
    expect(heard).toEqual([]);
  });

  test('GW5 a member hears the events of its ledgers and no others; GW8 LI5 list rows go to the accounts they belong to, and do not move for what the member cannot see', async () => {
    const { person: owner } = await aMember(bench, 'owner', 'owner-gw5');
    await owner.open(bench.dossierId);
    const batches: EventsBatch[] = [];
    const rows: string[] = [];
    const list = (): Promise<unknown> =>
      owner.api.dossiers({ offset: 0, limit: 10, filter: 'all', text: '' });
    const listed = await list();
    owner.socket?.on('events.batch', (batch: EventsBatch) => batches.push(batch));
    owner.socket?.on('summary.changed', (message: { dossierId: DossierId }) => rows.push(message.dossierId));
    await bench.clerk.does(bench.dossierId, { type: 'member.add', seat: aSeat('expert') });
    await bench.clerk.does(bench.dossierId, { type: 'member.add', seat: aSeat('leader') });
    await sleep(80);
    expect([batches, rows]).toEqual([[], []]);
    expect(await list()).toEqual(listed);
    await bench.clerk.does(bench.dossierId, { type: 'member.add', seat: aSeat('department') });
    await expect.poll(() => rows.length, { timeout: 5_000 }).toBe(1);
    expect(batches.map(({ ledgerId, events }) => [ledgerId, events.length])).toEqual([['parties', 1]]);
    expect(rows).toEqual([bench.dossierId]);
    await owner.ask('dossier.leave', { dossierId: bench.dossierId });
    await bench.clerk.does(bench.dossierId, { type: 'member.add', seat: aSeat('department') });
    await sleep(80);
    expect(batches).toHaveLength(1);
  });

  test('GW6 the same command from two connections at once is one event and one answer', async () => {
    const [one, two] = [await another(), await another()];
    const command = { type: 'member.add', seat: aSeat('department') };
    const push = {
      dossierId: bench.dossierId,
      deviceId: randomIds.newId(),
      mutationSeq: 1,
      commandId: commandIdSchema.parse(randomIds.newId()),
      authorAt: 1,
      command,
    };
    const [first, second] = await Promise.all([one.ask('command.push', push), two.ask('command.push', push)]);
    expect(first).toEqual(second);
    const again = await one.ask<{ outcome: unknown }>('command.push', { ...push, mutationSeq: 9 });
    expect(again).toEqual(first);
    const later = await one.ask('command.push', { ...push, mutationSeq: 3, commandId: randomIds.newId() });
    expect(later).toMatchObject({ ok: false, fault: { code: 'outOfOrder', expectedSeq: 2 } });
  });
});

describe('limits', () => {
  test('GW6 too many requests are answered with how long to wait; who goes on is cut', async () => {
    const person = await another();
    const gone = new Promise((resolve) => person.socket?.once('disconnect', resolve));
    const leave = { dossierId: newDossierId() };
    const burst = await Promise.all(Array.from({ length: 80 }, () => person.ask('dossier.leave', leave)));
    const limited = burst.filter((answer) => fault(answer) === 'rateLimited');
    expect(limited.length).toBeGreaterThan(10);
    expect(limited[0]).toMatchObject({ fault: { retry: 'auto', minBackoffMs: expect.any(Number) } });
    for (let turn = 0; turn < 400; turn++) person.socket?.emit('dossier.leave', leave, () => undefined);
    await gone;
    expect(fault(await bench.clerk.open(bench.dossierId))).toBe('ok');
  });

  test('GW6 the bucket lets a burst through and then its rate', () => {
    let now = 0;
    const bucket = new TokenBucket({ perSecond: 20, burst: 3 }, () => now);
    expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0, 50]);
    now = 50;
    expect(bucket.take()).toBe(0);
    now = 60_000;
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0]);
    expect(bucket.take()).toBeGreaterThan(0);
  });

  test('GW7 a client that stops reading is cut before its queue grows; others are served, and it catches up by opening again', async () => {
    const log: string[] = [];
    const slow = await aHubWithDossier({
      backlog: { bytes: 2_000_000, packets: 2_000 },
      rates: { requests: { perSecond: 5_000, burst: 5_000 } },
      log: createLog((line) => log.push(line), Date.now),
    });
    const { hub, clerk, dossierId } = slow;
    for (let turn = 0; turn < 100; turn++) {
      await clerk.does(dossierId, { type: 'member.add', seat: aSeat('department') });
    }
    const raw = await rawClient(hub.port, clerk.token ?? '');
    raw.pause();
    // Answers of some 60 KB pile up on the hub's side, since nobody reads them.
    const open = { dossierId, deviceId: clerk.deviceId, heads: [] };
    for (let turn = 0; turn < 600; turn++) {
      raw.write(maskedFrame(`42${turn}${JSON.stringify(['dossier.open', open])}`));
    }
    const isCut = (): boolean => log.some((line) => line.includes('gateway.backlogCut'));
    for (let turn = 0; turn < 200 && !isCut(); turn++) await sleep(50);
    expect(isCut()).toBe(true);
    raw.destroy();
    expect(fault(await clerk.open(dossierId))).toBe('ok');
    await hub.remove();
  });

  test('GW7 what is queued is counted in packets and bytes, and starts anew with each flush', () => {
    const listeners = new Map<string, (packet: unknown) => void>();
    let cuts = 0;
    const conn = {
      on: (name: string, listener: (packet: unknown) => void) => listeners.set(name, listener),
      request: { socket: { destroy: () => undefined } },
    };
    guardBacklog({ conn } as never, { bytes: 100, packets: 3 }, () => cuts++);
    const queue = (data: string): void => listeners.get('packetCreate')?.({ data });
    for (let turn = 0; turn < 5; turn++) {
      queue('x'.repeat(60));
      listeners.get('flush')?.({});
    }
    expect(cuts).toBe(0);
    queue('x'.repeat(60));
    queue('x'.repeat(60));
    expect(cuts).toBe(1);
    listeners.get('flush')?.({});
    for (let turn = 0; turn < 4; turn++) queue('');
    expect(cuts).toBe(2);
  });
});

function upgradeStatus(origin: string | undefined): Promise<number> {
  const { hostname, port } = new URL(bench.hub.url);
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), hostname, () => {
      socket.write(upgradeRequest(`${hostname}:${port}`, origin));
    });
    socket.once('data', (data) => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString())?.[1]));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

function upgradeRequest(host: string, origin?: string): string {
  return [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(origin === undefined ? [] : [`Origin: ${origin}`]),
    '\r\n',
  ].join('\r\n');
}

/** A WebSocket by hand, since a library would go on reading. */
async function rawClient(port: number, token: string): Promise<NetSocket> {
  const socket = createConnection(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(upgradeRequest(`127.0.0.1:${port}`));
  await new Promise((resolve) => socket.once('data', resolve));
  socket.write(maskedFrame(`40${JSON.stringify({ token, protocol: PROTOCOL_VERSION, app: 'raw' })}`));
  await new Promise((resolve) => socket.once('data', resolve));
  socket.on('error', () => undefined);
  return socket;
}

function maskedFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const header =
    body.length < 126
      ? Buffer.from([0x81, 0x80 | body.length])
      : Buffer.from([0x81, 0x80 | 126, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([header, Buffer.alloc(4), body]);
}
