import { expect, test } from 'vitest';
import { CLERK, COMPILER, EXPERTS, MEETING, OWNER } from '#shared/testing/cast.ts';
import { rescheduleMeeting } from '#shared/testing/commands.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { dossierIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { silentLog } from '../runtime/log.ts';
import { migrate } from '../store/sqlite/migrate.ts';
import { openDatabase } from '../store/sqlite/open-database.ts';
import { ContactsTable } from './contacts-table.ts';
import { LettersTable } from './letters-table.ts';
import { MailQueue } from './mail-queue.ts';
import { NoticesTable } from './notices-table.ts';
import type { Delivery, Letter } from './postman.ts';
import { remindOfMeetings } from './reminders.ts';
import { smtpSettingsOf } from './smtp-settings.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');
const HOUR_MS = 3_600_000;

function tables() {
  const db = openDatabase(':memory:');
  migrate(db);
  return { letters: new LettersTable(db), contacts: new ContactsTable(db), notices: new NoticesTable(db) };
}

function aLetter(memberId: MemberId, requestId = 'one') {
  return {
    dossierId: DOSSIER,
    meetingId: MEETING,
    memberId,
    kind: 'notice',
    requestId,
    askedBy: 'account',
    queuedAt: 0,
  } as const;
}

const written = (messageId: string): Letter => ({
  messageId,
  to: { name: '', address: 'a@b.example' },
  subject: '',
  text: '',
  calendar: { method: 'PUBLISH', text: '' },
});

/** A queue whose time is a number; `turn` lets it send all that is due. */
function aQueue(letters: LettersTable, post: (letter: Letter) => Promise<Delivery>) {
  const clock = { now: 1000, nowMs: () => clock.now };
  const queue = new MailQueue({
    table: letters,
    write: (row) => Promise.resolve(written(`${row.memberId}/${row.requestId}`)),
    post,
    clock,
    log: silentLog,
    firstPauseMs: 1000,
  });
  const turn = async (): Promise<void> => {
    queue.wake();
    await queue.idle();
    await queue.close();
  };
  return { clock, turn };
}

test('MN8: a hub that dies after the server took a letter and before it wrote so sends it again, under the same id', async () => {
  const { letters } = tables();
  letters.queue(aLetter(OWNER));
  const took: string[] = [];
  const dead = aQueue(letters, (letter) => {
    took.push(letter.messageId);
    throw new Error('killed');
  });
  await dead.turn();
  const next = aQueue(letters, (letter) => {
    took.push(letter.messageId);
    return Promise.resolve({ status: 'taken' });
  });
  next.clock.now = HOUR_MS;
  await next.turn();
  expect(took).toEqual([`${OWNER}/one`, `${OWNER}/one`]);
  const third = aQueue(letters, () => Promise.reject(new Error('nothing is due')));
  third.clock.now = 9 * HOUR_MS;
  await third.turn();
  expect(letters.ofMeeting(DOSSIER, MEETING)).toMatchObject([{ status: 'sent', failure: null }]);
});

