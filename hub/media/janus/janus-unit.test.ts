import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Senders, Signal } from '#shared/protocol/media.ts';
import { createLog } from '../../runtime/log.ts';
import { AJanus } from '../../testing/a-janus.ts';
import type { Description, WayIn } from '../forwarding-unit.ts';
import { janusSettingsOf } from './janus-settings.ts';
import { JanusUnit } from './janus-unit.ts';
import { RoomTickets } from './room-tickets.ts';

const OFFER: Description = { kind: 'description', type: 'offer', sdp: 'v=0\r\ns=-\r\n' };
const ANSWER: Description = { ...OFFER, type: 'answer' };
const PICTURE: Senders = { microphone: true, camera: true, screen: false };
const EVERYTHING: Senders = { microphone: true, camera: true, screen: true };

const cleanUp: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const down of cleanUp.splice(0).toReversed()) await down();
});

function aUnit(janus: AJanus, dir = mkdtempSync(join(tmpdir(), 'yunping-janus-'))) {
  const log: string[] = [];
  const tickets = new RoomTickets(join(dir, 'rooms.json'));
  const unit = new JanusUnit({
    settings: { url: 'ws://127.0.0.1:1', apiSecret: 'of the bureau', from: 7 },
    tickets,
    log: createLog(
      (line) => log.push(line),
      () => 0,
    ),
    connect: janus.connect,
    firstBackoffMs: 5,
    awayMs: 60,
  });
  cleanUp.push(
    () => rmSync(dir, { recursive: true, force: true }),
    () => unit.close(),
  );
  return { unit, tickets, log, dir };
}

const isUp = (unit: JanusUnit) => expect.poll(() => unit.state).toBe('up');

/** A way in with what it says, and what becomes of it. */
function published(unit: JanusUnit, passed: Senders = EVERYTHING) {
  const heard: (Signal | 'live' | 'lost')[] = [];
  const room = unit.open();
  const way = room.publish(OFFER, passed, {
    onSignal: (signal) => heard.push(signal),
    onLive: () => heard.push('live'),
    onLost: () => heard.push('lost'),
  });
  return { room, way, heard };
}

function received(way: WayIn, passed: Senders = EVERYTHING) {
  const heard: (Signal | 'lost')[] = [];
  const out = way.subscribe(passed, {
    onSignal: (signal) => heard.push(signal),
    onLost: () => heard.push('lost'),
  });
  return { out, heard };
}

async function live(janus: AJanus, heard: readonly unknown[]): Promise<void> {
  await expect.poll(() => heard).toContainEqual(ANSWER);
  janus.says({ janus: 'webrtcup', sender: janus.handleOf('joinandconfigure') });
  await expect.poll(() => heard).toContain('live');
}

test('MD14: a room has a number, a secret and a pin that nobody guesses, and is destroyed with its meeting', async () => {
  const janus = new AJanus();
  const { unit, tickets } = aUnit(janus);
  await isUp(unit);
  expect(janus.rooms.size).toBe(0); // the one it tried itself with is gone
  const { room, heard } = published(unit);
  await expect.poll(() => heard).toContainEqual(ANSWER);
  const [, created] = janus.askedFor('create');
  expect(created).toMatchObject({ is_private: true, permanent: false, record: false });
  expect(created?.['secret']).toMatch(/^[\w-]{32}$/u);
  expect(created?.['pin']).toMatch(/^[\w-]{32}$/u);
  expect(created?.['pin']).not.toBe(created?.['secret']);
  expect(janus.askedFor('joinandconfigure')[0]).toMatchObject({
    room: created?.['room'],
    pin: created?.['pin'],
  });
  expect(tickets.all()).toEqual([{ room: created?.['room'], secret: created?.['secret'] }]);
  room.close();
  await expect.poll(() => janus.rooms.size).toBe(0);
  await expect.poll(() => tickets.all()).toEqual([]);
  expect(new Set(janus.secrets)).toEqual(new Set(['of the bureau']));
});

