import { expect, test } from 'vitest';
import { stepIdSchema, type MemberId } from '#shared/domain/ids.ts';
import type { PeerId, Senders } from '#shared/protocol/media.ts';
import { CHAIR, CLERK, COMPILER, EXPERTS, LEADER, MEETING, OWNER } from '#shared/testing/cast.ts';
import { AGENDA } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { AForwardingUnit, ANSWER, OFFER, offerOf } from '../testing/a-forwarding-unit.ts';
import { DOSSIER, PeopleInRoom, PICTURE, SOUND } from '../testing/people-in-room.ts';

const [, SECOND, THIRD] = EXPERTS;
const CLOSED = stepIdSchema.parse(AGENDA[2]?.stepId);
const READ = stepIdSchema.parse(AGENDA[4]?.stepId);
const BOTH: Senders = { microphone: true, camera: true, screen: true };
const CANDIDATE = { kind: 'candidate', candidate: '', sdpMid: '0', sdpMLineIndex: 0 } as const;

/** People in a room that goes through the unit from so many pictures on. */
class ThroughUnit extends PeopleInRoom {
  readonly unit: AForwardingUnit;

  constructor(review: Review, members: readonly MemberId[], from = 1) {
    const unit = new AForwardingUnit();
    super(review, members, { unit, from, maxSenders: 24 });
    this.unit = unit;
    unit.onChange = () => this.rooms.unitChanged();
  }

  /** Somebody sends, and the unit has their connection. */
  sends(member: MemberId, peerId: PeerId): void {
    expect(this.rooms.signal(DOSSIER, member, 'sfu', offerOf(peerId))).toBe(true);
    this.unit.wayOf(peerId).live();
  }

  /** All join and send. */
  all(...members: readonly MemberId[]): readonly PeerId[] {
    const peers = members.map((member) => this.joins(member, PICTURE));
    for (const [index, peerId] of peers.entries()) this.sends(members[index] ?? CLERK, peerId);
    return peers;
  }

  heardBy(connection: string): readonly (string | undefined)[] {
    return this.signalled
      .filter(({ connectionId, message }) => connectionId === connection && message.from !== 'sfu')
      .map(({ message: { from } }) => from);
  }
}

const topologyOf = (people: PeopleInRoom, connection: string, senders: Senders = SOUND) => {
  const stay = people.rooms.join(DOSSIER, connection, senders);
  return stay && { topology: stay.topology, maxSenders: stay.maxSenders };
};

test('MD9: with one picture more than each to each carries the room goes through the unit, and everyone begins anew', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND, THIRD, OWNER], 7);
  for (const member of [CLERK, CHAIR, SECOND]) people.joins(member, BOTH);
  expect(people.flush().get(CLERK)?.topology).toBe('mesh');
  expect(people.rooms.signal(DOSSIER, CLERK, 'sfu', OFFER)).toBe(false);
  // Whoever asks for it by a press is answered first.
  people.joins(OWNER);
  expect(people.rooms.setSenders(DOSSIER, OWNER, PICTURE)).toEqual({ result: 'taken' });
  expect(people.ended).toEqual([]);
  people.flush();
  expect(people.ended).toEqual([CLERK, CHAIR, SECOND, OWNER].map((member) => [member, 'renewed']));
  expect(people.unit.rooms).toHaveLength(1);
  expect(topologyOf(people, OWNER, PICTURE)).toEqual({ topology: 'sfu', maxSenders: 24 });
  // It stays, also when fewer are there.
  people.joins(CLERK);
  people.flush();
  expect(topologyOf(people, THIRD, BOTH)).toEqual({ topology: 'sfu', maxSenders: 24 });
  expect(people.ended).toHaveLength(4);
});

test('MD9: who comes with the seventh picture comes into the unit at once', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND, OWNER], 7);
  for (const member of [CLERK, CHAIR, SECOND]) people.joins(member, BOTH);
  expect(topologyOf(people, OWNER, PICTURE)).toEqual({ topology: 'sfu', maxSenders: 24 });
  expect(people.ended.map(([member]) => member)).toEqual([CLERK, CHAIR, SECOND]);
});

test('MD9: where the bureau wants it always, a room of sound alone goes through the unit from its first peer on', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR]);
  expect(topologyOf(people, CLERK)).toEqual({ topology: 'sfu', maxSenders: 24 });
  expect(topologyOf(people, CHAIR)).toEqual({ topology: 'sfu', maxSenders: 24 });
  expect(people.ended).toEqual([]);
});

