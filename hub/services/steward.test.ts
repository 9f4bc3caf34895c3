import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assert } from '#shared/lib/assert.ts';
import { createLog } from '../runtime/log.ts';
import { verifyStatement } from '../signing/statement.ts';
import { verifySeal } from '../signing/verify-seal.ts';
import { aHub, ITEM, Person } from '../testing/a-hub.ts';
import { aPdf } from '../testing/a-pdf.ts';
import {
  aJourney,
  issueFinal,
  MEETING,
  sealOpinion,
  signOpinion,
  STEPS,
  until,
  type Journey,
} from '../testing/a-journey.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let journey: Journey;
beforeAll(async () => {
  journey = await aJourney({ publicUrl: 'https://hub.example.cn' });
});
afterAll(() => journey.hub.remove());

async function bytesOf(person: Person, sha256: string): Promise<Response> {
  return fetch(`${person.url}/api/dossiers/${journey.dossierId}/files/${sha256}`, {
    headers: { Authorization: `Bearer ${person.token ?? ''}` },
  });
}

test('SV4 when closed deliberation ends, the hub signs when it began and ended', async () => {
  const { clerk, dossierId } = journey;
  await clerk.does(dossierId, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.closed });
  await clerk.does(dossierId, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.signing });
  const state = await until(journey.owner, journey, ({ parties }) => {
    return parties.meetings[MEETING]?.deliberations[0]?.statement != null;
  });
  const [deliberation] = state.parties.meetings[MEETING]?.deliberations ?? [];
  assert(deliberation?.statement && deliberation.signature, 'stated');
  expect(JSON.parse(deliberation.statement)).toEqual({
    dossierId,
    meetingId: MEETING,
    beganAt: deliberation.beganAt,
    endedAt: deliberation.endedAt,
  });
  const check = await verifyStatement(Buffer.from(deliberation.statement), deliberation.signature);
  expect(check.valid).toBe(true);
});

test('SV5 a frozen opinion is set, signed on exactly its bytes, and sealed once everyone has signed', async () => {
  const state = await sealOpinion(journey);
  const opinion = state.panel.opinions[ITEM];
  assert(opinion?.sealed && opinion.document, 'sealed');
  const answer = await bytesOf(journey.chair, opinion.sealed.sha256);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(opinion.sealed.sha256);
  const seal = await verifySeal(bytes);
  expect(seal.valid).toBe(true);
  // Not released yet: to the owner the file is not found.
  expect((await bytesOf(journey.owner, opinion.sealed.sha256)).status).toBe(404);
  expect((await fetch(`${journey.hub.url}/verify/${opinion.docId ?? ''}`)).status).toBe(404);
});

test('SV6 the final issue brings the response table; HU8 the verification page speaks of what is published, and only of that', async () => {
  const state = await issueFinal(journey);
  const item = state.parties.items[ITEM];
  assert(item?.final?.responseTable && item.published, 'issued');
  const table = await bytesOf(journey.owner, item.final.responseTable.sha256);
  expect(table.status).toBe(200);
  const page = await fetch(`${journey.hub.url}/verify/${item.published.docId}`);
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(text).toContain(item.published.file.sha256);
  expect(text).toContain('3人');
  expect(text).not.toContain('<script');
  const missing = await fetch(`${journey.hub.url}/verify/YP-NEVER-1`);
  expect(missing.status).toBe(404);
  expect(await missing.text()).not.toContain('SHA-256');
});

test('SV1 SV2 work that a stopped hub left undone is done by the next one, once', async () => {
  const other = await aJourney();
  await signOpinion(other);
  await other.hub.close();
  const next = await aHub({
    dataDir: other.hub.dataDir,
    rates: { requests: { perSecond: 500, burst: 500 } },
  });
  const clerk = new Person(next.url);
  clerk.token = other.clerk.token;
  await clerk.connect();
  await until(clerk, other, (state) => state.panel.opinions[ITEM]?.status === 'sealed');
  const opened = await clerk.open(other.dossierId);
  const panel = opened.ok ? opened.opened.ledgers.find(({ ledgerId }) => ledgerId === 'panel') : undefined;
  expect(panel?.events.filter(({ type }) => type === 'opinion.sealed')).toHaveLength(1);
  await next.remove();
});

test('SV3 a duty that fails is tried again and takes nothing down', async () => {
  const log: string[] = [];
  let failures = 2;
  const typesetter = {
    panelOpinion: async () => {
      if (failures-- > 0) throw new Error('no room on the disk');
      return aPdf('typeset');
    },
    responseTable: () => aPdf('typeset'),
    minutes: () => aPdf('typeset'),
    close: async () => undefined,
  };
  const other = await aJourney({
    typesetter,
    dutyBackoffMs: 20,
    log: createLog((line) => log.push(line), Date.now),
  });
  await sealOpinion(other);
  const failed = log.filter((line) => line.includes('steward.dutyFailed'));
  expect(failed).toHaveLength(2);
  expect(failed.join()).not.toContain('no room');
  await other.hub.remove();
});
