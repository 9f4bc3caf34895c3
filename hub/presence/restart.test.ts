import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { versionIdSchema } from '#shared/domain/ids.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { presentMembers, rollCallOf } from '#shared/domain/meeting/meeting.ts';
import type { PageShown, PresenceState, SharedPage } from '#shared/protocol/presence.ts';
import { aHub, ITEM, type Person } from '../testing/a-hub.ts';
import { aJourney, MEETING, STEPS, stateOf, type Journey } from '../testing/a-journey.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let journey: Journey;
let again: Awaited<ReturnType<typeof aHub>> | undefined;
beforeAll(async () => {
  journey = await aJourney();
});
afterAll(async () => {
  await again?.remove();
});

interface Heard {
  last: PresenceState | null;
  page: SharedPage | null;
}

/** The last snapshot of presence that a person was told, and the page. */
function ears(person: Person): Heard {
  const heard: Heard = { last: null, page: null };
  person.socket?.on('presence.state', (state: PresenceState) => {
    heard.last = state;
  });
  person.socket?.on('page.shown', ({ page }: PageShown) => {
    heard.page = page;
  });
  return heard;
}

test('a hub that starts anew in the middle of a meeting has everyone back where they were, the doors as they stood', async () => {
  const { clerk, chair, owner, dossierId } = journey;
  await clerk.does(dossierId, {
    type: 'meeting.moveStep',
    meetingId: MEETING,
    stepId: STEPS.closed,
  });
  const before = await stateOf(clerk, journey);
  const outside = await stateOf(owner, journey);
  const port = Number(new URL(clerk.url).port);
  await journey.hub.close();
  again = await aHub({ dataDir: journey.hub.dataDir, port });

  for (const person of [clerk, chair, owner]) await person.connect();
  const [byClerk, byOwner] = [ears(clerk), ears(owner)];
  const after = await stateOf(clerk, journey);
  expect(canonicalJson(after)).toBe(canonicalJson(before));
  expect(canonicalJson(await stateOf(owner, journey))).toBe(canonicalJson(outside));
  expect(presentMembers(after, MEETING).size).toBe(journey.experts.length);
  expect(rollCallOf(after, MEETING)).toHaveLength(journey.experts.length);

  await chair.open(dossierId);
  for (const person of [clerk, chair, owner]) {
    person.socket?.emit('presence.set', { dossierId, place: 'room' });
  }
  const page = {
    itemId: ITEM,
    versionId: versionIdSchema.parse('version-1'),
    pageIndex: 3,
    fraction: 0,
    zoom: 1,
    pointer: null,
  };
  chair.socket?.emit('page.share', { dossierId, page });
  await vi.waitFor(() => expect(byClerk.page?.pageIndex).toBe(3), { timeout: 10_000 });
  expect(byOwner).toEqual({ last: { dossierId, members: [] }, page: null });
  // And it goes on: the doors open again.
  await clerk.does(dossierId, {
    type: 'meeting.moveStep',
    meetingId: MEETING,
    stepId: STEPS.signing,
  });
  await vi.waitFor(() => expect(byOwner.last?.members.length).toBeGreaterThan(0), { timeout: 10_000 });
});