test('MD9: without its unit a room carries six pictures, and says so', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND, OWNER], 7);
  people.unit.become('down');
  for (const member of [CLERK, CHAIR, SECOND]) people.joins(member, BOTH);
  expect(topologyOf(people, OWNER)).toEqual({ topology: 'mesh', maxSenders: 6 });
  expect(people.rooms.setSenders(DOSSIER, OWNER, PICTURE)).toEqual({ result: 'refused', reason: 'full' });
  people.unit.become('up');
  expect(people.ended).toEqual([]);
  expect(people.rooms.setSenders(DOSSIER, OWNER, PICTURE)).toEqual({ result: 'taken' });
});

test('MD9 MD7: who was put forward and who was muted stay so when the room goes another way', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND, OWNER], 7);
  people.joins(CLERK, BOTH);
  people.joins(SECOND, BOTH);
  const chair = people.joins(CHAIR, BOTH);
  expect(people.rooms.spotlight(DOSSIER, CLERK, chair)).toBe('done');
  expect(people.rooms.mute(DOSSIER, CLERK, { peers: [chair], isMuted: true })).toBe('done');
  people.joins(OWNER, PICTURE);
  const again = people.joins(CHAIR);
  expect(people.flush().get(OWNER)?.spotlight).toBe(again);
  expect(people.rooms.setSenders(DOSSIER, CHAIR, PICTURE)).toMatchObject({ reason: 'mutedByHost' });
});

test('MD10: what one sends is offered to each other once it is there; no word goes from window to window', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND]);
  const [clerk, chair, second] = [CLERK, CHAIR, SECOND].map((member) => people.joins(member));
  if (!clerk || !chair || !second) throw new Error('three peers');
  expect(people.rooms.signal(DOSSIER, CHAIR, 'sfu', offerOf(chair))).toBe(true);
  expect(people.signalled).toEqual([
    { connectionId: CHAIR, message: { dossierId: DOSSIER, from: 'sfu', to: chair, signal: ANSWER } },
  ]);
  people.unit.wayOf(chair).live();
  expect(people.signalled.slice(1)).toEqual([
    { connectionId: CLERK, message: { dossierId: DOSSIER, from: chair, to: clerk, signal: OFFER } },
    { connectionId: SECOND, message: { dossierId: DOSSIER, from: chair, to: second, signal: OFFER } },
  ]);
  const [toClerk, toSecond] = people.unit.wayOf(chair).out;
  expect(people.rooms.signal(DOSSIER, CLERK, chair, ANSWER)).toBe(true);
  expect(people.rooms.signal(DOSSIER, CLERK, chair, CANDIDATE)).toBe(true);
  people.rooms.signal(DOSSIER, CHAIR, 'sfu', CANDIDATE);
  expect(toClerk?.signals).toEqual([ANSWER, CANDIDATE]);
  expect(toSecond?.signals).toEqual([]);
  expect(people.unit.wayOf(chair).signals).toEqual([CANDIDATE]);
  // Of who sends nothing there is nothing to answer.
  expect(people.rooms.signal(DOSSIER, CHAIR, clerk, ANSWER)).toBe(true);
  expect(people.signalled).toHaveLength(3);
  // Who comes later is offered what there is.
  people.comes(THIRD);
  people.joins(THIRD);
  expect(people.heardBy(THIRD)).toEqual([chair]);
});

test('MD10: a new offer, or asking for one, begins a way anew and leaves the others alone', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND]);
  const [, chair] = people.all(CLERK, CHAIR, SECOND);
  if (!chair) throw new Error('a chair');
  const first = people.unit.wayOf(chair);
  const [toClerk, toSecond] = first.out;
  people.rooms.signal(DOSSIER, CLERK, chair, { kind: 'renew' });
  expect([toClerk?.isOpen, toSecond?.isOpen, first.received]).toEqual([false, true, 2]);
  people.sends(CHAIR, chair);
  expect(first.isOpen).toBe(false);
  expect(first.received).toBe(0);
  expect(people.unit.wayOf(chair).received).toBe(2);
  // What ends by itself is not kept: a window asks when it wants it again.
  const now = people.unit.wayOf(chair);
  now.out[0]?.lose();
  expect(now.received).toBe(1);
  people.rooms.signal(DOSSIER, CLERK, chair, { kind: 'renew' });
  expect(now.received).toBe(2);
  now.lose();
  expect(now.received).toBe(0);
  people.rooms.signal(DOSSIER, CLERK, chair, { kind: 'renew' });
  expect(now.received).toBe(0);
});

