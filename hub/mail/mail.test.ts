// Letters through a real SMTP server on loopback.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberId } from '#shared/domain/ids.ts';
import { assert } from '#shared/lib/assert.ts';
import type { LettersAnswer } from '#shared/protocol/letters.ts';
import { aHub, aSeat, newMemberId, PASSWORD, Person } from '../testing/a-hub.ts';
import { aJourney, MEETING, stateOf, type Journey } from '../testing/a-journey.ts';
import { aMailServer, type MailServer } from '../testing/a-mail-server.ts';

const HOSTILE = '王强\r\nBcc: spy@evil.example';
let server: MailServer;
let journey: Journey;
let newcomer: MemberId;

beforeAll(async () => {
  server = await aMailServer();
  journey = await aJourney({ env: server.env, mailPauseMs: 50 });
  newcomer = newMemberId();
  const seat = { ...aSeat('department', newcomer), name: HOSTILE };
  await journey.clerk.does(journey.dossierId, { type: 'member.add', seat });
}, 240_000);

afterAll(async () => {
  await journey.hub.remove();
  await server.close();
}, 60_000);

const api = () => journey.clerk.api.letters;
const setMail = async (memberId: MemberId, mail: string): Promise<void> => {
  const set = await api().setContact(journey.dossierId, { memberId, mail, telephone: '0352-5550101' });
  assert(set.ok, 'an address');
};
const send = async (requestId: string, memberIds: readonly MemberId[]): Promise<LettersAnswer> => {
  const letters = { requestId, memberIds: [...memberIds], contact: '高岚 0352-5550100', reminds: true };
  const sent = await api().send(journey.dossierId, MEETING, letters);
  assert(sent.ok, 'letters asked for');
  return sent.value;
};
const read = async (clerk = journey.clerk): Promise<LettersAnswer> => {
  const answer = await clerk.api.letters.read(journey.dossierId, MEETING);
  assert(answer.ok, 'letters read');
  return answer.value;
};
const lettersOf = (answer: LettersAnswer, memberId: MemberId) =>
  answer.people.find((person) => person.memberId === memberId)?.letters ?? [];
const eventually = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  for (let turn = 0; turn < 600 && !(await holds()); turn++) await sleep(50);
  expect(await holds()).toBe(true);
};
const mailTo = (address: string) =>
  server.taken.filter(({ to }) => to !== undefined && 'text' in to && to.text.includes(address));

test('MN5: each gets a letter of their own, with their own way in and the meeting as a calendar file', async () => {
  const { ownerId, dossierId } = journey;
  await setMail(ownerId, 'owner@example.com');
  await setMail(newcomer, 'newcomer@example.com');
  await send('first-send', [ownerId, newcomer]);
  await eventually(() => server.taken.length === 2);

  const [toOwner] = mailTo('owner@example.com');
  const [toNewcomer] = mailTo('newcomer@example.com');
  assert(toOwner && toNewcomer, 'two letters');
  expect(toOwner.subject).toBe('十里河大桥专家评审会会议通知');
  expect(toOwner.from?.text).toContain('平城区行政审批服务管理局');
  expect(toOwner.text).toContain(`/#/dossiers/${dossierId}/meeting`);
  expect(toOwner.text).toContain('高岚 0352-5550100');
  expect(toOwner.text).toContain('《十里河大桥工程防洪评价报告》');
  for (const other of ['newcomer', 'spy@evil.example']) {
    expect(JSON.stringify([toOwner.headerLines, toOwner.text])).not.toContain(other);
  }
  // What a name holds stays a name: no header came of it.
  expect(toNewcomer.bcc).toBeUndefined();
  expect(toNewcomer.headers.get('bcc')).toBeUndefined();

  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]/u.exec(toNewcomer.text ?? '')?.[0];
  const redeemed = await new Person(journey.hub.url).api.redeem({
    code: code ?? '',
    login: 'newcomer',
    password: PASSWORD,
  });
  expect(redeemed.ok && redeemed.value.memberId).toBe(newcomer);
});

test('MN6: the calendar file is whole, and its number rises when what it says has changed', async () => {
  const { ownerId } = journey;
  const calendarOf = (index: number): string =>
    (mailTo('owner@example.com')[index]?.attachments[0]?.content.toString('utf8') ?? '').replaceAll(
      /\r\n[ \t]/gu,
      '',
    );
  const raw = mailTo('owner@example.com')[0]?.attachments[0];
  expect(raw?.contentType).toBe('text/calendar');
  const lines = raw?.content.toString('utf8').split('\r\n') ?? [];
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(calendarOf(0)).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\s*$/u);
  expect(calendarOf(0)).toContain(`UID:${MEETING}.${journey.dossierId}@yunping`);
  expect(calendarOf(0)).toContain('SUMMARY:十里河大桥专家评审会会议通知');
  expect(calendarOf(0)).toContain('SEQUENCE:0');
  const letters = { memberIds: [ownerId], reminds: true, contact: '高岚 0352-5550999' };
  await api().send(journey.dossierId, MEETING, { ...letters, requestId: 'other-contact' });
  await eventually(() => mailTo('owner@example.com').length === 2);
  expect(calendarOf(1)).toContain('SEQUENCE:1');
  expect(calendarOf(1)).toContain(`UID:${MEETING}.${journey.dossierId}@yunping`);
});

