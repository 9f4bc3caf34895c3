import { expect, test } from 'vitest';
import { dossierIdSchema, stepIdSchema } from '#shared/domain/ids.ts';
import { peerIdSchema, type Senders } from '#shared/protocol/media.ts';
import { CHAIR, CLERK, COMPILER, EXPERTS, LEADER, MEETING, OWNER } from '#shared/testing/cast.ts';
import { AGENDA } from '#shared/testing/commands.ts';
import { onTurn, raise, turnId } from '#shared/testing/room.ts';
import { aReview } from '#shared/testing/review.ts';
import { OFFER } from '../testing/a-forwarding-unit.ts';
import { DOSSIER, PeopleInRoom, PICTURE, SOUND } from '../testing/people-in-room.ts';

const [, SECOND, THIRD] = EXPERTS;
const CLOSED = stepIdSchema.parse(AGENDA[2]?.stepId);
const READ = stepIdSchema.parse(AGENDA[4]?.stepId);

test('MD1: nobody is a peer but from in the room of the open meeting', () => {
  const before = new PeopleInRoom(aReview().withComments(), [CLERK]);
  expect(before.rooms.join(DOSSIER, CLERK, SOUND)).toBeNull();
  const company = new PeopleInRoom(aReview().opened(), [CLERK, OWNER]);
  expect(company.rooms.join(DOSSIER, OWNER, SOUND)).toBeNull();
  expect(company.rooms.join(DOSSIER, 'a connection nobody knows', SOUND)).toBeNull();
  company.presence.place(DOSSIER, CLERK, 'reading');
  expect(company.rooms.join(DOSSIER, CLERK, SOUND)).toBeNull();
  company.does(CLERK, { type: 'meeting.admit', meetingId: MEETING, memberIds: [OWNER] });
  company.joins(OWNER);
});

test('MD1: who walks out, is sent back or loses the line stops being a peer at once, and hears why', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, CHAIR, COMPILER, OWNER]);
  for (const member of [CLERK, CHAIR, COMPILER, OWNER]) company.joins(member);
  company.presence.place(DOSSIER, OWNER, 'reading');
  company.rooms.look(DOSSIER);
  company.does(CLERK, { type: 'meeting.sendBack', meetingId: MEETING, memberId: COMPILER, reason: 'noise' });
  company.presence.leave(DOSSIER, CHAIR);
  company.rooms.look(DOSSIER);
  expect(company.ended).toEqual([
    [OWNER, 'left'],
    [COMPILER, 'sentBack'],
    [CHAIR, 'left'],
  ]);
  expect(company.sees(CLERK)).toEqual([CLERK]);
});

test('MD1: the end of the meeting ends every stay', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, CHAIR]);
  company.joins(CLERK);
  company.joins(CHAIR);
  company.does(
    CLERK,
    { type: 'meeting.interrupt', meetingId: MEETING, fault: 'network', note: '' },
    { type: 'meeting.abort', meetingId: MEETING, reason: 'power cut' },
  );
  expect(company.ended).toEqual([
    [CLERK, 'closed'],
    [CHAIR, 'closed'],
  ]);
  expect(company.rooms.join(DOSSIER, CLERK, SOUND)).toBeNull();
});

