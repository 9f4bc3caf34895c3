import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { versionIdSchema } from '#shared/domain/ids.ts';
import type { Command } from '#shared/domain/command.ts';
import { showingsOf } from '#shared/domain/showing/showing.ts';
import { minutesFacts } from '#shared/documents/minutes/minutes-facts.ts';
import { draftSections, printedSections } from '#shared/documents/minutes/minutes-sections.ts';
import { assert } from '#shared/lib/assert.ts';
import { verifySeal } from '../signing/verify-seal.ts';
import { ITEM, type Person } from '../testing/a-hub.ts';
import { aJourney, MEETING, STEPS, stateOf, until, type Journey } from '../testing/a-journey.ts';

// Real hubs on a machine that may be busy with other things.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
let journey: Journey;
beforeAll(async () => {
  journey = await aJourney({ publicUrl: 'https://hub.example.cn', shownAfterMs: 50 });
});
afterAll(() => journey.hub.remove());

const does = (person: Person, command: Command): Promise<void> => person.does(journey.dossierId, command);

async function bytesOf(person: Person, sha256: string): Promise<Response> {
  return fetch(`${person.url}/api/dossiers/${journey.dossierId}/files/${sha256}`, {
    headers: { Authorization: `Bearer ${person.token ?? ''}` },
  });
}

function poppler(tool: string, pdf: Uint8Array): string {
  const path = join(journey.hub.dataDir, 'minutes.pdf');
  writeFileSync(path, pdf);
  return execFileSync(tool, tool === 'pdftotext' ? [path, '-'] : [path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

test('PR8 ME23: the page that everyone is led to comes into the record of the meeting', async () => {
  const { chair, clerk, dossierId } = journey;
  const page = {
    itemId: ITEM,
    versionId: versionIdSchema.parse('version-1'),
    pageIndex: 1,
    fraction: 0,
    zoom: 1,
    pointer: null,
  };
  await chair.open(dossierId);
  chair.socket?.emit('presence.set', { dossierId, place: 'room' });
  chair.socket?.emit('page.share', { dossierId, page });
  const state = await until(clerk, journey, (now) => showingsOf(now, MEETING).length === 1);
  expect(showingsOf(state, MEETING)[0]).toMatchObject({ page: { pageIndex: 1 }, to: null });
});

test('MI1-MI4 SV8: minutes are issued as a sealed PDF with what the record says, for those they are released to', async () => {
  const { clerk, chair, owner, compiler } = journey;
  await does(compiler, { type: 'meeting.signIn', meetingId: MEETING });
  await does(clerk, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.closed });
  await does(clerk, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.signing });
  await does(clerk, { type: 'meeting.close', meetingId: MEETING });
  await until(clerk, journey, ({ parties }) => {
    return parties.meetings[MEETING]?.deliberations[0]?.statement != null;
  });
  await does(clerk, {
    type: 'minutes.edit',
    meetingId: MEETING,
    section: 'decisions',
    text: '会议要求编制单位限期修改。',
    basis: '',
  });
  const { parties, privates } = await stateOf(clerk, journey);
  const facts = minutesFacts(parties, MEETING);
  assert(facts, 'a meeting');
  const [own] = Object.values(privates);
  const sections = printedSections(draftSections(facts, own?.minutes[MEETING] ?? {}));
  await does(clerk, { type: 'minutes.issue', meetingId: MEETING, edition: 1, reason: '', sections });
  const set = await until(clerk, journey, ({ bureau }) => bureau.minutes[MEETING]?.[0]?.file != null);
  const minutes = set.bureau.minutes[MEETING]?.[0];
  assert(minutes?.file, 'set');
  const { file, docId } = minutes;
  const pdf = new Uint8Array(await (await bytesOf(clerk, file.sha256)).arrayBuffer());
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(file.sha256);
  expect(await verifySeal(pdf)).toMatchObject({ valid: true });
  if (hasPoppler) {
    const text = poppler('pdftotext', pdf).replace(/\s+/gu, '');
    for (const words of [
      '会议纪要',
      '会议名称评审会',
      '会议要求编制单位限期修改。',
      '领看《十里河大桥工程防洪评价报告》（送审稿）第2页',
      '专家组闭门讨论',
      `第1页/共${file.pages}页`,
      docId.slice(0, 8),
    ]) {
      expect(text).toContain(words);
    }
    expect(poppler('pdfsig', pdf)).toContain('Signature is Valid');
  }

  // The bureau's until it is released, and unknown outside it.
  expect((await bytesOf(chair, file.sha256)).status).toBe(404);
  expect((await fetch(`${journey.hub.url}/verify/${docId}`)).status).toBe(404);
  const release = { type: 'minutes.release', meetingId: MEETING, edition: 1, sha256: file.sha256 } as const;
  await does(clerk, { ...release, audience: 'panel' });
  expect((await bytesOf(chair, file.sha256)).status).toBe(200);
  expect((await bytesOf(owner, file.sha256)).status).toBe(404);
  await does(clerk, { ...release, audience: 'parties' });
  expect((await bytesOf(owner, file.sha256)).status).toBe(200);
  const page = await (await fetch(`${journey.hub.url}/verify/${docId}`)).text();
  expect(page).toContain(file.sha256);
  expect(page).toContain('评审会会议纪要');
});