test('MD14: what one sends is live once its connection is up and what is not passed is shut; each receiver has a handle', async () => {
  const janus = new AJanus();
  const { unit } = aUnit(janus);
  await isUp(unit);
  const { way, heard } = published(unit, PICTURE);
  await live(janus, heard);
  expect(janus.askedFor('configure')).toEqual([{ request: 'configure', mid: 'c', send: false }]);
  way.pass({ ...PICTURE, microphone: false });
  await expect.poll(() => janus.askedFor('configure')).toHaveLength(2);
  way.pass(EVERYTHING);
  await expect
    .poll(() => janus.askedFor('configure').slice(1))
    .toEqual([
      { request: 'configure', mid: 'a', send: false },
      { request: 'configure', mid: 'a', send: true, keyframe: true },
      { request: 'configure', mid: 'c', send: true, keyframe: true },
    ]);
  const one = received(way, { ...EVERYTHING, camera: false });
  await expect.poll(() => one.heard).toEqual([OFFER]);
  await expect.poll(() => janus.askedFor('configure').at(-1)).toMatchObject({ mid: 'to-b', send: false });
  one.out.signal({ kind: 'candidate', candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: null });
  one.out.signal({ kind: 'candidate', candidate: '', sdpMid: null, sdpMLineIndex: null });
  one.out.signal(ANSWER);
  await expect.poll(() => janus.askedFor('start')).toHaveLength(1);
  expect(janus.trickled).toEqual([{ candidate: 'candidate:1', sdpMid: '0' }, { completed: true }]);
  expect(janus.handleOf('start')).toBe(janus.handleOf('join'));
  expect(janus.handleOf('start')).not.toBe(janus.handleOf('joinandconfigure'));
});

test('MD11 MD14: a way that is closed is detached at once, or as soon as it is there, and nothing more is heard of it', async () => {
  const janus = new AJanus();
  const { unit } = aUnit(janus);
  await isUp(unit);
  const { way, heard } = published(unit);
  await live(janus, heard);
  const { out, heard: atReceiver } = received(way);
  await expect.poll(() => atReceiver).toEqual([OFFER]);
  const [publisher, subscriber] = [janus.handleOf('joinandconfigure'), janus.handleOf('join')];
  way.close();
  out.close();
  expect(janus.detached).toEqual([publisher, subscriber]);
  janus.says({ janus: 'hangup', sender: publisher });
  janus.says({ janus: 'trickle', sender: subscriber, candidate: { candidate: 'candidate:1' } });
  const early = published(unit);
  early.way.close();
  await expect.poll(() => janus.askedFor('create')).toHaveLength(3);
  const { heard: later } = published(unit);
  await expect.poll(() => later).toContainEqual(ANSWER);
  expect(janus.askedFor('joinandconfigure')).toHaveLength(2);
  expect([...early.heard, ...atReceiver.slice(1)]).toEqual([]);
  expect(heard).not.toContain('lost');
});

test.each([
  ['no JSON', 'nonsense{'],
  ['another shape', { janus: 'event', plugindata: { data: { videoroom: 'joined' } } }],
  ['no lines', { janus: 'event', plugindata: { data: { videoroom: 'joined', id: 1, streams: [] } } }],
  ['a refusal', { janus: 'event', plugindata: { data: { videoroom: 'event', error_code: 432 } } }],
  ['a refusal of the core', { janus: 'error', error: { code: 465 } }],
  [
    'a description that is none',
    {
      janus: 'event',
      plugindata: {
        data: {
          videoroom: 'joined',
          id: 1,
          streams: ['audio', 'video', 'video'].map((type, mindex) => ({ type, mindex, mid: `${mindex}` })),
        },
      },
      jsep: { type: 'answer', sdp: 'v=0\r\na=\u0000\r\n' },
    },
  ],
])('MD14: an answer of Janus that makes no sense (%s) ends that way alone', async (_what, bent) => {
  const janus = new AJanus();
  const { unit } = aUnit(janus);
  await isUp(unit);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  cleanUp.push(() => void vi.useRealTimers());
  janus.bend = (request) => (request === 'joinandconfigure' ? bent : null);
  const bad = published(unit);
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(bad.heard).toEqual(['lost']);
  vi.useRealTimers();
  janus.bend = () => null;
  const good = published(unit);
  await live(janus, good.heard);
  expect(unit.state).toBe('up');
});