test('MD3 MD10: between two who may not know of each other there is no way, and asking makes none', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, OWNER, LEADER]);
  people.does(CLERK, { type: 'meeting.admit', meetingId: MEETING, memberIds: [LEADER] });
  const [clerk, , owner, leader] = people.all(CLERK, CHAIR, OWNER, LEADER);
  if (!clerk || !owner || !leader) throw new Error('four peers');
  expect(people.heardBy(LEADER)).toEqual([clerk]);
  expect(people.heardBy(OWNER)).not.toContain(leader);
  expect(people.unit.wayOf(leader).received).toBe(1);
  const before = people.signalled.length;
  for (const signal of [ANSWER, OFFER, { kind: 'renew' } as const]) {
    expect(people.rooms.signal(DOSSIER, LEADER, owner, signal)).toBe(false);
    expect(people.rooms.signal(DOSSIER, OWNER, leader, signal)).toBe(false);
  }
  expect(people.signalled).toHaveLength(before);
  expect(people.unit.wayOf(leader).received).toBe(1);
});

test('MD4 MD11 R4: closed doors cut the unit’s ways from and to everyone outside in the turn of the commit', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND, OWNER, COMPILER]);
  const peers = people.all(CLERK, CHAIR, SECOND, OWNER, COMPILER);
  const ways = peers.map((peerId) => people.unit.wayOf(peerId));
  expect(ways.map(({ received }) => received)).toEqual([4, 4, 4, 4, 4]);
  const before = people.signalled.length;
  people.moves(CLOSED);
  expect(ways.map(({ isOpen, received }) => [isOpen, received])).toEqual([
    [true, 2],
    [true, 2],
    [true, 2],
    [false, 0],
    [false, 0],
  ]);
  const [, chair, , owner] = peers;
  if (!chair || !owner) throw new Error('five peers');
  expect(people.rooms.signal(DOSSIER, OWNER, 'sfu', offerOf(owner))).toBe(false);
  expect(people.rooms.signal(DOSSIER, OWNER, chair, { kind: 'renew' })).toBe(false);
  // A connection that comes up late, and somebody of the panel who begins to send, reach nobody outside.
  ways[3]?.live();
  people.comes(THIRD);
  const third = people.joins(THIRD, PICTURE);
  people.sends(THIRD, third);
  expect(people.unit.wayOf(third).received).toBe(3);
  const since = people.signalled.slice(before).map(({ connectionId }) => connectionId);
  expect(since).not.toContain(OWNER);
  expect(since).not.toContain(COMPILER);
  people.moves(READ);
  people.joins(OWNER);
  expect(people.unit.wayOf(third).received).toBe(4);
});

test('MD11: who walks out, loses the line or is replaced is cut at the unit at once; the end of the meeting ends its room', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND, OWNER]);
  const [clerk, chair, second, owner] = people
    .all(CLERK, CHAIR, SECOND, OWNER)
    .map((peerId) => people.unit.wayOf(peerId));
  people.presence.place(DOSSIER, OWNER, 'reading');
  people.rooms.look(DOSSIER);
  expect([owner?.isOpen, owner?.received, clerk?.received]).toEqual([false, 0, 2]);
  people.rooms.leave(DOSSIER, SECOND);
  expect([second?.isOpen, clerk?.received]).toEqual([false, 1]);
  people.joins(CHAIR);
  expect([chair?.isOpen, clerk?.received]).toEqual([false, 1]);
  people.does(
    CLERK,
    { type: 'meeting.interrupt', meetingId: MEETING, fault: 'network', note: '' },
    { type: 'meeting.abort', meetingId: MEETING, reason: 'power cut' },
  );
  expect([clerk?.isOpen, clerk?.received]).toEqual([false, 0]);
  expect(people.unit.rooms.map(({ isOpen }) => isOpen)).toEqual([false]);
});

