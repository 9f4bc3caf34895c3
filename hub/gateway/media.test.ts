import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Answer } from '#shared/protocol/errors.ts';
import type { MediaEnded, MediaJoined, MediaSignalled, MediaState, PeerId } from '#shared/protocol/media.ts';
import { createLog } from '../runtime/log.ts';
import { aJourney, MEETING, STEPS, type Journey } from '../testing/a-journey.ts';
import { anAccount, newDossierId, Person } from '../testing/a-hub.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const SOUND = { microphone: true, camera: false, screen: false };
const OFFER = { kind: 'description', type: 'offer', sdp: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\n' };
const log: string[] = [];
let journey: Journey;

beforeAll(async () => {
  journey = await aJourney({
    log: createLog((line) => log.push(line), Date.now),
    env: { YUNPING_TURN_URLS: 'turn:127.0.0.1:3478', YUNPING_TURN_SECRET: 'a secret of the bureau' },
  });
  const { clerk, chair, owner, dossierId } = journey;
  for (const person of [clerk, chair, owner]) await person.open(dossierId);
});
afterAll(() => journey.hub.remove());

/** Everything about sound and picture that a connection hears. */
function heardBy(person: Person): { name: string; message: unknown }[] {
  const heard: { name: string; message: unknown }[] = [];
  person.socket?.onAny((name: string, message: unknown) => {
    if (name.startsWith('media.')) heard.push({ name, message });
  });
  return heard;
}

/** Walks into the room; the note has no answer, so it is asked until the hub knows. */
async function joins(person: Person, senders = SOUND): Promise<MediaJoined> {
  const { dossierId } = journey;
  person.socket?.emit('presence.set', { dossierId, place: 'room' });
  const answer = await person.ask<{ joined: MediaJoined }>('media.join', { dossierId, senders });
  if (!answer.ok) throw new Error(answer.fault.code);
  return answer.joined;
}

const signals = (person: Person, to: string, signal: unknown = OFFER): Promise<Answer<object>> =>
  person.ask('media.signal', { dossierId: journey.dossierId, to, signal });
const fault = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.fault.code);
const roster = (heard: readonly { name: string; message: unknown }[]): readonly PeerId[] => {
  const states = heard.filter(({ name }) => name === 'media.state');
  return ((states.at(-1)?.message as MediaState | undefined)?.peers ?? []).map(({ peerId }) => peerId);
};

test('MD1 MD8: two people in the room are told of each other, and their words go to each other alone', async () => {
  const { clerk, chair, owner, dossierId } = journey;
  const [atClerk, atChair, atOwner] = [clerk, chair, owner].map(heardBy);
  const early = await chair.ask('media.join', { dossierId, senders: SOUND });
  expect(fault(early)).toBe('notFound');
  const [one, two] = [await joins(clerk), await joins(chair)];
  expect(one).toMatchObject({ topology: 'mesh', maxSenders: 6, senders: SOUND });
  expect(one.iceServers).toMatchObject([{ urls: ['turn:127.0.0.1:3478'] }]);
  expect(one.iceServers[0]?.username).not.toBe(two.iceServers[0]?.username);
  const both = [one.peerId, two.peerId].toSorted();
  await expect.poll(() => roster(atClerk ?? [])).toEqual(both);
  await expect.poll(() => roster(atChair ?? [])).toEqual(both);
  expect(await signals(clerk, two.peerId)).toEqual({ ok: true });
  const expected: MediaSignalled = {
    dossierId,
    from: one.peerId,
    to: two.peerId,
    signal: OFFER as MediaSignalled['signal'],
  };
  expect(atChair?.at(-1)).toEqual({ name: 'media.signalled', message: expected });
  expect(atClerk?.some(({ name }) => name === 'media.signalled')).toBe(false);
  expect(atOwner).toEqual([]);
});

test('MD2 MD5: malformed descriptions, foreign dossiers and guessed peers are refused alike, logged, and harm nothing', async () => {
  const { clerk, chair, owner, dossierId } = journey;
  const stranger = await anAccount(clerk, 'media-stranger');
  await stranger.connect();
  const [one, two] = [await joins(clerk), await joins(chair)];
  const bad = [
    { ...OFFER, sdp: 'v=0\r\nno letter\r\n' },
    { ...OFFER, sdp: 'v=0\r\na=\u0000\r\n' },
    { ...OFFER, sdp: 's=-\r\n' },
    { ...OFFER, sdp: '' },
    { ...OFFER, sdp: `v=0\r\n${'a=x\r\n'.repeat(15_000)}` },
    { ...OFFER, type: 'pranswer' },
    { ...OFFER, extra: 1 },
    { kind: 'candidate', candidate: 'candidate:\n', sdpMid: null, sdpMLineIndex: 0 },
    { kind: 'candidate', candidate: 'javascript:1', sdpMid: null, sdpMLineIndex: 0 },
    { kind: 'candidate', candidate: '', sdpMid: '0', sdpMLineIndex: -1 },
    'v=0',
  ];
  for (const signal of bad) expect(fault(await signals(clerk, two.peerId, signal))).toBe('badRequest');
  const answers = [
    await signals(clerk, 'A'.repeat(22)),
    await signals(clerk, 'sfu'),
    await signals(clerk, one.peerId),
    await signals(owner, two.peerId),
    await signals(stranger, two.peerId),
    await clerk.ask('media.signal', { dossierId: newDossierId(), to: two.peerId, signal: OFFER }),
    await stranger.ask('media.join', { dossierId, senders: SOUND }),
    await owner.ask('media.mute', { dossierId, peers: [two.peerId], isMuted: true }),
    await owner.ask('media.spotlight', { dossierId, peerId: two.peerId }),
    await owner.ask('media.senders', { dossierId, senders: SOUND }),
  ];
  expect(answers.map(fault)).toEqual(answers.map(() => 'notFound'));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(log.some((line) => line.includes('"event":"gateway.badRequest"'))).toBe(true);
  expect(log.some((line) => line.includes('"event":"media.refused"'))).toBe(true);
  expect(log.some((line) => line.includes('v=0'))).toBe(false);
  expect(await signals(clerk, two.peerId)).toEqual({ ok: true });
});

