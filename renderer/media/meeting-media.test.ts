import { describe, expect, test } from 'vitest';
import { NO_COMPANY } from './company.ts';
import { FakeHub } from './testing/fake-hub.ts';
import { settled } from './testing/fake-machine.ts';
import { EVERYONE, FakeWindow } from './testing/fake-window.ts';

/** Windows of the named people, all in the room. */
async function room(...members: string[]) {
  const hub = new FakeHub();
  const windows = members.map((member) => new FakeWindow(hub, member));
  await settled();
  return { hub, windows: windows as [FakeWindow, FakeWindow, FakeWindow] };
}

const peer = (window: FakeWindow, member: string) => {
  const found = window.media.view.get().peers.find(({ memberId }) => memberId === member);
  if (!found) throw new Error(`${member} is not seen`);
  return found;
};

describe('in and out', () => {
  test('MW1: a window in the room joins by itself, listening; nothing is asked of the machine and no link is made', async () => {
    const { hub, windows } = await room('zhou', 'chen');
    for (const window of windows) {
      expect(window.media.view.get()).toMatchObject({
        status: 'in',
        senders: { microphone: false, camera: false, screen: false },
      });
      expect(window.machine.asked).toEqual([]);
      expect(window.connections).toEqual([]);
    }
    expect(hub.relayed).toEqual([]);
  });

  test('MW1 MW4: one press sends; only who has something to exchange is linked', async () => {
    const { windows } = await room('zhou', 'chen', 'luowz');
    const [zhou, chen, luo] = windows;
    expect(await zhou.media.turn('camera', true)).toEqual({ ok: true, value: true });
    await settled();
    expect([zhou, chen, luo].map(({ open }) => open.length)).toEqual([2, 1, 1]);
    expect(peer(chen, 'zhou')).toMatchObject({ condition: 'connected', senders: { camera: true } });
    expect(peer(chen, 'zhou').camera).not.toBeNull();
    expect(peer(chen, 'luowz').condition).toBeNull();
    expect(zhou.open[0]?.lines.map(({ sender }) => sender.track !== null)).toEqual([false, true, false]);
  });

  test('MW1: leaving the room switches everything off, and coming back does not switch it on', async () => {
    const { hub, windows } = await room('zhou', 'chen');
    const [zhou, chen] = windows;
    await zhou.media.turn('microphone', true);
    await zhou.media.turn('camera', true);
    await settled();
    zhou.media.follow(NO_COMPANY);
    expect(zhou.open).toEqual([]);
    expect(zhou.machine.captured.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    await settled();
    expect(hub.stays.map(({ memberId }) => memberId)).toEqual(['chen']);
    expect(chen.open).toEqual([]);
    zhou.media.follow(EVERYONE);
    await settled();
    expect(hub.of('zhou').senders).toEqual({ microphone: false, camera: false, screen: false });
  });

  test('MW1: what was switched off while the person was asked is not captured on', async () => {
    const { windows } = await room('zhou', 'chen');
    const [zhou] = windows;
    zhou.machine.isSlow = true;
    const turning = zhou.media.turn('camera', true);
    await settled();
    zhou.media.follow(NO_COMPANY);
    zhou.machine.release();
    expect(await turning).toEqual({ ok: false, error: 'cancelled' });
    expect(zhou.machine.captured[0]?.readyState).toBe('ended');
  });

  test('MW2: a panel window closes the link to who left the room by its own replica, before the hub says a word', async () => {
    const { windows } = await room('expert', 'owner');
    const [expert, owner] = windows;
    await expert.media.turn('microphone', true);
    await owner.media.turn('camera', true);
    await settled();
    expect(expert.open).toHaveLength(1);
    const sent = expert.open[0]?.lines[0]?.sender;
    expert.media.follow({ isIn: true, mayShareWith: (memberId) => memberId !== 'owner' });
    expect(expert.open).toEqual([]);
    expect(sent?.track).toBeNull();
    expect(expert.media.view.get().peers.map(({ memberId }) => memberId)).toEqual(['expert']);
    // Nor does a late word of them open it again.
    await owner.media.turn('microphone', true);
    await settled();
    expect(expert.open).toEqual([]);
    expect(owner.media.view.get().status).toBe('in');
  });

  test('MW2: the hub ending a stay cuts links and devices in the same turn; the place is not taken back by itself', async () => {
    const { hub, windows } = await room('expert', 'owner');
    const [expert, owner] = windows;
    await expert.media.turn('microphone', true);
    await owner.media.turn('microphone', true);
    await settled();
    expect(owner.heard).toBe(1);
    hub.drop(hub.of('owner').peerId, 'deliberation');
    expect(owner.open).toEqual([]);
    expect(owner.heard).toBe(0);
    expect(owner.machine.captured[0]?.readyState).toBe('ended');
    expect(expert.open).toEqual([]);

    const second = new FakeWindow(hub, 'expert');
    await settled();
    hub.drop(hub.of('expert').peerId, 'replaced');
    expect(expert.media.view.get().status).toBe('replaced');
    expert.timers.pass(60_000);
    await settled();
    expect(expert.media.view.get().status).toBe('replaced');
    second.media.end();
    expert.media.takePlace();
    await settled();
    expect(expert.media.view.get().status).toBe('in');
  });

  test('MW3: without the hub nothing is exchanged; when it is back, what was switched on goes on', async () => {
    const { hub, windows } = await room('zhou', 'chen');
    const [zhou, chen] = windows;
    await zhou.media.turn('microphone', true);
    await settled();
    zhou.setLink('reconnecting');
    expect(zhou.open).toEqual([]);
    expect(zhou.media.view.get().status).toBe('reconnecting');
    hub.drop(hub.of('zhou').peerId, null);
    expect(zhou.machine.captured[0]?.readyState).toBe('live');
    zhou.setLink('connected');
    await settled();
    expect(hub.of('zhou').senders.microphone).toBe(true);
    expect(chen.open).toHaveLength(1);
    expect(peer(chen, 'zhou').condition).toBe('connected');
    expect(chen.heard).toBe(1);
  });

  test('MW3: a hub that does not answer is asked again', async () => {
    const hub = new FakeHub();
    hub.isDown = true;
    const zhou = new FakeWindow(hub, 'zhou');
    await settled();
    expect(zhou.media.view.get().status).toBe('joining');
    hub.isDown = false;
    zhou.timers.pass(1500);
    await settled();
    expect(zhou.media.view.get().status).toBe('in');
    expect(hub.joins).toBe(2);
  });
});

describe('while it goes on', () => {
  test('MW5: another device, and a screen beside the camera, need no new stay and no new connection', async () => {
    const { hub, windows } = await room('zhou', 'chen');
    const [zhou, chen] = windows;
    await zhou.media.turn('microphone', true);
    await settled();
    const offers = zhou.connections[0]?.offers ?? 0;
    expect(await zhou.media.choose('microphone', 'mic-2')).toEqual({ ok: true, value: true });
    await zhou.media.turn('screen', true);
    await settled();
    expect(zhou.machine.captured.map(({ label, readyState }) => `${label} ${readyState}`)).toEqual([
      '麦克风 1 ended',
      '麦克风 2 live',
      '屏幕 live',
    ]);
    const lines = zhou.open[0]?.lines;
    expect(lines?.map(({ sender }) => sender.track?.label)).toEqual(['麦克风 2', undefined, '屏幕']);
    expect(hub.joins).toBe(2);
    expect([zhou.connections.length, chen.connections.length]).toEqual([1, 1]);
    expect(zhou.connections[0]?.offers).toBe(offers);
    expect(peer(chen, 'zhou').screen).not.toBeNull();
  });

  test('MW5: a device that is pulled out is replaced by another, or switched off and said', async () => {
    const { windows } = await room('zhou', 'chen');
    const [zhou] = windows;
    await zhou.media.choose('microphone', 'mic-2');
    await zhou.media.turn('microphone', true);
    await settled();
    zhou.machine.devices = zhou.machine.devices.filter(({ deviceId }) => deviceId !== 'mic-2');
    zhou.machine.captured[0]?.unplug();
    await settled();
    expect(zhou.media.devices.tracks.get().microphone).toMatchObject({ label: '麦克风 1' });
    zhou.machine.devices = [];
    zhou.machine.captured[1]?.unplug();
    await settled();
    expect(zhou.media.view.get().senders.microphone).toBe(false);
    expect(zhou.media.notice.get()).toEqual({ kind: 'lost', sender: 'microphone' });
  });

  test('MW6: a lost way is looked for anew after a moment, a failed one at once, and again on another network', async () => {
    const { windows } = await room('zhou', 'chen');
    const [zhou, chen] = windows;
    await zhou.media.turn('camera', true);
    await settled();
    const connection = chen.connections[0];
    connection?.become('disconnected');
    expect(peer(chen, 'zhou').condition).toBe('reconnecting');
    chen.timers.pass(1000);
    expect(connection?.restarts).toBe(0);
    chen.timers.pass(1500);
    expect(connection?.restarts).toBe(1);
    connection?.become('connected');
    chen.timers.pass(60_000);
    expect(connection?.restarts).toBe(1);
    connection?.become('failed');
    chen.timers.pass(0);
    expect(connection?.restarts).toBe(2);
    chen.timers.pass(20_000);
    expect(peer(chen, 'zhou').condition).toBe('failed');
    connection?.become('connected');
    expect(peer(chen, 'zhou').condition).toBe('connected');
    const before = connection?.restarts ?? 0;
    chen.media.networkChanged();
    expect(connection?.restarts).toBe(before + 1);
  });

  test('MW7: the host mutes: the microphone is off at once, and nobody hears who sends on', async () => {
    const { hub, windows } = await room('zhou', 'chen', 'clerk');
    const [zhou, chen, clerk] = windows;
    await zhou.media.turn('microphone', true);
    await settled();
    expect(chen.heard).toBe(1);
    await clerk.media.mute('all', true);
    expect(chen.heard).toBe(0);
    await settled();
    expect(zhou.media.view.get()).toMatchObject({ isMuted: true, senders: { microphone: false } });
    expect(zhou.media.notice.get()).toEqual({ kind: 'muted' });
    expect(zhou.machine.captured[0]?.readyState).toBe('ended');
    expect(await zhou.media.turn('microphone', true)).toEqual({ ok: false, error: 'mutedByHost' });
    // A program that does not listen sends on.
    hub.of('zhou').senders = { microphone: true, camera: false, screen: false };
    hub.tell();
    expect(chen.heard).toBe(0);
    await clerk.media.mute('all', false);
    await settled();
    expect(zhou.media.notice.get()).toEqual({ kind: 'mayUnmute' });
    expect(zhou.media.view.get().senders.microphone).toBe(false);
    expect(await zhou.media.turn('microphone', true)).toEqual({ ok: true, value: true });
  });

  test('MW8: the spotlight is the host’s choice, else whoever has the floor', async () => {
    const { hub, windows } = await room('zhou', 'chen');
    const [zhou, chen] = windows;
    expect(zhou.media.view.get().spotlight).toBeNull();
    zhou.media.setSpeaker(hub.of('chen').memberId);
    expect(zhou.media.view.get().spotlight).toBe(hub.of('chen').peerId);
    await chen.media.spotlight(hub.of('zhou').peerId);
    expect(zhou.media.view.get().spotlight).toBe(hub.of('zhou').peerId);
    await chen.media.spotlight(null);
    expect(zhou.media.view.get().spotlight).toBe(hub.of('chen').peerId);
  });

  test('MW9: with little bandwidth only the spotlight’s picture comes and a small one goes; with sound only, none', async () => {
    const { hub, windows } = await room('zhou', 'chen', 'luowz');
    const [zhou, chen, luo] = windows;
    for (const window of windows) await window.media.turn('camera', true);
    await settled();
    zhou.media.setSpeaker(hub.of('luowz').memberId);
    await zhou.media.setMode('low');
    await settled();
    const directions = (window: FakeWindow) =>
      window.open.map(({ lines }) => lines[1]?.direction ?? '').toSorted();
    expect(directions(zhou)).toEqual(['sendonly', 'sendrecv']);
    expect(peer(zhou, 'chen').camera).toBeNull();
    expect(peer(zhou, 'luowz').camera).not.toBeNull();
    expect(zhou.machine.captured[0]?.constraints.at(-1)).toMatchObject({ width: { ideal: 320 } });
    expect(zhou.open[0]?.lines[1]?.sender.parameters.encodings[0]).toMatchObject({
      maxFramerate: 10,
      scaleResolutionDownBy: 2,
    });

    await zhou.media.setMode('soundOnly');
    await settled();
    expect(directions(zhou)).toEqual(['sendonly', 'sendonly']);
    expect(zhou.media.view.get().senders.camera).toBe(false);
    expect(zhou.machine.captured[0]?.readyState).toBe('ended');
    expect(await zhou.media.turn('camera', true)).toEqual({ ok: false, error: 'soundOnly' });
    expect(peer(chen, 'zhou').camera).toBeNull();
    expect(peer(chen, 'luowz').camera).not.toBeNull();
    await luo.media.turn('screen', true);
    await settled();
    expect(peer(zhou, 'luowz').screen).toBeNull();
  });

  test('MW10: what cannot be switched on says why, and leaves nothing captured', async () => {
    const { hub, windows } = await room('zhou', 'chen');
    const [zhou] = windows;
    for (const [thrown, fault] of [
      ['NotAllowedError', 'denied'],
      ['NotFoundError', 'noDevice'],
      ['NotReadableError', 'busy'],
      ['TypeError', 'failed'],
    ] as const) {
      zhou.machine.refuse = thrown;
      expect(await zhou.media.turn('camera', true)).toEqual({ ok: false, error: fault });
    }
    zhou.machine.refuse = 'NotAllowedError';
    expect(await zhou.media.turn('screen', true)).toEqual({ ok: false, error: 'cancelled' });
    hub.refuse = 'full';
    expect(await zhou.media.turn('camera', true)).toEqual({ ok: false, error: 'full' });
    expect(zhou.machine.captured.at(-1)?.readyState).toBe('ended');
    expect(zhou.media.view.get().senders.camera).toBe(false);
    zhou.media.follow(NO_COMPANY);
    expect(await zhou.media.turn('camera', true)).toEqual({ ok: false, error: 'notInMeeting' });
  });

  test('MW10: two presses at once do not take each other back', async () => {
    const { hub, windows } = await room('zhou', 'chen');
    const [zhou] = windows;
    await Promise.all([zhou.media.turn('microphone', true), zhou.media.turn('camera', true)]);
    expect(hub.of('zhou').senders).toEqual({ microphone: true, camera: true, screen: false });
    await Promise.all([zhou.media.turn('microphone', false), zhou.media.turn('screen', true)]);
    expect(hub.of('zhou').senders).toEqual({ microphone: false, camera: true, screen: true });
  });

  test('MW11: a browser that wants a press before it plays is given one', async () => {
    const { windows } = await room('zhou', 'chen');
    const [zhou, chen] = windows;
    chen.blocksSound = true;
    await zhou.media.turn('microphone', true);
    await settled();
    expect(chen.media.sound.isBlocked.get()).toBe(true);
    chen.blocksSound = false;
    chen.media.sound.resume();
    await settled();
    expect(chen.media.sound.isBlocked.get()).toBe(false);
    expect(chen.played.at(-1)?.plays).toBe(1);
  });
});