test('MD11: a room that went through the unit behind closed doors does not show it when they open', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND, OWNER], 5);
  for (const member of [CLERK, CHAIR]) people.joins(member, PICTURE);
  people.moves(CLOSED);
  for (const member of [CLERK, CHAIR, SECOND]) people.rooms.setSenders(DOSSIER, member, BOTH);
  people.joins(SECOND, BOTH);
  expect(people.unit.rooms.map(({ isOpen }) => isOpen)).toEqual([true]);
  for (const member of [CLERK, CHAIR]) people.joins(member, PICTURE);
  people.moves(READ);
  expect(people.unit.rooms.map(({ isOpen }) => isOpen)).toEqual([false]);
  expect(topologyOf(people, OWNER)?.topology).toBe('mesh');
});

test('MD12: the unit passes on only what the hub has taken: a muted microphone is cut there', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND]);
  const [, chair] = people.all(CLERK, CHAIR, SECOND);
  if (!chair) throw new Error('a chair');
  expect(people.unit.wayOf(chair).passed).toEqual(PICTURE);
  expect(people.rooms.mute(DOSSIER, CLERK, { peers: [chair], isMuted: true })).toBe('done');
  expect(people.unit.wayOf(chair).passed).toEqual({ ...PICTURE, microphone: false });
  expect(people.rooms.mute(DOSSIER, CLERK, { peers: [chair], isMuted: false })).toBe('done');
  // Allowed is not switched on.
  expect(people.unit.wayOf(chair).passed.microphone).toBe(false);
  people.rooms.setSenders(DOSSIER, CHAIR, BOTH);
  expect(people.unit.wayOf(chair).passed).toEqual(BOTH);
});

test('MD12: pictures that a window does not want are not sent to it, of whoever comes later neither', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND]);
  const [, chair, second] = people.all(CLERK, CHAIR, SECOND);
  if (!chair || !second) throw new Error('three peers');
  const toClerk = (of: PeerId) => people.unit.wayOf(of).out[0]?.passed;
  expect(toClerk(chair)).toEqual(BOTH);
  expect(people.rooms.want(DOSSIER, CLERK, { cameras: [second], screens: true })).toBe(true);
  expect(toClerk(chair)).toEqual({ microphone: true, camera: false, screen: true });
  expect(toClerk(second)).toEqual(BOTH);
  expect(people.rooms.want(DOSSIER, CLERK, { cameras: [], screens: false })).toBe(true);
  people.comes(THIRD);
  const third = people.joins(THIRD, PICTURE);
  people.sends(THIRD, third);
  expect(toClerk(third)).toEqual({ microphone: true, camera: false, screen: false });
  expect(people.unit.wayOf(third).out[1]?.passed).toEqual(BOTH);
  expect(people.rooms.want(DOSSIER, 'nobody', { cameras: 'all', screens: true })).toBe(false);
});

test('MD13: a unit that goes and comes back is begun anew; one that stays away is done without', () => {
  const people = new ThroughUnit(aReview().inMeeting(), [CLERK, CHAIR, SECOND, OWNER], 5);
  const stays = () => people.ended.map(([member, reason]) => `${member} ${reason}`);
  for (const member of [CLERK, CHAIR, SECOND]) people.joins(member, BOTH);
  const [clerk] = people.all(CLERK, CHAIR);
  expect(clerk && people.unit.wayOf(clerk).isOpen).toBe(true);
  people.ended.length = 0;
  people.unit.become('away');
  expect(stays()).toEqual([]);
  expect(people.rooms.signal(DOSSIER, CLERK, 'sfu', OFFER)).toBe(true);
  expect(people.unit.rooms).toHaveLength(1);
  people.unit.become('up');
  expect(stays()).toEqual([`${SECOND} renewed`, `${CLERK} renewed`, `${CHAIR} renewed`]);
  expect(people.unit.rooms).toHaveLength(2);
  people.all(CLERK, CHAIR);
  people.ended.length = 0;
  people.unit.become('away');
  people.unit.become('down');
  expect(stays()).toEqual([`${CLERK} renewed`, `${CHAIR} renewed`]);
  expect(topologyOf(people, CLERK, BOTH)).toEqual({ topology: 'mesh', maxSenders: 6 });
  for (const member of [CHAIR, SECOND]) people.joins(member, BOTH);
  expect(people.rooms.join(DOSSIER, OWNER, PICTURE)?.senders).toEqual(SOUND);
  people.ended.length = 0;
  people.unit.become('up');
  expect(stays()).toEqual([CLERK, CHAIR, SECOND, OWNER].map((member) => `${member} renewed`));
  expect(topologyOf(people, OWNER, PICTURE)?.topology).toBe('sfu');
});
