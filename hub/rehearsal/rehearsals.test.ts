// A rehearsal over HTTP and the socket, on a real hub.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dossierIdSchema, meetingIdSchema } from '#shared/domain/ids.ts';
import { assert } from '#shared/lib/assert.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { RehearsalAnswer } from '#shared/protocol/rehearsal.ts';
import { PRACTICE_REPORTS } from './practice-reports.ts';
import { Person } from '../testing/a-hub.ts';
import { anArrangedMeeting, MEETING, stateOf } from '../testing/a-journey.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let real: Awaited<ReturnType<typeof anArrangedMeeting>>;
beforeAll(async () => {
  real = await anArrangedMeeting({}, Date.now() + 86_400_000);
});
afterAll(() => real.hub.remove());

async function begun(person = real.clerk): Promise<NonNullable<RehearsalAnswer['rehearsal']>> {
  const answer = await person.api.rehearsals.begin(real.dossierId, MEETING);
  assert(answer.ok && answer.value.rehearsal, 'a rehearsal');
  return answer.value.rehearsal;
}
const listOf = async (person: Person): Promise<readonly string[]> => {
  const answer = await person.api.dossiers({ offset: 0, limit: 50, filter: 'all', text: '' });
  assert(answer.ok, 'a list');
  return answer.value.rows.map(({ title }) => title);
};

test('RH1 RH2 RH5 RH6: the clerk begins one; everyone who has joined finds it, may read its reports and walk in', async () => {
  const before = canonicalJson({ ...(await stateOf(real.clerk, real)) });
  const practice = await begun();
  expect(await begun()).toEqual(practice);
  const people = [real.clerk, real.owner, real.compiler, ...real.experts.map(({ person }) => person)];
  for (const person of people) {
    const found = await person.api.rehearsals.current(real.dossierId, MEETING);
    expect(found.ok && found.value.rehearsal?.dossierId).toBe(practice.dossierId);
    expect((await listOf(person)).filter((title) => title.startsWith('【演练】'))).toHaveLength(1);
    const state = await stateOf(person, practice);
    expect(state.parties.dossier?.rehearsal?.of).toEqual({ dossierId: real.dossierId, meetingId: MEETING });
    const meeting = state.parties.meetings[practice.meetingId];
    expect(meeting?.title).toMatch(/^【演练】/u);
    expect(meeting?.itemIds).toEqual(state.parties.itemOrder);
    const items = state.parties.itemOrder.map((itemId) => state.parties.items[itemId]);
    expect(items).toHaveLength(PRACTICE_REPORTS.length);
    for (const [at, shipped] of PRACTICE_REPORTS.entries()) {
      const item = items[at];
      const file = item?.versions[0]?.file;
      expect(item?.reportTitle).toMatch(/^【演练样例】/u);
      expect(file?.name).toMatch(/^【演练样例】/u);
      expect(file?.pages).toBe(shipped.pages);
      const report = await fetch(
        `${person.url}/api/dossiers/${practice.dossierId}/files/${file?.sha256 ?? ''}`,
        { headers: { Authorization: `Bearer ${person.token ?? ''}` } },
      );
      expect(report.status).toBe(200);
      expect(Buffer.from(await report.arrayBuffer()).equals(readFileSync(shipped.path))).toBe(true);
    }
  }
  const { panel } = await stateOf(real.clerk, practice);
  const chairs = Object.values(panel.chairs).map(({ memberId }) => memberId);
  expect(chairs).toEqual([real.experts[0]?.memberId, real.experts[0]?.memberId]);
  // RH3: nothing of it is in the real dossier.
  expect(canonicalJson({ ...(await stateOf(real.clerk, real)) })).toBe(before);
});

test('RH3 RH4: the room is practised, its doors are stated by nobody, and once ended it is gone for all', async () => {
  const practice = await begun();
  const { clerk, owner } = real;
  const { dossierId, meetingId } = practice;
  const chair = real.chair;
  await clerk.does(dossierId, { type: 'meeting.open', meetingId });
  await chair.open(dossierId);
  await chair.does(dossierId, { type: 'meeting.signIn', meetingId });
  const refused = await clerk.push(dossierId, {
    type: 'item.archive',
    itemId: itemOf(await stateOf(clerk, practice)),
  });
  expect(refused.ok && refused.outcome.result === 'rejected' && refused.outcome.rejection.code).toBe(
    'rehearsal.notForReal',
  );
  await clerk.does(dossierId, { type: 'rehearsal.end' });
  for (const person of [clerk, owner, chair]) {
    expect((await listOf(person)).filter((title) => title.startsWith('【演练】'))).toEqual([]);
    const found = await person.api.rehearsals.current(real.dossierId, MEETING);
    expect(found.ok && found.value.rehearsal).toBeNull();
    expect((await stateOf(person, practice)).parties.dossier).toBeNull();
  }
  expect((await begun()).dossierId).not.toBe(dossierId);
});

test('RH1: begun by the dossier’s clerk alone, for a meeting that is still to come', async () => {
  const { owner, clerk, dossierId } = real;
  const refused = await owner.api.rehearsals.begin(dossierId, MEETING);
  expect(!refused.ok && refused.error.code).toBe('forbidden');
  const stranger = await new Person(real.hub.url).api.rehearsals.current(dossierId, MEETING);
  expect(!stranger.ok && stranger.error.code).toBe('unauthenticated');
  const nowhere = await clerk.api.rehearsals.begin(dossierIdSchema.parse('not-a-dossier'), MEETING);
  expect(!nowhere.ok && nowhere.error.code).toBe('notFound');
  const noMeeting = await clerk.api.rehearsals.begin(dossierId, meetingIdSchema.parse('no-meeting'));
  expect(!noMeeting.ok && noMeeting.error.code).toBe('notFound');
  const { dossierId: practiceId, meetingId } = await begun();
  const ofPractice = await clerk.api.rehearsals.begin(practiceId, meetingId);
  expect(!ofPractice.ok && ofPractice.error.code).toBe('notFound');
});

function itemOf(state: Awaited<ReturnType<typeof stateOf>>) {
  const [itemId] = state.parties.itemOrder;
  assert(itemId, 'a report');
  return itemId;
}