test('MD2 MD3: signals go between peers who may know of each other, and to nobody else', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, CHAIR, OWNER, LEADER]);
  company.does(CLERK, { type: 'meeting.admit', meetingId: MEETING, memberIds: [LEADER] });
  const [clerk, chair, owner, leader] = [CLERK, CHAIR, OWNER, LEADER].map((member) => company.joins(member));
  if (!clerk || !chair || !owner || !leader) throw new Error('four peers');
  expect(company.rooms.signal(DOSSIER, CHAIR, owner, OFFER)).toBe(true);
  const message = { dossierId: DOSSIER, from: chair, to: owner, signal: OFFER };
  expect(company.signalled).toEqual([{ connectionId: OWNER, message }]);
  expect(company.rooms.signal(DOSSIER, CHAIR, owner, { kind: 'renew' })).toBe(false);
  const guessed = peerIdSchema.parse('A'.repeat(22));
  expect(company.rooms.signal(DOSSIER, CHAIR, guessed, OFFER)).toBe(false);
  expect(company.rooms.signal(DOSSIER, CHAIR, chair, OFFER)).toBe(false);
  expect(company.rooms.signal(DOSSIER, CHAIR, 'sfu', OFFER)).toBe(false);
  expect(company.rooms.signal(dossierIdSchema.parse('dossier-2'), CHAIR, owner, OFFER)).toBe(false);
  expect(company.rooms.signal(DOSSIER, 'nobody', owner, OFFER)).toBe(false);
  // The leader's seat is in the bureau's ledger: the owner may not know of it, and is not to be rung up by it.
  expect(company.rooms.signal(DOSSIER, LEADER, owner, OFFER)).toBe(false);
  expect(company.rooms.signal(DOSSIER, OWNER, leader, OFFER)).toBe(false);
  expect(company.signalled).toHaveLength(1);
  expect(company.sees(OWNER)).toEqual([CHAIR, CLERK, OWNER].toSorted());
});

test('MD3: an equal snapshot is not told twice, and one that was not taken is told again', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, CHAIR]);
  company.joins(CLERK);
  expect(company.rooms.flush(DOSSIER, () => false)).toBe(false);
  expect([...company.flush().keys()]).toEqual([CLERK]);
  expect([...company.flush().keys()]).toEqual([]);
  company.joins(CHAIR);
  expect([...company.flush().keys()].toSorted()).toEqual([CHAIR, CLERK].toSorted());
});

test('MD4 R4: closed doors end the peers outside the panel, who hear of nothing until they open', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, CHAIR, SECOND, OWNER, COMPILER]);
  const owner = company.joins(OWNER);
  for (const member of [CLERK, CHAIR, COMPILER]) company.joins(member);
  company.flush();
  company.moves(CLOSED);
  expect(company.ended).toEqual([
    [OWNER, 'deliberation'],
    [COMPILER, 'deliberation'],
  ]);
  expect(company.rooms.join(DOSSIER, OWNER, SOUND)).toBeNull();
  expect(company.rooms.signal(DOSSIER, CHAIR, owner, OFFER)).toBe(false);
  const second = company.joins(SECOND, PICTURE);
  expect(company.rooms.signal(DOSSIER, OWNER, second, OFFER)).toBe(false);
  expect(company.rooms.setSenders(DOSSIER, OWNER, PICTURE)).toBeNull();
  expect(company.rooms.mute(DOSSIER, CHAIR, { peers: [second], isMuted: true })).toBe('done');
  expect(company.rooms.spotlight(DOSSIER, CLERK, second)).toBe('done');
  expect([...company.flush().keys()].toSorted()).toEqual([CHAIR, CLERK, SECOND].toSorted());
  company.moves(READ);
  company.joins(OWNER);
  const told = company.flush().get(OWNER);
  expect(told?.spotlight).toBeNull();
  expect(told?.peers.map(({ isMuted }) => isMuted)).toEqual([false, false, false, false]);
});

test('MD6: six pictures at once; who comes later comes with sound, and nobody’s sound is refused', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, CHAIR, SECOND, THIRD, COMPILER, OWNER]);
  const both: Senders = { microphone: true, camera: true, screen: true };
  for (const member of [CLERK, CHAIR, SECOND]) company.joins(member, both);
  expect(company.rooms.join(DOSSIER, OWNER, PICTURE)?.senders).toEqual(SOUND);
  expect(company.rooms.setSenders(DOSSIER, OWNER, PICTURE)).toEqual({ result: 'refused', reason: 'full' });
  expect(company.rooms.setSenders(DOSSIER, CLERK, PICTURE)).toEqual({ result: 'taken' });
  expect(company.rooms.setSenders(DOSSIER, OWNER, PICTURE)).toEqual({ result: 'taken' });
  expect(company.rooms.setSenders(DOSSIER, OWNER, SOUND)).toEqual({ result: 'taken' });
});

