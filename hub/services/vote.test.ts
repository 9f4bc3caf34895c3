import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import Database from 'better-sqlite3';
import { commandIdSchema, voteIdSchema, type VoteId } from '#shared/domain/ids.ts';
import type { Vote } from '#shared/domain/vote/vote.ts';
import { assert } from '#shared/lib/assert.ts';
import { ITEM, type Person } from '../testing/a-hub.ts';
import { aJourney, MEETING, STEPS, until, type Journey } from '../testing/a-journey.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let journey: Journey;
beforeAll(async () => {
  journey = await aJourney();
  const { dossierId, clerk, experts } = journey;
  for (const { person } of experts) {
    await person.does(dossierId, { type: 'meeting.signIn', meetingId: MEETING });
  }
  await clerk.does(dossierId, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.closed });
});
afterAll(() => journey.hub.remove());

async function begun(voteId: VoteId, secrecy: Vote['secrecy']): Promise<void> {
  const { dossierId, chair } = journey;
  await chair.does(dossierId, {
    type: 'vote.prepare',
    voteId,
    meetingId: MEETING,
    itemId: ITEM,
    question: '是否同意经修改后通过？',
    options: [
      { label: '同意', isAbstention: false },
      { label: '不同意', isAbstention: false },
      { label: '弃权', isAbstention: true },
    ],
    secrecy,
    ruleId: 'majorityOfPresent@2004-07-01',
  });
  await chair.does(dossierId, { type: 'vote.open', voteId });
}

async function countedBy(person: Person, voteId: VoteId): Promise<Vote> {
  await journey.chair.does(journey.dossierId, { type: 'vote.close', voteId });
  const state = await until(person, journey, ({ panel }) => panel.votes[voteId]?.tally != null);
  const vote = state.panel.votes[voteId];
  assert(vote, 'a vote');
  return vote;
}

test('SV7 VO5 R4 a secret vote behind closed doors: counted by the hub, told to nobody outside, joined nowhere', async () => {
  const { dossierId, experts, owner, ownerId, hub } = journey;
  const heard: string[] = [];
  // Who opens a dossier behind closed doors is told of presence once, and of nobody.
  const snapshot = new Promise((resolve) => owner.socket?.once('presence.state', resolve));
  await owner.open(dossierId);
  await snapshot;
  owner.socket?.onAny((event: string) => heard.push(event));
  const voteId = voteIdSchema.parse('vote-secret');
  await begun(voteId, 'secret');
  const choices = [2, 0, 2];
  for (const [index, { person }] of experts.entries()) {
    await person.does(dossierId, { type: 'vote.cast', voteId, option: choices[index] ?? 0 });
    expect(readFileSync(join(hub.dataDir, 'hub.db-wal')).length).toBe(0);
  }
  const again = await experts[1]?.person.push(dossierId, { type: 'vote.cast', voteId, option: 1 });
  expect(again).toMatchObject({ outcome: { rejection: { code: 'vote.alreadyVoted' } } });
  const vote = await countedBy(journey.clerk, voteId);
  expect(vote.tally).toEqual({ counts: [1, 0, 2], ballots: null });
  expect(heard).toEqual([]);
  expect((await until(owner, journey, () => true)).panel.votes).toEqual({});

  // Every row of every table: who voted stands nowhere beside what was chosen.
  const db = new Database(join(hub.dataDir, 'hub.db'), { readonly: true });
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all();
  const rows = tables.flatMap(({ name }) => {
    const columns = db.prepare<[], { name: string }>(`PRAGMA table_info("${name}")`).all();
    const listed = columns.map((column) => `"${column.name}"`).join();
    return db.prepare<[], Record<string, unknown>>(`SELECT ${listed} FROM "${name}"`).all();
  });
  db.close();
  const aboutVote = rows.map((row) => JSON.stringify(row)).filter((row) => row.includes(voteId));
  const ids = [...experts.map(({ memberId }) => memberId), ownerId];
  const naming = aboutVote.filter((row) => ids.some((id) => row.includes(id)));
  expect(naming.length).toBeGreaterThan(2);
  for (const row of naming) expect(row).not.toMatch(/option\\?"\s*:|counts/u);
  expect(aboutVote.filter((row) => row.includes('"counts"') && !row.includes('"type"'))).toEqual([
    JSON.stringify({ dossier_id: dossierId, vote_id: voteId, counts: '[1,0,2]' }),
  ]);
});

test('SV7 VO4 a named vote is counted from what its voters kept, and read by the panel only then', async () => {
  const { dossierId, experts, clerk } = journey;
  const voteId = voteIdSchema.parse('vote-named');
  await begun(voteId, 'named');
  const [first, second] = experts;
  assert(first && second, 'experts');
  await second.person.does(dossierId, { type: 'vote.cast', voteId, option: 1 });
  const before = await until(clerk, journey, ({ panel }) => panel.votes[voteId]?.voted.length === 1);
  expect(JSON.stringify(before)).not.toContain('"option":1');
  const vote = await countedBy(first.person, voteId);
  expect(vote.tally).toEqual({ counts: [0, 1, 0], ballots: [{ memberId: second.memberId, option: 1 }] });
});

test('VO3 S2 a ballot sent again is counted once, whatever was lost in between', async () => {
  const { dossierId, experts, clerk } = journey;
  const voteId = voteIdSchema.parse('vote-again');
  await begun(voteId, 'secret');
  const [, second] = experts;
  assert(second, 'an expert');
  const opened = await second.person.open(dossierId);
  assert(opened.ok, 'opened');
  const push = {
    dossierId,
    deviceId: second.person.deviceId,
    mutationSeq: opened.opened.nextMutationSeq,
    commandId: commandIdSchema.parse('cast-again'),
    authorAt: 1,
    command: { type: 'vote.cast', voteId, option: 0 },
  };
  const [one, two] = await Promise.all([
    second.person.ask('command.push', push),
    second.person.ask('command.push', push),
  ]);
  expect(one).toMatchObject({ ok: true, outcome: { result: 'accepted' } });
  expect(two).toEqual(one);
  expect((await countedBy(clerk, voteId)).tally?.counts).toEqual([1, 0, 0]);
});