test('MD13 MD14: it is looked for until it is there, and again when the line breaks; then it is away, and down after a while', async () => {
  const janus = new AJanus();
  janus.isReachable = false;
  const { unit, log } = aUnit(janus);
  const states: string[] = [];
  unit.onChange = () => states.push(unit.state);
  await expect.poll(() => log.some((line) => line.includes('media.unitUnreachable'))).toBe(true);
  expect(unit.state).toBe('down');
  janus.isReachable = true;
  await isUp(unit);
  const { heard } = published(unit);
  await live(janus, heard);
  janus.isReachable = false;
  janus.hangUp();
  await expect.poll(() => states).toEqual(['up', 'away', 'down']);
  janus.isReachable = true;
  await isUp(unit);
  expect(states).toEqual(['up', 'away', 'down', 'up']);
  // The room of before was destroyed on the way.
  expect(janus.rooms.size).toBe(0);
  expect(log.join('')).not.toContain('of the bureau');
});

test('MD14: rooms that an earlier run left are destroyed at the start; a Janus that does not let rooms be made is not up', async () => {
  const janus = new AJanus();
  const first = aUnit(janus);
  await isUp(first.unit);
  const { heard } = published(first.unit);
  await live(janus, heard);
  janus.hangUp(); // as if the hub were killed: nothing of its own is destroyed
  await first.unit.close();
  expect(janus.rooms.size).toBe(1);
  const ticket = first.tickets.all();
  first.tickets.add({ room: 12, secret: 'of a room that Janus has forgotten' });
  const next = aUnit(janus, first.dir);
  await isUp(next.unit);
  expect(janus.rooms.size).toBe(0);
  expect(janus.askedFor('destroy')).toContainEqual(expect.objectContaining(ticket[0] ?? {}));
  expect(next.tickets.all()).toEqual([]);

  const strict = new AJanus();
  strict.bend = (request) =>
    request === 'create' ? { janus: 'success', plugindata: { data: { error_code: 433 } } } : null;
  const refused = aUnit(strict);
  await expect.poll(() => strict.askedFor('create').length).toBeGreaterThan(2);
  expect(refused.log.filter((line) => line.includes('"433"'))).toHaveLength(1);
  expect(refused.unit.state).toBe('down');
});

test.each([
  [{ YUNPING_JANUS_URL: 'http://127.0.0.1:8188' }, 'YUNPING_JANUS_URL'],
  [{ YUNPING_JANUS_URL: 'ws://127.0.0.1:8188', YUNPING_JANUS_FROM: '8' }, 'YUNPING_JANUS_FROM'],
  [{ YUNPING_JANUS_URL: 'ws://127.0.0.1:8188', YUNPING_JANUS_FROM: 'always' }, 'YUNPING_JANUS_FROM'],
])('MD14: %o ends the start with the name of what is wrong', (env, name) => {
  expect(() => janusSettingsOf(env)).toThrow(`media settings are not usable: ${name}`);
});

test('MD14: without an address there is no unit; with one it carries from the seventh picture on', () => {
  expect(janusSettingsOf({})).toBeNull();
  expect(janusSettingsOf({ YUNPING_JANUS_URL: 'ws://127.0.0.1:8188' })).toEqual({
    url: 'ws://127.0.0.1:8188',
    apiSecret: '',
    from: 7,
  });
});
