import { expect, test } from 'vitest';
import { FakeHub } from './testing/fake-hub.ts';
import { settled } from './testing/fake-machine.ts';
import { FakeWindow } from './testing/fake-window.ts';

/** Windows of the named people, all in a room that goes through the forwarding unit. */
async function room(...members: string[]) {
  const hub = new FakeHub();
  hub.topology = 'sfu';
  const windows = members.map((member) => new FakeWindow(hub, member));
  await settled();
  return { hub, windows: windows as [FakeWindow, FakeWindow, FakeWindow] };
}

const peer = (window: FakeWindow, member: string) => {
  const found = window.media.view.get().peers.find(({ memberId }) => memberId === member);
  if (!found) throw new Error(`${member} is not seen`);
  return found;
};
const tracksSent = (window: FakeWindow) =>
  window.open.flatMap(({ lines }) => lines.map(({ sender }) => sender.track !== null));
const directions = (window: FakeWindow) =>
  window.open.map(({ lines }) => [...new Set(lines.map(({ direction }) => direction))].join(' '));

test('MW13: what is sent goes once to the unit, however many there are; each other receives it over a link of its own', async () => {
  const { hub, windows } = await room('zhou', 'chen', 'luowz');
  const [zhou, chen, luo] = windows;
  for (const { connections } of windows) expect(connections).toEqual([]);
  await zhou.media.turn('camera', true);
  await settled();
  expect(directions(zhou)).toEqual(['sendonly']);
  expect(tracksSent(zhou)).toEqual([false, true, false]);
  for (const window of [chen, luo]) {
    expect(directions(window)).toEqual(['recvonly']);
    expect(tracksSent(window)).toEqual([false, false, false]);
    expect(peer(window, 'zhou')).toMatchObject({ condition: 'connected' });
    expect(peer(window, 'zhou').camera).not.toBeNull();
  }
  await chen.media.turn('camera', true);
  await chen.media.turn('microphone', true);
  await settled();
  expect([zhou, chen, luo].map(({ open }) => open.length)).toEqual([2, 2, 2]);
  expect(zhou.heard).toBe(1);
  expect(tracksSent(chen).filter(Boolean)).toHaveLength(2);
  // No word goes from window to window.
  expect(hub.relayed.filter((relayed) => !/>(?:sfu|unit of)/u.test(relayed))).toEqual([]);
});

test('MW13: what is switched on later takes its line’s place, and limits do not follow the number of listeners', async () => {
  const { windows } = await room('zhou', 'chen', 'luowz', 'hejun', 'linyu', 'song');
  const [zhou] = windows;
  await zhou.media.turn('microphone', true);
  await settled();
  await zhou.media.turn('screen', true);
  await zhou.media.turn('camera', true);
  await settled();
  expect(zhou.connections).toHaveLength(1);
  expect(zhou.connections[0]?.offers).toBe(1);
  expect(tracksSent(zhou)).toEqual([true, true, true]);
  const limits = zhou.connections[0]?.lines.map(({ sender }) => sender.parameters.encodings[0]?.maxBitrate);
  expect(limits).toEqual([undefined, 700_000, 1_500_000]);
});

test('MW2 MW13: who is no longer in the room is cut off in the turn in which this window learns of it', async () => {
  const { hub, windows } = await room('expert', 'owner');
  const [expert, owner] = windows;
  await expert.media.turn('microphone', true);
  await owner.media.turn('camera', true);
  await settled();
  expert.media.follow({ isIn: true, mayShareWith: (memberId) => memberId !== 'owner' });
  expect(directions(expert)).toEqual(['sendonly']);
  hub.signal(hub.of('expert'), hub.of('owner').peerId, {
    kind: 'description',
    type: 'offer',
    sdp: 'v=0\r\ns=1 audio/sendonly video/sendonly video/sendonly\r\n',
  });
  await settled();
  expect(directions(expert)).toEqual(['sendonly']);
  hub.drop(hub.of('owner').peerId, 'deliberation');
  expect(owner.open).toEqual([]);
  expect(owner.heard).toBe(0);
  expect(owner.machine.captured[0]?.readyState).toBe('ended');
});

