// A meeting that is moved and called off, told through a real SMTP server on loopback.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberId } from '#shared/domain/ids.ts';
import { assert } from '#shared/lib/assert.ts';
import type { LettersAnswer } from '#shared/protocol/letters.ts';
import { aHub, Person } from '../testing/a-hub.ts';
import { anArrangedMeeting, MEETING } from '../testing/a-journey.ts';
import { aMailServer, type MailServer } from '../testing/a-mail-server.ts';

const DAY_MS = 86_400_000;
const START = Date.now() + 10 * DAY_MS;
const LATER = START + 7 * DAY_MS;
let server: MailServer;
let journey: Awaited<ReturnType<typeof anArrangedMeeting>>;
let untold: MemberId;

beforeAll(async () => {
  server = await aMailServer();
  journey = await anArrangedMeeting({ env: server.env, mailPauseMs: 50 }, START);
  const [first, second] = journey.experts;
  assert(first && second, 'experts');
  untold = second.memberId;
  await setMail(journey.ownerId, 'owner@example.com');
  await setMail(first.memberId, 'first@example.com');
  await setMail(untold, 'untold@example.com');
  await send('notice', [journey.ownerId, first.memberId]);
  await eventually(() => server.taken.length === 2);
}, 240_000);

afterAll(async () => {
  await journey.hub.remove();
  await server.close();
}, 60_000);

const move = (startsAt: number) =>
  ({
    type: 'meeting.reschedule',
    meetingId: MEETING,
    mode: 'videoReview',
    startsAt,
    endsAt: startsAt + 3_600_000,
    place: '',
    externalMeeting: '',
    reason: '汛情影响',
  }) as const;

async function setMail(memberId: MemberId, mail: string): Promise<void> {
  const contact = { memberId, mail, telephone: '' };
  const set = await journey.clerk.api.letters.setContact(journey.dossierId, contact);
  assert(set.ok, 'an address');
}
async function send(requestId: string, memberIds: readonly MemberId[]): Promise<void> {
  const letters = { requestId, memberIds: [...memberIds], contact: '高岚 0352-5550100', reminds: true };
  const sent = await journey.clerk.api.letters.send(journey.dossierId, MEETING, letters);
  assert(sent.ok, 'letters asked for');
}
async function read(clerk = journey.clerk): Promise<LettersAnswer> {
  const answer = await clerk.api.letters.read(journey.dossierId, MEETING);
  assert(answer.ok, 'letters read');
  return answer.value;
}
async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let turn = 0; turn < 600 && !(await holds()); turn++) await sleep(50);
  expect(await holds()).toBe(true);
}
const mailTo = (address: string) =>
  server.taken.filter(({ to }) => to !== undefined && 'text' in to && to.text.includes(address));
const calendarOf = (mail: (typeof server.taken)[number] | undefined): string =>
  (mail?.attachments[0]?.content.toString('utf8') ?? '').replaceAll(/\r\n[ \t]/gu, '');

test('MN17: whoever had the notice is written to when the meeting is moved, with the file its calendar takes', async () => {
  await journey.clerk.does(journey.dossierId, move(LATER));
  await eventually(() => server.taken.length === 4);
  expect(mailTo('untold@example.com')).toHaveLength(0);
  const [first, second] = mailTo('owner@example.com');
  expect(second?.subject).toBe('【会议变更】十里河大桥专家评审会会议通知');
  expect(second?.text).toContain('原定');
  expect(second?.text).toContain('变更原因：汛情影响');
  expect(second?.text).toContain('重新填写回执');
  const uid = `UID:${MEETING}.${journey.dossierId}@yunping`;
  expect(calendarOf(first)).toContain(uid);
  expect(calendarOf(first)).toContain('SEQUENCE:0');
  expect(calendarOf(second)).toContain(uid);
  expect(calendarOf(second)).toContain('SEQUENCE:1');
  expect(calendarOf(second)).toContain('METHOD:PUBLISH');
  expect(calendarOf(second)).toContain('STATUS:CONFIRMED');
  expect(calendarOf(second)).toContain('ORGANIZER');
  const start = new Date(LATER).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
  expect(calendarOf(second)).toContain(`DTSTART:${start}`);
});

test('MN17: what was moved while the hub was being killed is told by the next one, once', async () => {
  // The ledger has the move and the desk never heard of it: as after a kill between the two.
  await journey.hub.close();
  const deaf = await aHub({ dataDir: journey.hub.dataDir });
  await (await asClerk(deaf.url)).does(journey.dossierId, move(LATER + DAY_MS));
  await deaf.close();
  const next = await aHub({ dataDir: journey.hub.dataDir, env: server.env, mailPauseMs: 50 });
  await eventually(() => server.taken.length === 6);
  await next.close();
  const after = await aHub({ dataDir: journey.hub.dataDir, env: server.env, mailPauseMs: 50 });
  const clerk = await asClerk(after.url);
  expect((await read(clerk)).people.flatMap(({ letters }) => letters.map(({ status }) => status))).toEqual(
    Array.from({ length: 6 }, () => 'sent'),
  );
  expect(calendarOf(mailTo('owner@example.com')[2])).toContain('SEQUENCE:2');

  // MN18: called off, the calendar file takes the meeting out, and no way in goes with the letter.
  await clerk.does(journey.dossierId, {
    type: 'meeting.cancel',
    meetingId: MEETING,
    reason: '报告需重新编制',
  });
  await eventually(() => server.taken.length === 8);
  const last = mailTo('owner@example.com').at(-1);
  expect(last?.subject).toBe('【会议取消】十里河大桥专家评审会会议通知');
  expect(last?.text).toContain('取消原因：报告需重新编制');
  expect(last?.text).not.toContain('/#/');
  expect(last?.attachments[0]?.contentType).toBe('text/calendar');
  const raw = last?.attachments[0]?.headers.get('content-type');
  expect(JSON.stringify(raw)).toContain('CANCEL');
  expect(calendarOf(last)).toContain('METHOD:CANCEL');
  expect(calendarOf(last)).toContain('STATUS:CANCELLED');
  expect(calendarOf(last)).toContain('SEQUENCE:3');
  expect(mailTo('untold@example.com')).toHaveLength(0);
  const refused = await clerk.api.letters.send(journey.dossierId, MEETING, {
    requestId: 'too-late-now',
    memberIds: [untold],
    contact: '',
    reminds: false,
  });
  expect(!refused.ok && refused.error.code).toBe('forbidden');
  await after.close();
}, 120_000);

async function asClerk(url: string): Promise<Person> {
  const { token, accountId } = journey.clerk;
  const clerk = new Person(url).as({ token: token ?? '', account: { accountId } });
  await clerk.connect();
  assert((await clerk.open(journey.dossierId)).ok, 'opened');
  return clerk;
}