test('MD6: two devices are two peers, a second stay of one connection takes the place of the first, a fifth device that of the oldest', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, CHAIR]);
  company.joins(CLERK);
  company.joins(CHAIR);
  company.joins(CHAIR);
  expect(company.ended).toEqual([[CHAIR, 'replaced']]);
  for (const device of ['two', 'three', 'four', 'five']) {
    company.comes(CHAIR, device);
    company.joins(device);
  }
  expect(company.ended).toEqual([
    [CHAIR, 'replaced'],
    [CHAIR, 'replaced'],
  ]);
  expect(company.sees(CLERK)).toEqual([CHAIR, CHAIR, CHAIR, CHAIR, CLERK].toSorted());
});

test('MD7: only who leads the meeting mutes and puts forward', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, CHAIR, SECOND, OWNER]);
  const owner = company.joins(OWNER);
  for (const member of [CHAIR, SECOND, CLERK]) company.joins(member);
  const order = { peers: [owner], isMuted: true };
  expect(company.rooms.mute(DOSSIER, SECOND, order)).toBe('forbidden');
  expect(company.rooms.spotlight(DOSSIER, OWNER, owner)).toBe('forbidden');
  expect(company.rooms.mute(DOSSIER, 'nobody', order)).toBeNull();
  expect(
    company.rooms.mute(DOSSIER, CLERK, { peers: [peerIdSchema.parse('A'.repeat(22))], isMuted: true }),
  ).toBeNull();
  expect(company.rooms.mute(DOSSIER, CHAIR, order)).toBe('done');
  const seen = company
    .flush()
    .get(SECOND)
    ?.peers.find(({ peerId }) => peerId === owner);
  expect(seen).toMatchObject({ isMuted: true, senders: { microphone: false } });
});

test('MD7: a mute outlasts coming back, is lifted by a lead or by being given the floor, and spares them', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, CHAIR, SECOND, COMPILER]);
  company.joins(SECOND);
  company.joins(COMPILER);
  company.joins(CLERK);
  expect(company.rooms.mute(DOSSIER, CLERK, { peers: 'all', isMuted: true })).toBe('done');
  expect(company.rooms.setSenders(DOSSIER, CLERK, SOUND)).toEqual({ result: 'taken' });
  expect(company.rooms.setSenders(DOSSIER, SECOND, SOUND)).toEqual({
    result: 'refused',
    reason: 'mutedByHost',
  });
  expect(company.rooms.join(DOSSIER, SECOND, PICTURE)?.senders).toEqual({ ...PICTURE, microphone: false });
  const turn = turnId('turn-one');
  company.does(CLERK, raise(turn, 'speech', SECOND), onTurn('begin', turn));
  expect(company.rooms.setSenders(DOSSIER, SECOND, SOUND)).toEqual({ result: 'taken' });
  expect(company.rooms.mute(DOSSIER, CLERK, { peers: 'all', isMuted: true })).toBe('done');
  expect(company.rooms.setSenders(DOSSIER, SECOND, SOUND)).toEqual({ result: 'taken' });
  expect(company.rooms.mute(DOSSIER, CLERK, { peers: 'all', isMuted: false })).toBe('done');
  expect(company.rooms.setSenders(DOSSIER, COMPILER, SOUND)).toEqual({ result: 'taken' });
});

test('MD7: who was put forward and leaves is put forward no more', () => {
  const company = new PeopleInRoom(aReview().inMeeting(), [CLERK, SECOND]);
  company.joins(CLERK);
  const second = company.joins(SECOND);
  expect(company.rooms.spotlight(DOSSIER, CLERK, second)).toBe('done');
  expect(company.flush().get(CLERK)?.spotlight).toBe(second);
  company.rooms.leave(DOSSIER, SECOND);
  expect(company.flush().get(CLERK)?.spotlight).toBeNull();
});