test('MD5: a flood of signals is answered with how long to wait, and holds up neither commands nor others', async () => {
  const { chair, dossierId } = journey;
  const flooder = new Person(journey.hub.url);
  flooder.token = journey.clerk.token;
  await flooder.connect();
  await flooder.open(dossierId);
  const { peerId } = await joins(chair);
  await joins(flooder);
  const burst = await Promise.all(Array.from({ length: 450 }, () => signals(flooder, peerId)));
  const limited = burst.filter((answer) => fault(answer) === 'rateLimited');
  expect(limited.length).toBeGreaterThan(10);
  expect(limited[0]).toMatchObject({ fault: { retry: 'auto', minBackoffMs: expect.any(Number) } });
  expect(fault(await flooder.ask('media.senders', { dossierId, senders: SOUND }))).toBe('ok');
  const gone = new Promise((resolve) => flooder.socket?.once('disconnect', resolve));
  for (let turn = 0; turn < 700; turn++) flooder.socket?.emit('media.signal', {}, () => undefined);
  await gone;
  expect(fault(await chair.ask('media.senders', { dossierId, senders: SOUND }))).toBe('ok');
});

test('MD4 R4: behind closed doors the owner hears that it is over, and then nothing until they open', async () => {
  const { clerk, chair, owner, experts, dossierId } = journey;
  const [, second] = experts;
  if (!second) throw new Error('three experts');
  await second.person.open(dossierId);
  const atOwner = heardBy(owner);
  await joins(clerk);
  const { peerId: ofChair } = await joins(chair);
  const { peerId: ofOwner } = await joins(owner);
  await expect.poll(() => roster(atOwner)).toHaveLength(3);
  await clerk.does(dossierId, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.closed });
  const ended: MediaEnded = { dossierId, peerId: ofOwner, reason: 'deliberation' };
  await expect.poll(() => atOwner.at(-1)).toEqual({ name: 'media.ended', message: ended });
  const before = atOwner.length;
  const { peerId: ofSecond } = await joins(second.person);
  expect(await signals(chair, ofSecond)).toEqual({ ok: true });
  expect(fault(await chair.ask('media.mute', { dossierId, peers: [ofSecond], isMuted: true }))).toBe('ok');
  expect(fault(await chair.ask('media.spotlight', { dossierId, peerId: ofSecond }))).toBe('ok');
  await second.person.ask('media.leave', { dossierId });
  const refused = [
    await signals(chair, ofOwner),
    await signals(owner, ofChair),
    await owner.ask('media.join', { dossierId, senders: SOUND }),
    await owner.ask('media.senders', { dossierId, senders: SOUND }),
  ];
  expect(refused.map(fault)).toEqual(refused.map(() => 'notFound'));
  await sleep(120);
  expect(atOwner).toHaveLength(before);
  await clerk.does(dossierId, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.signing });
  await joins(owner);
  await expect.poll(() => roster(atOwner)).toHaveLength(3);
});

test('MD1: a session that ends, a dossier that is left and a line that drops are stays that end', async () => {
  const { clerk, chair, owner, dossierId } = journey;
  const atClerk = heardBy(clerk);
  const { peerId } = await joins(clerk);
  await joins(chair);
  await joins(owner);
  await expect.poll(() => roster(atClerk)).toHaveLength(3);
  owner.socket?.disconnect();
  await expect.poll(() => roster(atClerk)).toHaveLength(2);
  await chair.ask('dossier.leave', { dossierId });
  await expect.poll(() => roster(atClerk)).toEqual([peerId]);
});

test('MW12: what measures the link comes back as it was sent; too much of it is refused', async () => {
  const { clerk } = journey;
  const padding = 'x'.repeat(1000);
  expect(await clerk.ask('link.probe', { padding })).toEqual({ ok: true, padding });
  expect(fault(await clerk.ask('link.probe', { padding: 'x'.repeat(70_000) }))).toBe('badRequest');
});
