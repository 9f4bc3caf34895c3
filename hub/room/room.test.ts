import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  DEPARTMENT,
  EXPERTS,
  FLOOD,
  LEADER,
  OWNER,
  memberId,
  seatOf,
} from '#shared/testing/cast.ts';
import { addVersion, createDossier } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import type { Command } from '#shared/domain/command.ts';
import { commandIdSchema, deviceIdSchema, dossierIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { emptyHead, type Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { CommandPush } from '#shared/protocol/command-push.ts';
import { HubDisk } from '#tests/sim/hub-disk.ts';
import { recordEvents } from './appending.ts';
import type { Commit, Committed, LedgerStore, RoomPorts } from './ports.ts';
import { Room } from './room.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const DEVICE = deviceIdSchema.parse('device-1');
const [, SECOND] = EXPERTS;
const hasher = { sha256Hex: (text: string) => hash('sha256', text, 'hex') };

/** A room over a disk, with everything it says written down in order. */
class Bench {
  readonly disk = new HubDisk();
  readonly said: string[] = [];
  readonly committed: Committed[] = [];
  readonly room: Room;
  /** What the next commit does: nothing special, fail having written nothing, or fail having written all. */
  nextCommit: 'holds' | 'failsBefore' | 'failsAfter' = 'holds';
  commits: Commit[] = [];
  admits: RoomPorts['admit'] = () => Promise.resolve(null);
  isLackingPictures = false;
  #pushes = 0;

  constructor(past?: Review) {
    const heads = new Map<LedgerId, Head>();
    for (const { events, meta } of past?.history ?? []) {
      for (const { ledgerId } of events) if (!heads.has(ledgerId)) heads.set(ledgerId, emptyHead(ledgerId));
      const appended = recordEvents(hasher, DOSSIER, heads, events, meta);
      for (const [ledgerId, head] of appended.heads) heads.set(ledgerId, head);
      this.disk.apply({
        dossierId: DOSSIER,
        events: appended.recorded,
        answers: [],
        ballots: [],
        summaries: [],
      });
    }
    this.room = new Room(DOSSIER, {
      store: this.#store(),
      hasher,
      clock: { nowMs: () => 1_800_000_000_000 + this.commits.length },
      ids: { newId: () => `hub-${this.commits.length}` },
      admit: (session, dossierId, command) => this.admits(session, dossierId, command),
      lacksPicture: () => Promise.resolve(this.isLackingPictures),
      onCommitted: (committed) => this.committed.push(committed),
      outlet: {
        setLedgers: (sessionId, _dossierId, ledgers) =>
          this.said.push(`${sessionId} hears ${ledgers.join(' ')}`),
        broadcast: (batch) =>
          this.said.push(`${batch.ledgerId} ${batch.events.map((event) => event.type).join(' ')}`),
        membershipChanged: (sessionId) => this.said.push(`${sessionId} open again`),
      },
    });
  }

  push(who: MemberId, command: Command, change: Partial<CommandPush> = {}): ReturnType<Room['push']> {
    const no = ++this.#pushes;
    const mutationSeq = this.disk.deviceSeq(who, DEVICE) + 1;
    const commandId = commandIdSchema.parse(`push-${no}`);
    const push = {
      dossierId: DOSSIER,
      deviceId: DEVICE,
      mutationSeq,
      commandId,
      authorAt: 1,
      command,
      ...change,
    };
    return this.room.push({ sessionId: who, memberId: who }, push);
  }

  open(who: MemberId, heads: Parameters<Room['open']>[1]['heads'] = []): ReturnType<Room['open']> {
    return this.room.open({ sessionId: who, memberId: who }, { dossierId: DOSSIER, deviceId: DEVICE, heads });
  }

  #store(): LedgerStore {
    const { disk } = this;
    return {
      heads: async () => disk.heads(),
      read: async (_dossierId, ledgerId, afterSeq, limit) => disk.read(ledgerId, afterSeq, limit),
      findAnswer: async (_dossierId, who, commandId) => disk.answer(who, commandId),
      deviceSeq: async (_dossierId, who, deviceId) => disk.deviceSeq(who, deviceId),
      ballotBox: async (_dossierId, voteId) => disk.ballotBox(voteId),
      commit: async (commit) => {
        const fate = this.nextCommit;
        this.nextCommit = 'holds';
        if (fate === 'failsBefore') throw new Error('the disk is full');
        disk.apply(commit);
        this.commits.push(commit);
        if (fate === 'failsAfter') throw new Error('the disk is slow');
      },
    };
  }
}

const accept: Command = { type: 'dossier.accept' };
const version = addVersion(FLOOD, 'submissionDraft', 'draft-2');
const accepted = (command: Awaited<ReturnType<Room['push']>>): boolean =>
  command.ok && command.outcome.result === 'accepted';

test('SY1: what is asked at once is done one after the other', async () => {
  const bench = new Bench(aReview().inAcceptance());
  const [first, second] = await Promise.all([
    bench.push(CLERK, accept),
    bench.push(CLERK, accept, { mutationSeq: 2 }),
  ]);
  expect(first).toMatchObject({ outcome: { result: 'accepted' } });
  expect(second).toMatchObject({ outcome: { result: 'rejected', rejection: { code: 'item.wrongStage' } } });
});

test('SY2 S1: events, answer and list rows are one commit, and nothing is told before it', async () => {
  const bench = new Bench(aReview().inAcceptance());
  await bench.open(OWNER);
  bench.said.length = 0;
  bench.nextCommit = 'failsBefore';
  await expect(bench.push(CLERK, accept)).rejects.toThrow('full');
  await bench.room.readState();
  expect(bench.said).toEqual([]);
  await bench.push(CLERK, accept);
  const [commit] = bench.commits;
  expect(commit?.events.map((event) => event.type)).toEqual(['dossier.accepted', 'item.stageMoved']);
  expect(commit?.answers[0]?.outcome.result).toBe('accepted');
  expect(commit?.summaries.map((row) => row.memberId)).toContain(OWNER);
  expect(bench.said).toEqual(['parties dossier.accepted item.stageMoved']);
});

test('SY3 L2: who loses a ledger leaves its room before the commit that took it is told', async () => {
  const bench = new Bench(aReview().withPanel());
  await bench.open(SECOND);
  bench.said.length = 0;
  await bench.push(SECOND, { type: 'recusal.declare', conflict: true, statement: '' });
  expect(bench.said).toEqual([
    `${SECOND} hears private:${SECOND}`,
    'panel recusal.declared',
    `${SECOND} open again`,
  ]);
});

test('SY3 R4: news of changed ledgers are told once, not with every commit until they are opened', async () => {
  const bench = new Bench(aReview().inMeeting());
  await bench.open(DEPARTMENT);
  await bench.push(CLERK, { type: 'member.reassign', memberId: DEPARTMENT, role: 'owner' });
  bench.said.length = 0;
  await bench.push(CHAIR, { type: 'opinion.setSection', itemId: FLOOD, section: 'overall', text: 'sound' });
  expect(bench.said).toEqual(['panel opinion.sectionSet']);
});

test('SY4 S2: a command sent again is answered as before, and takes no effect', async () => {
  const bench = new Bench(aReview().inAcceptance());
  const first = await bench.push(CLERK, version);
  const commandId = commandIdSchema.parse('push-1');
  const again = await bench.push(CLERK, version, { mutationSeq: 1, commandId });
  const renumbered = await bench.push(CLERK, version, { mutationSeq: 9, commandId });
  expect([again, renumbered]).toEqual([first, first]);
  expect(bench.commits).toHaveLength(1);
});

test('SY4: another number than the next one is answered with the next one', async () => {
  const bench = new Bench(aReview().inAcceptance());
  await bench.push(CLERK, version);
  for (const mutationSeq of [1, 3]) {
    expect(await bench.push(CLERK, accept, { mutationSeq })).toMatchObject({
      fault: { code: 'outOfOrder', expectedSeq: 2 },
    });
  }
});

test('SY5: a rejection is stored, answered again, and takes its number', async () => {
  const bench = new Bench(aReview().inAcceptance());
  const first = await bench.push(OWNER, accept);
  expect(first).toMatchObject({ outcome: { result: 'rejected' } });
  const again = await bench.push(OWNER, accept, {
    mutationSeq: 1,
    commandId: commandIdSchema.parse('push-1'),
  });
  expect(again).toEqual(first);
  expect(bench.disk.deviceSeq(OWNER, DEVICE)).toBe(1);
  bench.admits = () => Promise.resolve({ code: 'forbidden', message: 'no such file', retry: 'never' });
  expect(await bench.push(OWNER, version)).toMatchObject({ fault: { code: 'forbidden' } });
  expect(bench.disk.deviceSeq(OWNER, DEVICE)).toBe(1);
});

test('SY6: a commit that did take place though the store said otherwise is told, and answered on a resend', async () => {
  const bench = new Bench(aReview().inAcceptance());
  await bench.open(OWNER);
  bench.said.length = 0;
  bench.nextCommit = 'failsAfter';
  await expect(bench.push(CLERK, accept)).rejects.toThrow('slow');
  await bench.room.readState();
  expect(bench.said).toEqual(['parties dossier.accepted item.stageMoved']);
  expect(bench.committed.at(-1)?.events).toHaveLength(2);
  const again = await bench.push(CLERK, accept, {
    mutationSeq: 1,
    commandId: commandIdSchema.parse('push-1'),
  });
  expect(accepted(again)).toBe(true);
  expect(bench.commits).toHaveLength(1);
});

test('SY26: commands that wait together are decided one upon the other, durable in one commit, told and answered after it', async () => {
  const bench = new Bench(aReview().inAcceptance());
  await bench.open(OWNER);
  bench.said.length = 0;
  const [first, second, third] = await Promise.all([
    bench.push(CLERK, accept),
    bench.push(CLERK, accept, { mutationSeq: 2 }),
    bench.push(OWNER, version),
  ]);
  expect(accepted(first)).toBe(true);
  expect(second).toMatchObject({ outcome: { result: 'rejected', rejection: { code: 'item.wrongStage' } } });
  expect(third).toMatchObject({ ok: true });
  expect(bench.commits).toHaveLength(1);
  expect(bench.commits[0]?.answers.map(({ mutationSeq }) => mutationSeq)).toEqual([1, 2, 1]);
  expect(bench.said.filter((line) => line.startsWith('parties'))).toHaveLength(1);
});

test('SY26 S1: of commands whose commit fails none is told or answered, and the next is decided on what is on disk', async () => {
  const bench = new Bench(aReview().inAcceptance());
  await bench.open(OWNER);
  bench.said.length = 0;
  bench.nextCommit = 'failsBefore';
  const settled = await Promise.allSettled([
    bench.push(CLERK, accept),
    bench.push(CLERK, version, { mutationSeq: 2 }),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(bench.said).toEqual([]);
  expect(accepted(await bench.push(CLERK, accept))).toBe(true);
});

test('SY26: what cannot be asked takes no other command down', async () => {
  const bench = new Bench(aReview().inAcceptance());
  bench.admits = (_session, _dossierId, command) =>
    command.type === 'dossier.accept' ? Promise.resolve(null) : Promise.reject(new Error('no such disk'));
  const [first, second] = await Promise.allSettled([
    bench.push(CLERK, version),
    bench.push(CLERK, accept, { mutationSeq: 1 }),
  ]);
  expect(first.status).toBe('rejected');
  expect(second.status === 'fulfilled' && accepted(second.value)).toBe(true);
});

test('SY26 S2: a command sent twice in one breath is decided once', async () => {
  const bench = new Bench(aReview().inAcceptance());
  const commandId = commandIdSchema.parse('twice');
  const [first, second] = await Promise.all([
    bench.push(CLERK, accept, { commandId }),
    bench.push(CLERK, accept, { commandId }),
  ]);
  expect(accepted(first)).toBe(true);
  expect(second).toEqual(first);
  expect(bench.commits[0]?.answers).toHaveLength(1);
});

test('SY6 L1: a ledger that was tampered with is not served', async () => {
  const bench = new Bench(aReview().inAcceptance());
  const [line] = bench.disk.read('parties', 0, 1);
  Object.assign(line?.payload ?? {}, { title: 'forged' });
  await expect(bench.open(OWNER)).rejects.toThrow('damaged');
});

test('SY8 S3: a client goes on from what is ours, and starts over from what is not', async () => {
  const bench = new Bench(aReview().inAcceptance());
  const answer = await bench.open(DEPARTMENT);
  if (!answer.ok) throw new Error('open');
  const [parties] = answer.opened.ledgers;
  if (!parties) throw new Error('parties');
  const { ledgerId, headSeq, stateHash } = parties;
  const at = (seq: number) => parties.events[seq - 1]?.hash ?? '';
  const open = async (seq: number, lineHash: string, state: string) => {
    const again = await bench.open(DEPARTMENT, [{ ledgerId, seq, hash: lineHash, stateHash: state }]);
    const [ledger] = again.ok ? again.opened.ledgers : [];
    return [ledger?.reset, ledger?.events.length];
  };
  const other = 'f'.repeat(64);
  expect(await open(headSeq, at(headSeq), stateHash)).toEqual([false, 0]);
  expect(await open(2, at(2), other)).toEqual([false, headSeq - 2]);
  expect(await open(2, other, other)).toEqual([true, headSeq]);
  expect(await open(headSeq, at(headSeq), other)).toEqual([true, headSeq]);
  expect(await open(headSeq + 5, at(headSeq), stateHash)).toEqual([true, headSeq]);
  expect(await open(0, '0'.repeat(64), other)).toEqual([false, headSeq]);
});

test('GW7: long lines come in pages that a connection can take, and all of them come', async () => {
  const bench = new Bench(aReview().inPreReview());
  const text = '复'.repeat(8000);
  for (let count = 0; count < 250; count++)
    await bench.push(CLERK, { type: 'opinion.setSection', itemId: FLOOD, section: 'overview', text });
  const opened = await bench.open(CLERK);
  const panel = opened.ok ? opened.opened.ledgers.find(({ ledgerId }) => ledgerId === 'panel') : undefined;
  const sizes: number[] = [];
  let seq = panel?.events.at(-1)?.seq ?? 0;
  const first = panel?.events.length ?? 0;
  for (;;) {
    const request = { dossierId: DOSSIER, ledgerId: 'panel', afterSeq: seq, limit: 2000 } as const;
    const answer = await bench.room.pull({ sessionId: CLERK, memberId: CLERK }, request);
    const events = answer.ok ? answer.batch.events : [];
    if (events.length === 0) break;
    sizes.push(events.length);
    seq = events.at(-1)?.seq ?? seq;
  }
  expect(first).toBeLessThan(80);
  expect(Math.max(...sizes)).toBeLessThan(200);
  expect(seq).toBe(panel?.headSeq);
});

test('SY9 L2: an answer names no position in a ledger of others', async () => {
  const bench = new Bench(aReview().withComments());
  const file = {
    type: 'opinion.fileIndividual',
    itemId: FLOOD,
    quality: 'good',
    overall: '',
    conclusion: 'pass',
  } as const;
  const answer = await bench.push(SECOND, file);
  const positions = answer.ok && answer.outcome.result === 'accepted' ? answer.outcome.positions : [];
  expect(positions.map((position) => position.ledgerId)).toEqual([`private:${SECOND}`]);
  expect(bench.commits[0]?.events.map((event) => event.ledgerId)).toEqual([`private:${SECOND}`, 'bureau']);
});

test('SY10: who is not in the dossier learns of none; who was removed opens what is left', async () => {
  const bench = new Bench(
    aReview()
      .inAcceptance()
      .does(CLERK, { type: 'member.add', seat: seatOf(memberId('owner-2')) }),
  );
  for (const who of [memberId('stranger'), memberId('owner-2')]) {
    expect(await bench.open(who)).toMatchObject({ fault: { code: 'notFound' } });
    const pull = { dossierId: DOSSIER, ledgerId: 'parties', afterSeq: 0, limit: 10 } as const;
    expect(await bench.room.pull({ sessionId: who, memberId: who }, pull)).toMatchObject({
      fault: { code: 'notFound' },
    });
  }
  await bench.push(CLERK, { type: 'member.remove', memberId: OWNER, reason: '' });
  const answer = await bench.open(OWNER);
  expect(answer.ok && answer.opened.ledgers.map((ledger) => ledger.ledgerId)).toEqual([`private:${OWNER}`]);
  expect(await bench.push(OWNER, version)).toMatchObject({
    outcome: { rejection: { code: 'actor.notAMember' } },
  });
});

test('SY10: a dossier yet to be created is opened empty, and created by its first command', async () => {
  const bench = new Bench();
  expect(await bench.open(CLERK)).toMatchObject({ opened: { ledgers: [], nextMutationSeq: 1 } });
  expect(accepted(await bench.push(CLERK, createDossier(CLERK, [FLOOD])))).toBe(true);
  expect(bench.said.at(-1)).toBe(`${CLERK} open again`);
});

test('SY11 L2: a list row is made for those in whose ledgers something was written', async () => {
  const bench = new Bench(aReview().withComments());
  const rows = async (who: MemberId, command: Command) => {
    await bench.push(who, command);
    return bench.commits.at(-1)?.summaries.map((row) => row.memberId) ?? [];
  };
  const release: Command = {
    type: 'comment.release',
    itemId: FLOOD,
    commentIds: [aReview().commentOf(SECOND)],
  };
  expect(await rows(CLERK, release)).toEqual([CLERK]);
  const shown = await rows(CLERK, { type: 'member.add', seat: seatOf(memberId('expert-d')) });
  expect(shown).not.toContain(OWNER);
  expect(shown).not.toContain(LEADER);
  const row = bench.committed.at(-1)?.summaries[0]?.summary;
  expect(row?.updatedAt).toBeGreaterThan(0);
});

test('SY12: a session that left is not brought back by its own late request', async () => {
  const bench = new Bench(aReview().inAcceptance());
  const opening = bench.open(OWNER);
  bench.room.leave(OWNER);
  await opening;
  await bench.room.readState();
  expect(bench.room.sessionCount).toBe(0);
});

test('R1: who speaks is the session’s member, whatever the command names', async () => {
  const bench = new Bench(aReview().withPanel());
  await bench.push(SECOND, { type: 'opinion.reopen', itemId: FLOOD, reason: 'x' });
  await bench.push(CLERK, { type: 'member.reassign', memberId: OWNER, role: 'department' });
  expect(bench.commits.at(-1)?.events.map((event) => event.actor)).toEqual([CLERK]);
  await bench.room.system({ type: 'member.join', memberId: OWNER });
  expect(bench.commits.at(-1)?.answers[0]?.memberId).toBe(CLERK);
});