test('MW14: a way that is lost is made anew: the own one by a new offer, another’s by asking for one', async () => {
  const { hub, windows } = await room('zhou', 'chen');
  const [zhou, chen] = windows;
  await zhou.media.turn('camera', true);
  await settled();
  const before = peer(chen, 'zhou').camera;
  chen.connections[0]?.become('failed');
  expect(peer(chen, 'zhou').condition).toBe('reconnecting');
  chen.timers.pass(0);
  await settled();
  expect(hub.relayed.at(-2)).toBe('chen>unit of zhou renew');
  expect(chen.connections).toHaveLength(2);
  expect(chen.open).toHaveLength(1);
  expect(peer(chen, 'zhou').condition).toBe('connected');
  expect(peer(chen, 'zhou').camera).not.toBe(before);
  expect(zhou.connections).toHaveLength(1);

  zhou.connections[0]?.become('disconnected');
  expect(peer(zhou, 'zhou').condition).toBe('reconnecting');
  zhou.timers.pass(2500);
  await settled();
  expect(zhou.connections).toHaveLength(2);
  expect(zhou.open).toHaveLength(1);
  expect(tracksSent(zhou)).toEqual([false, true, false]);
  expect(peer(zhou, 'zhou').condition).toBe('connected');
  // What the others receive begins anew with it.
  expect(chen.connections).toHaveLength(3);
  expect(chen.open).toHaveLength(1);
  expect(peer(chen, 'zhou').condition).toBe('connected');

  zhou.media.networkChanged();
  await settled();
  expect(zhou.connections).toHaveLength(3);
});

test('MW14: a unit that does not answer is asked again, and after three times it is said', async () => {
  const { hub, windows } = await room('zhou', 'chen');
  const [zhou, chen] = windows;
  hub.isUnitDeaf = true;
  await zhou.media.turn('camera', true);
  await settled();
  expect(peer(chen, 'zhou').condition).toBe('connecting');
  for (const window of [zhou, chen]) {
    window.timers.pass(25_000);
    expect(peer(window, 'zhou').condition).toBe('failed');
  }
  expect(zhou.open).toHaveLength(1);
  hub.isUnitDeaf = false;
  for (const window of [zhou, chen]) {
    window.timers.pass(7000);
    await settled();
  }
  expect(peer(zhou, 'zhou').condition).toBe('connected');
  expect(peer(chen, 'zhou').condition).toBe('connected');
});

test('MW15: where the way changes, links are made anew at once, and what was on stays on', async () => {
  const hub = new FakeHub();
  const windows = ['zhou', 'chen'].map((member) => new FakeWindow(hub, member));
  const [zhou, chen] = windows as [FakeWindow, FakeWindow];
  await settled();
  await zhou.media.turn('camera', true);
  await settled();
  expect(directions(zhou)).toEqual(['sendrecv']);
  hub.renew('sfu');
  expect(zhou.open).toEqual([]);
  expect(zhou.media.view.get().status).toBe('reconnecting');
  await settled();
  expect(zhou.media.view.get()).toMatchObject({ status: 'in', senders: { camera: true } });
  expect(zhou.machine.captured).toHaveLength(1);
  expect(directions(zhou)).toEqual(['sendonly']);
  expect(directions(chen)).toEqual(['recvonly']);
  expect(peer(chen, 'zhou')).toMatchObject({ condition: 'connected', senders: { camera: true } });
  hub.renew('mesh');
  await settled();
  expect(directions(chen)).toEqual(['sendrecv']);
  expect(peer(chen, 'zhou').camera).not.toBeNull();
  // For fewer pictures there may be room then: whoever has to do without is told.
  hub.refuse = 'full';
  hub.renew('mesh');
  await settled();
  expect(zhou.media.view.get()).toMatchObject({ status: 'in', senders: { camera: false } });
  expect(zhou.machine.captured[0]?.readyState).toBe('ended');
  expect(zhou.media.notice.get()).toEqual({ kind: 'full' });
});

test('MW16: pictures that are not wanted are not sent to this window, and the spotlight’s is', async () => {
  const { hub, windows } = await room('zhou', 'chen', 'luowz');
  const [zhou, chen, luo] = windows;
  for (const window of [chen, luo]) await window.media.turn('camera', true);
  await settled();
  expect(hub.of('zhou').wanted).toBeNull();
  await zhou.media.setMode('low');
  expect(hub.of('zhou').wanted).toEqual({ cameras: [], screens: true });
  zhou.media.setSpeaker(hub.of('luowz').memberId);
  expect(hub.of('zhou').wanted).toEqual({ cameras: [hub.of('luowz').peerId], screens: true });
  expect(peer(zhou, 'chen').camera).toBeNull();
  expect(peer(zhou, 'luowz').camera).not.toBeNull();
  await zhou.media.setMode('soundOnly');
  expect(hub.of('zhou').wanted).toEqual({ cameras: [], screens: false });
  await zhou.media.setMode('full');
  expect(hub.of('zhou').wanted).toEqual({ cameras: 'all', screens: true });
  expect(new Set(directions(zhou))).toEqual(new Set(['recvonly']));
});