test('MN7: tries come later and later and end; nobody else waits for them', async () => {
  const { letters } = tables();
  letters.queue(aLetter(OWNER));
  letters.queue(aLetter(COMPILER));
  const pauses: number[] = [];
  let now = 1000;
  for (let n = 0; n < 20; n++) {
    const { clock, turn } = aQueue(letters, (letter) =>
      Promise.resolve(
        letter.messageId.startsWith(OWNER)
          ? { status: 'failed', failure: 'unreachable', serverCode: null, isFinal: false }
          : { status: 'taken' },
      ),
    );
    clock.now = now;
    await turn();
    const [waiting] = letters.ofMeeting(DOSSIER, MEETING);
    if (waiting?.status !== 'queued') break;
    pauses.push(waiting.at - now);
    now = waiting.at;
  }
  expect(pauses.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(letters.ofMeeting(DOSSIER, MEETING)).toMatchObject([
    { memberId: OWNER, status: 'failed', tries: 12 },
    { memberId: COMPILER, status: 'sent', tries: 1 },
  ]);
});

test('MN11: who has not answered is reminded a day before, who is expected an hour before, each once', async () => {
  const review = aReview().inPreReview();
  const { startsAt } = review.state.parties.meetings[MEETING] ?? { startsAt: 0 };
  const [FIRST, SECOND] = EXPERTS;
  const all = tables();
  const { letters, contacts, notices } = all;
  const told = [FIRST, SECOND, OWNER, COMPILER];
  for (const memberId of told) contacts.put(DOSSIER, memberId, { mail: 'a@b.example', telephone: '' });
  for (const memberId of told.slice(0, 3)) letters.queue(aLetter(memberId));
  // The notice came too late for a reminder a day before.
  letters.queue({ ...aLetter(COMPILER), queuedAt: startsAt - 5 * HOUR_MS });
  const notice = {
    dossierId: DOSSIER,
    meetingId: MEETING,
    contact: '',
    startsAt,
    askedBy: CLERK,
    calendarHash: '',
    toldChanges: 0,
  };
  notices.put({ ...notice, reminds: true });
  review
    .does(FIRST, { type: 'meeting.reply', meetingId: MEETING, answer: 'attends', note: '' })
    .does(OWNER, { type: 'meeting.reply', meetingId: MEETING, answer: 'absent', note: 'abroad' });
  const remindAt = async (now: number): Promise<readonly string[]> =>
    (await remindersAt(now, review, all)).map(({ memberId, kind }) => `${memberId} ${kind}`);
  expect(await remindAt(startsAt - 25 * HOUR_MS)).toEqual([]);
  expect(await remindAt(startsAt - 4 * HOUR_MS)).toEqual([`${SECOND} dayBefore`]);
  expect(await remindAt(startsAt - 3 * HOUR_MS)).toEqual([]);
  expect(await remindAt(startsAt - HOUR_MS / 2)).toEqual([
    `${COMPILER} hourBefore`,
    `${FIRST} hourBefore`,
    `${SECOND} hourBefore`,
  ]);
  expect(await remindAt(startsAt - HOUR_MS / 4)).toEqual([]);
  notices.put({ ...notice, reminds: false });
  expect(await remindAt(startsAt - HOUR_MS / 2)).toEqual([]);
});

test('MN19: reminders follow a meeting that was moved, and who has only just heard of the move gets none on top', async () => {
  const review = aReview().inPreReview();
  const all = tables();
  const { letters, contacts, notices } = all;
  const first = review.state.parties.meetings[MEETING]?.startsAt ?? 0;
  const remindAt = async (now: number): Promise<readonly string[]> =>
    (await remindersAt(now, review, all)).map(({ kind, requestId }) => `${kind} ${requestId}`);
  contacts.put(DOSSIER, OWNER, { mail: 'a@b.example', telephone: '' });
  letters.queue(aLetter(OWNER));
  const notice = { dossierId: DOSSIER, meetingId: MEETING, contact: '', askedBy: CLERK, reminds: true };
  notices.put({ ...notice, startsAt: first, calendarHash: 'a', toldChanges: 0 });
  expect(await remindAt(first - 2 * HOUR_MS)).toEqual(['dayBefore once']);

  const startsAt = first + 48 * HOUR_MS;
  review.nowMs = first - HOUR_MS;
  review.does(CLERK, rescheduleMeeting(startsAt));
  notices.change({ dossierId: DOSSIER, meetingId: MEETING, startsAt, calendarHash: 'b', toldChanges: 1 });
  expect(notices.find(DOSSIER, MEETING)).toMatchObject({ calendarNo: 1, toldChanges: 1, reminds: true });
  expect(await remindAt(first)).toEqual([]);
  expect(await remindAt(startsAt - 23 * HOUR_MS)).toEqual([]);
  letters.queue({ ...aLetter(OWNER, 'change-1'), kind: 'moved', queuedAt: review.nowMs });
  expect(await remindAt(startsAt - 23 * HOUR_MS)).toEqual(['dayBefore once-1']);

  // Moved again, so near that the letter about it says all there is to say a day before.
  const soon = startsAt + HOUR_MS;
  review.nowMs = startsAt - 6 * HOUR_MS;
  review.does(CLERK, rescheduleMeeting(soon));
  notices.change({
    dossierId: DOSSIER,
    meetingId: MEETING,
    startsAt: soon,
    calendarHash: 'c',
    toldChanges: 2,
  });
  letters.queue({ ...aLetter(OWNER, 'change-2'), kind: 'moved', queuedAt: review.nowMs });
  expect(await remindAt(soon - 5 * HOUR_MS)).toEqual([]);
  expect(await remindAt(soon - HOUR_MS / 2)).toEqual(['hourBefore once-2']);
});

test('MN12: without a mail server there is none; settings that make no sense are named', () => {
  expect(smtpSettingsOf({})).toBeNull();
  expect(
    smtpSettingsOf({ YUNPING_SMTP_HOST: 'mail.example', YUNPING_SMTP_USER: 'a@b.example' }),
  ).toMatchObject({
    port: 465,
    tls: 'implicit',
    from: 'a@b.example',
  });
  const env = { YUNPING_SMTP_HOST: 'mail.example', YUNPING_SMTP_FROM: 'nobody', YUNPING_SMTP_PORT: 'x' };
  expect(() => smtpSettingsOf(env)).toThrow('YUNPING_SMTP_PORT, YUNPING_SMTP_FROM');
});

/** The letters that a look at the clock queues. */
async function remindersAt(
  now: number,
  review: Review,
  { letters, contacts, notices }: ReturnType<typeof tables>,
) {
  const before = letters.ofMeeting(DOSSIER, MEETING).length;
  await remindOfMeetings({
    stateOf: () => Promise.resolve(review.state),
    contacts,
    notices,
    letters,
    clock: { nowMs: () => now },
    wake: () => undefined,
  });
  return letters.ofMeeting(DOSSIER, MEETING).slice(before);
}