test('MN7: the same request asked twice sends once; one that is refused holds up nobody', async () => {
  const [first, second] = journey.experts;
  assert(first && second, 'experts');
  server.refused.add('gone@example.com');
  await setMail(first.memberId, 'gone@example.com');
  await setMail(second.memberId, 'second@example.com');
  await send('with-refusal', [first.memberId, second.memberId]);
  await send('with-refusal', [first.memberId, second.memberId]);
  await eventually(async () => {
    const now = await read();
    return (
      lettersOf(now, first.memberId)[0]?.status === 'failed' &&
      lettersOf(now, second.memberId)[0]?.status === 'sent'
    );
  });
  const now = await read();
  expect(lettersOf(now, first.memberId)).toMatchObject([
    { failure: 'refused', serverCode: 550, tries: 1, kind: 'notice' },
  ]);
  expect(mailTo('second@example.com')).toHaveLength(1);
});

test('MN9: addresses and letters are the clerk’s alone, and no ledger has them', async () => {
  const { owner, dossierId, ownerId } = journey;
  const refused = await owner.api.letters.read(dossierId, MEETING);
  expect(!refused.ok && refused.error.code).toBe('forbidden');
  const contact = { memberId: ownerId, mail: 'x@example.com', telephone: '' };
  const set = await owner.api.letters.setContact(dossierId, contact);
  expect(!set.ok && set.error.code).toBe('forbidden');
  const stranger = await new Person(journey.hub.url).api.letters.read(dossierId, MEETING);
  expect(!stranger.ok && stranger.error.code).toBe('unauthenticated');
  const everything = JSON.stringify(await stateOf(journey.clerk, journey));
  expect(everything).not.toContain('owner@example.com');
  expect(everything).not.toContain('0352-5550101');
});

test('MN10: what is no single address is refused, and so is a letter to who is not invited or has none', async () => {
  const { dossierId, ownerId, clerkId } = journey;
  const hostile = [
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example, c@d.example',
    '"a" <a@b.example>',
    'no address',
    `${'a'.repeat(300)}@b.example`,
  ];
  for (const mail of hostile) {
    const set = await api().setContact(dossierId, { memberId: ownerId, mail, telephone: '' });
    expect(!set.ok && set.error.code, mail).toBe('badRequest');
  }
  const letters = { requestId: 'nobody-there', contact: '', reminds: false };
  for (const memberId of [clerkId, newMemberId()]) {
    const sent = await api().send(dossierId, MEETING, { ...letters, memberIds: [memberId] });
    expect(!sent.ok && sent.error.code).toBe('badRequest');
  }
});

test('MN8: what a hub could not send before it went, the next one sends, once', async () => {
  const [, , third] = journey.experts;
  assert(third, 'an expert');
  const port = Number(server.env['YUNPING_SMTP_PORT']);
  await setMail(third.memberId, 'third@example.com');
  await server.close();
  await send('while-down', [third.memberId]);
  await eventually(async () => (lettersOf(await read(), third.memberId)[0]?.tries ?? 0) > 0);
  await journey.hub.close();
  server = await aMailServer(port);
  const again = await aHub({ dataDir: journey.hub.dataDir, env: server.env, mailPauseMs: 50 });
  const clerk = new Person(again.url).as({
    token: journey.clerk.token ?? '',
    account: { accountId: journey.clerk.accountId },
  });
  await eventually(async () => lettersOf(await read(clerk), third.memberId)[0]?.status === 'sent');
  await again.close();
  const after = await aHub({ dataDir: journey.hub.dataDir, env: server.env, mailPauseMs: 50 });
  const late = new Person(after.url).as({
    token: journey.clerk.token ?? '',
    account: { accountId: journey.clerk.accountId },
  });
  await late.api.letters.send(journey.dossierId, MEETING, {
    requestId: 'after-all',
    memberIds: [third.memberId],
    contact: '',
    reminds: false,
  });
  await eventually(async () => lettersOf(await read(late), third.memberId)[1]?.status === 'sent');
  expect(mailTo('third@example.com')).toHaveLength(2);
  await after.close();
}, 120_000);
