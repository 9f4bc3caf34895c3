import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { versionIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { assert } from '#shared/lib/assert.ts';
import type { PageShown, PresenceState, SeenState, SharedPage } from '#shared/protocol/presence.ts';
import { aHubWithDossier, aMember, ITEM, type Person } from '../testing/a-hub.ts';
import { aJourney, MEETING, STEPS, stateOf, type Journey } from '../testing/a-journey.ts';
import { Presence } from './presence.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let journey: Journey;
let expertId: MemberId;
beforeAll(async () => {
  journey = await aJourney();
  const [first] = journey.experts;
  assert(first, 'an expert');
  expertId = first.memberId;
});
afterAll(() => journey.hub.remove());

interface Heard {
  readonly presence: PresenceState[];
  readonly pages: (SharedPage | null)[];
  readonly seen: SeenState[];
}

/** What a person hears from now on. */
function ears(person: Person): Heard {
  const heard: Heard = { presence: [], pages: [], seen: [] };
  person.socket?.on('presence.state', (state: PresenceState) => heard.presence.push(state));
  person.socket?.on('page.shown', ({ page }: PageShown) => heard.pages.push(page));
  person.socket?.on('seen.state', (state: SeenState) => heard.seen.push(state));
  return heard;
}

/** Snapshots are gathered for 40 ms; the rest is for a machine that is busy. */
const settle = (): Promise<void> => sleep(400);
const places = (state: PresenceState | undefined): Record<string, string> =>
  Object.fromEntries((state?.members ?? []).map(({ memberId, place }) => [memberId, place]));

function setPlace(person: Person, place: string): void {
  person.socket?.emit('presence.set', { dossierId: journey.dossierId, place });
}

function share(person: Person, pageIndex: number | null): void {
  const page =
    pageIndex === null
      ? null
      : {
          itemId: ITEM,
          versionId: versionIdSchema.parse('version-1'),
          pageIndex,
          fraction: 0,
          zoom: 1,
          pointer: null,
        };
  person.socket?.emit('page.share', { dossierId: journey.dossierId, page });
}

test('PR1 before a meeting has introduced the experts, nobody outside the panel hears that they exist', async () => {
  const early = await aHubWithDossier();
  const expert = await aMember(early, 'expert', 'expert-1');
  const owner = await aMember(early, 'owner', 'owner-1');
  const [byOwner, byClerk] = [ears(owner.person), ears(early.clerk)];
  for (const person of [early.clerk, owner.person, expert.person]) await person.open(early.dossierId);
  expert.person.socket?.emit('presence.set', { dossierId: early.dossierId, place: 'reading' });
  await expert.person.ask('ledger.seen', { dossierId: early.dossierId, ledgerId: 'parties', seq: 2 });
  await settle();
  expect(JSON.stringify(byOwner)).not.toContain(expert.memberId);
  expect(places(byClerk.presence.at(-1))).toEqual({
    [early.clerkId]: 'dossier',
    [owner.memberId]: 'dossier',
    [expert.memberId]: 'reading',
  });
  // Nothing an expert does makes the owner hear anything at all.
  const before = byOwner.presence.length;
  for (const place of ['away', 'dossier', 'reading']) {
    expert.person.socket?.emit('presence.set', { dossierId: early.dossierId, place });
    await sleep(60);
  }
  expect(byOwner.presence.length).toBe(before);
  expect(byClerk.seen.findLast(({ ledgerId }) => ledgerId === 'parties')).toMatchObject({
    ledgerId: 'parties',
    seen: [{ memberId: expert.memberId, seq: 2 }],
  });
  await early.hub.remove();
});

describe('in a meeting', () => {
  let byOwner: ReturnType<typeof ears>;
  let byClerk: ReturnType<typeof ears>;
  beforeAll(async () => {
    byOwner = ears(journey.owner);
    byClerk = ears(journey.clerk);
    for (const person of [journey.clerk, journey.owner, journey.chair, journey.compiler]) {
      await person.open(journey.dossierId);
      setPlace(person, 'room');
    }
    await settle();
  });

  test('PR1 once introduced, an expert is seen by the others in the room, and only there', async () => {
    expect(places(byOwner.presence.at(-1))).toMatchObject({ [expertId]: 'room', [journey.ownerId]: 'room' });
    setPlace(journey.chair, 'reading');
    await settle();
    expect(places(byOwner.presence.at(-1))).not.toHaveProperty(expertId);
    expect(places(byClerk.presence.at(-1))).toMatchObject({ [expertId]: 'reading' });
    // Nor is it told how far an expert has read (PR5).
    const { dossierId } = journey;
    await journey.chair.ask('ledger.seen', { dossierId, ledgerId: 'parties', seq: 3 });
    await settle();
    expect(JSON.stringify(byClerk.seen)).toContain(expertId);
    expect(JSON.stringify(byOwner.seen)).not.toContain(expertId);
    setPlace(journey.chair, 'room');
    await settle();
  });

  test('PR3 the shared page is shown by someone in the room, and falls when its presenter leaves', async () => {
    share(journey.compiler, 11);
    await settle();
    expect(byOwner.pages.at(-1)).toMatchObject({ pageIndex: 11 });
    setPlace(journey.compiler, 'reading');
    await settle();
    expect(byOwner.pages.at(-1)).toBeNull();
    share(journey.compiler, 12);
    await settle();
    expect(byOwner.pages.at(-1)).toBeNull();
    setPlace(journey.compiler, 'room');
    share(journey.compiler, 13);
    await settle();
    expect(byClerk.pages.at(-1)).toMatchObject({ pageIndex: 13 });
  });

  test('PR2 closed deliberation: the others get one empty snapshot and then nothing; the panel sees of them only who waits outside', async () => {
    const { dossierId } = journey;
    await journey.clerk.does(dossierId, {
      type: 'meeting.moveStep',
      meetingId: MEETING,
      stepId: STEPS.closed,
    });
    await settle();
    expect(byOwner.presence.at(-1)).toEqual({ dossierId, members: [] });
    expect(byOwner.pages.at(-1)).toBeNull();
    const lengths = (): readonly number[] => Object.values(byOwner).map(({ length }) => length);
    const heard = lengths();
    share(journey.chair, 30);
    setPlace(journey.compiler, 'reading');
    share(journey.owner, 1);
    await journey.chair.ask('ledger.seen', { dossierId, ledgerId: 'parties', seq: 5 });
    await settle();
    expect(lengths()).toEqual(heard);
    const panel = byClerk.presence.at(-1);
    expect(byClerk.pages.at(-1)).toMatchObject({ pageIndex: 30, presenter: expertId });
    expect(places(panel)).toMatchObject({ [journey.ownerId]: 'room', [expertId]: 'room' });
    expect(Object.keys(places(panel))).toHaveLength(3);
    // An opening in the middle of it tells no more than one before.
    await journey.owner.open(dossierId);
    await settle();
    expect(byOwner.presence.at(-1)?.members).toEqual([]);
  });

  test('PR2 when the doors open again, what was shown behind them is not shown on', async () => {
    const { dossierId } = journey;
    await journey.clerk.does(dossierId, {
      type: 'meeting.moveStep',
      meetingId: MEETING,
      stepId: STEPS.signing,
    });
    await settle();
    expect(byOwner.pages.at(-1)).toBeNull();
    expect(places(byOwner.presence.at(-1))).toMatchObject({ [expertId]: 'room' });
  });

  test('PR5 how far a ledger was seen goes to its readers, only forward, never beyond its end', async () => {
    const { dossierId, owner, clerk } = journey;
    const seen = (ledgerId: string, seq: number): Promise<unknown> =>
      owner.ask('ledger.seen', { dossierId, ledgerId, seq });
    expect(await seen('panel', 1)).toMatchObject({ fault: { code: 'notFound' } });
    await seen('applicants', 7);
    await seen('parties', 4);
    await seen('parties', 2);
    await settle();
    const latest = (ledgerId: string) => byClerk.seen.findLast((state) => state.ledgerId === ledgerId);
    expect(latest('parties')?.seen).toContainEqual({ memberId: journey.ownerId, seq: 4 });
    expect(latest('applicants')?.seen ?? []).toEqual([{ memberId: journey.ownerId, seq: 0 }]);
    expect(byOwner.seen.some(({ ledgerId }) => ledgerId === 'panel')).toBe(false);
    await clerk.ask('ledger.seen', { dossierId, ledgerId: 'panel', seq: 1 });
    await settle();
    expect(byOwner.seen.some(({ ledgerId }) => ledgerId === 'panel')).toBe(false);
  });
});

test('PR4 of several connections of one member the most engaged counts; the last one to leave takes the member away', async () => {
  const state = await stateOf(journey.clerk, journey);
  let now = 1;
  const presence = new Presence(
    () => now,
    () => undefined,
    () => undefined,
  );
  const { dossierId, clerkId } = journey;
  presence.enter(dossierId, 'one', clerkId, state);
  now = 2;
  presence.enter(dossierId, 'two', clerkId, state);
  presence.place(dossierId, 'two', 'room');
  expect(presence.snapshot(dossierId, clerkId).members).toEqual([
    { memberId: clerkId, place: 'room', since: 2 },
  ]);
  presence.leave(dossierId, 'two');
  expect(presence.snapshot(dossierId, clerkId).members).toMatchObject([{ place: 'dossier' }]);
  presence.leave(dossierId, 'one');
  expect(presence.snapshot(dossierId, clerkId).members).toEqual([]);
});
