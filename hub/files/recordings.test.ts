// Recordings on a real hub: up by tus, kept by a command, fetched by the bureau.
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { recordingIdSchema, sha256Schema } from '#shared/domain/ids.ts';
import { assert } from '#shared/lib/assert.ts';
import { aMember, type Person } from '../testing/a-hub.ts';
import { aJourney, MEETING, STEPS, stateOf, type Journey } from '../testing/a-journey.ts';
import { awaitCheck, beginUpload, sendPart } from '../testing/upload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const WEBM = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), randomBytes(4000)]);
const ID = recordingIdSchema.parse('recording-1');
let journey: Journey;
let leader: Person;
beforeAll(async () => {
  journey = await aJourney();
  leader = (await aMember(journey, 'leader', 'leader-1')).person;
});
afterAll(() => journey.hub.remove());

async function sends(person: Person, bytes: Buffer, name = '评审会.webm') {
  const begun = await beginUpload(person, journey.dossierId, bytes.byteLength, name, 'recording');
  const location = begun.headers.get('location') ?? '';
  assert(begun.status === 201, `begun: ${begun.status}`);
  await sendPart(person, location, bytes, 0);
  return awaitCheck(person, location);
}

const fetched = (person: Person, sha256: string): Promise<Response> =>
  fetch(`${person.url}/api/dossiers/${journey.dossierId}/files/${sha256}`, {
    headers: { Authorization: `Bearer ${person.token ?? ''}` },
  });

test('RG4: what is no recording is refused, and so is one from anybody but the clerk', async () => {
  const { clerk, owner, dossierId } = journey;
  const other = await sends(clerk, Buffer.from('%PDF-1.7 and more'));
  expect(other).toMatchObject({ status: 'rejected', reason: 'notARecording' });
  const begun = await beginUpload(owner, dossierId, WEBM.length, 'x.webm', 'recording');
  expect(begun.status).toBe(403);
});

test('RG1 RG3 RG4: recorded, kept, known to all by its hash, and fetched by the bureau alone', async () => {
  const { clerk, dossierId, owner, compiler, experts } = journey;
  await clerk.does(dossierId, { type: 'recording.start', recordingId: ID, meetingId: MEETING });
  await clerk.does(dossierId, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.closed });
  const up = await sends(clerk, WEBM, '../评审会\u202E.MKV');
  assert(up.status === 'recordingAccepted', `taken: ${JSON.stringify(up)}`);
  const file = up.recording;
  expect(file).toEqual({
    sha256: createHash('sha256').update(WEBM).digest('hex'),
    sizeBytes: WEBM.length,
    name: '评审会.webm',
    kind: 'webm',
  });
  const keep = { type: 'recording.keep', recordingId: ID, file, durationMs: 9_000 } as const;
  const early = await clerk.push(dossierId, keep);
  expect(early.ok && early.outcome.result).toBe('rejected');
  await clerk.does(dossierId, { type: 'meeting.moveStep', meetingId: MEETING, stepId: STEPS.signing });
  const forged = { ...keep, file: { ...file, sha256: sha256Schema.parse('0'.repeat(64)) } };
  const refused = await clerk.push(dossierId, forged);
  expect(!refused.ok && refused.fault.code).toBe('forbidden');
  await clerk.does(dossierId, keep);

  const outsiders = [owner, compiler, ...experts.map(({ person }) => person)];
  for (const person of outsiders) {
    const state = await stateOf(person, journey);
    expect(state.parties.recordings[ID]?.kept).toEqual({
      fileSha256: file.sha256,
      bytes: WEBM.length,
      durationMs: 9_000,
    });
    expect((await fetched(person, file.sha256)).status).toBe(404);
  }
  for (const person of [clerk, leader]) {
    const answer = await fetched(person, file.sha256);
    expect(answer.headers.get('content-type')).toBe('video/webm');
    expect(Buffer.from(await answer.arrayBuffer()).equals(WEBM)).toBe(true);
  }
});
