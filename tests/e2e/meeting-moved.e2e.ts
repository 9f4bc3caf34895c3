// A meeting that is moved and then called off, from the clerk's screen to a mail server and the screens of who was asked.
import type { Locator, Page } from '@playwright/test';
import { aMailServer, type MailServer } from '#hub/testing/a-mail-server.ts';
import { fullDay, timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { replyOf } from '#shared/domain/meeting/reply.ts';
import { memberOf } from '#tools/demo/cast.ts';
import { signsIn } from './stage/actors/access.ts';
import { nextStep } from './stage/actors/dossier.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { seriousViolations } from './stage/appearance.ts';
import { canary } from './stage/canary.ts';
import { PASSWORD, prepareReview, startHub } from './stage/prepared.ts';
import { leaksIn } from './stage/secrets.ts';
import { expect, test } from './stage/stage.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + 10 * DAY_MS;
const LATER = START + 7 * DAY_MS;
const OWNER = { name: '姚振', mail: 'yao@owner.example' };
const EXPERT = { name: '孟书田', mail: 'meng@expert.example' };

test('MN1 MN5 MN6 MN14–MN18: a meeting is moved on the screen and called off; who had the letter gets another, with the file their calendar takes', async ({
  stage,
}) => {
  test.setTimeout(300_000);
  const post = await aMailServer();
  stage.cleanUp(() => post.close());
  const hub = await startHub(stage.dir, post.env);
  stage.cleanUp(() => hub.stop());
  const { review, dossierId } = await prepareReview(hub);
  stage.cleanUp(() => Promise.resolve(review.leave()));
  await review.intake();
  await review.formPanel();
  await review.schedule(START, START + 3 * HOUR_MS);
  const { meetingId } = review;
  const place = `/dossiers/${dossierId}/meeting`;
  const why = canary('不能参会的原因');

  const clerk = await stage.browser('许青');
  const expert = await stage.browser(EXPERT.name);
  const owner = await stage.browser(OWNER.name);
  for (const [{ page }, name, login] of [
    [clerk, '许青', 'xuqing'],
    [expert, EXPERT.name, EXPERT.name],
    [owner, OWNER.name, OWNER.name],
  ] as const) {
    await signsIn(page, hub.url, { name, login, password: PASSWORD });
    await goesTo(page, place);
    await expect(page.getByText(timesOf(START), { exact: true })).toBeVisible();
  }

  await test.step('two have the notice by mail; one comes, one does not', async () => {
    for (const { name, mail } of [OWNER, EXPERT]) await givesAddress(clerk.page, name, mail);
    await clerk.page.getByLabel('联系人和电话').fill('许青 0352-5550100');
    await clerk.page.getByRole('button', { name: '发出会议通知（2 人）' }).click();
    await expect.poll(() => post.taken.length).toBe(2);
    await replies(owner.page, '本人参会', '');
    await replies(expert.page, '不能参会', why);
    await expect(lineOf(clerk.page, OWNER.name)).toContainText('参会');
    await expect(lineOf(clerk.page, EXPERT.name)).toContainText(why);
  });

  await test.step('the clerk moves it, and sees beforehand who is written to and who has to be rung', async () => {
    await clerk.page.getByRole('button', { name: '改期、改地点' }).click();
    await clerk.page.getByLabel('开始时间').fill(typed(LATER));
    await clerk.page.getByLabel('开始时间').press('Enter');
    await clerk.page.getByRole('button', { name: '核对并通知各方' }).click();
    await expect(clerk.page.getByText('请填写变更原因。')).toBeVisible();
    await clerk.page.getByLabel('变更原因').fill('汛情影响');
    await clerk.page.getByRole('button', { name: '核对并通知各方' }).click();
    const dialog = clerk.page.getByRole('dialog', { name: '变更会议安排' });
    await expect(dialog).toContainText(`原定 ${timesOf(START)}，改为 ${timesOf(LATER)}`);
    await expect(whom(dialog, '已发过通知的人员（2 人）')).toContainText(EXPERT.name);
    await expect(whom(dialog, '已发过通知的人员（2 人）')).toContainText(OWNER.name);
    await expect(whom(dialog, /^没有邮箱或未发过通知的人员/u)).toContainText('韩立峰');
    await expect(whom(dialog, '已答复的人员（2 人）')).toContainText('重新答复');
    expect(await seriousViolations(clerk.page)).toEqual([]);
    await dialog.getByRole('button', { name: '变更会议并通知' }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => post.taken.length).toBe(4);
  });

  await test.step('each has a letter of their own, and a file under the same UID that says later', async () => {
    for (const { name, mail } of [OWNER, EXPERT]) {
      const [first, second, ...more] = lettersTo(post, mail);
      expect(more, name).toEqual([]);
      expect(second?.subject).toMatch(/^【会议变更】/u);
      expect(second?.text).toContain(`原定`);
      expect(second?.text).toContain('变更原因：汛情影响');
      const [before, now] = [calendarOf(first), calendarOf(second)];
      expect(now.get('UID')).toBe(before.get('UID'));
      expect(now.get('UID')).toContain(meetingId);
      expect([before.get('SEQUENCE'), now.get('SEQUENCE')]).toEqual(['0', '1']);
      expect([before.get('DTSTART'), now.get('DTSTART')]).toEqual([stamp(START), stamp(LATER)]);
      expect(now.get('DTEND')).toBe(stamp(LATER + 3 * HOUR_MS));
      expect([now.get('METHOD'), now.get('STATUS')]).toEqual(['PUBLISH', 'CONFIRMED']);
    }
    const [, toOwner] = lettersTo(post, OWNER.mail);
    expect(toOwner?.text).not.toContain(EXPERT.name);
    expect(toOwner?.text).not.toContain(EXPERT.mail);
  });

  await test.step('both see the new time and what they said before, and the owner answers again', async () => {
    for (const { page } of [owner, expert]) {
      await expect(page.getByText(timesOf(LATER), { exact: true })).toBeVisible();
      await expect(page.getByText('会议安排有变更：汛情影响')).toBeVisible();
      await expect(page.getByText(`原定 ${timesOf(START)}`)).toBeVisible();
      await expect(page.getByText('会议安排有变更，请按新的时间、地点重新答复')).toBeVisible();
    }
    await expect(owner.page.getByText('变更前您的答复是：参会。')).toBeVisible();
    await expect(expert.page.getByText('变更前您的答复是：不能参会。')).toBeVisible();
    await expect(lineOf(clerk.page, EXPERT.name)).toContainText('变更前答复：不能参会');
    const [, letter] = lettersTo(post, OWNER.mail);
    const link = /https?:\S+\/#\/dossiers\/\S+/u.exec(letter?.text ?? '')?.[0] ?? '';
    await goesTo(owner.page, `/dossiers/${dossierId}`);
    await owner.page.goto(link);
    await replies(owner.page, '本人参会', '');
    await expect(lineOf(clerk.page, OWNER.name)).not.toContainText('变更前答复');
    const seen = await review
      .person('xuQing')
      .until(
        dossierId,
        (state) => replyOf(state, meetingId, memberOf(review.cast, 'yaoZhen')) !== undefined,
        'the reply to the new time',
      );
    expect(replyOf(seen, meetingId, memberOf(review.cast, 'meng'))).toBeUndefined();
  });

  await test.step('the clerk calls it off, with a reason, and calendars take it out', async () => {
    await clerk.page.getByRole('button', { name: '取消会议', exact: true }).click();
    const dialog = clerk.page.getByRole('dialog', { name: '取消会议' });
    const act = dialog.getByRole('button', { name: '取消会议' });
    await expect(act).toHaveAttribute('aria-disabled', 'true');
    await dialog.getByLabel('取消原因').fill('报告需重新编制');
    await expect(whom(dialog, '已发过通知的人员（2 人）')).toContainText(EXPERT.name);
    expect(await seriousViolations(clerk.page)).toEqual([]);
    await act.click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => post.taken.length).toBe(6);
    for (const { name, mail } of [OWNER, EXPERT]) {
      const letters = lettersTo(post, mail);
      const last = letters.at(-1);
      expect(letters, name).toHaveLength(3);
      expect(last?.subject).toMatch(/^【会议取消】/u);
      expect(last?.text).toContain('取消原因：报告需重新编制');
      expect(last?.text).not.toContain('/#/');
      const calendar = calendarOf(last);
      expect(calendar.get('UID')).toBe(calendarOf(letters[0]).get('UID'));
      expect([calendar.get('METHOD'), calendar.get('STATUS')]).toEqual(['CANCEL', 'CANCELLED']);
      expect(calendar.get('SEQUENCE')).toBe('2');
    }
  });

  await test.step('everyone sees that it is off and why; the clerk arranges another', async () => {
    for (const { page } of [owner, expert, clerk]) {
      await expect(page.getByText('会议已取消：报告需重新编制')).toBeVisible();
      await expect(page.getByText('已取消', { exact: true }).first()).toBeVisible();
      await expect(page.getByRole('region', { name: '参会回执' })).toBeHidden();
    }
    await expect(lineOf(clerk.page, OWNER.name)).toContainText('取消通知');
    await goesTo(clerk.page, `/dossiers/${dossierId}`);
    await expect(nextStep(clerk.page)).toContainText('安排会议');
  });

  // What an expert answered, and why, reached nobody outside the panel.
  expect(leaksIn(owner.wire.recorded, { why })).toEqual([]);
  expect(leaksIn(clerk.wire.recorded, { why })).not.toEqual([]);
  expect(post.taken.filter(({ text = '' }) => text.includes(why))).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

/** As the screens write a meeting that takes three hours. */
function timesOf(startsAt: number): string {
  return `${fullDay(startsAt, 'zh')} ${timeOfDay(startsAt)}–${timeOfDay(startsAt + 3 * HOUR_MS)}`;
}

/** As a person types a time, which is Beijing's: 2026-04-28 14:00. */
function typed(atMs: number): string {
  return new Date(atMs + 8 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** As a calendar file has it. */
function stamp(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
}

async function givesAddress(page: Page, name: string, mail: string): Promise<void> {
  await page.getByLabel(`${name}的电子邮箱`).fill(mail);
  await page.getByLabel(`${name}的电子邮箱`).press('Enter');
  await expect(page.getByRole('checkbox', { name: `给${name}发通知` })).toBeChecked();
}

function lineOf(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByLabel(`${name}的电子邮箱`) });
}

async function replies(page: Page, answer: '本人参会' | '不能参会', why: string): Promise<void> {
  const card = page.getByRole('region', { name: '参会回执' });
  await card.getByRole('radio', { name: answer }).check();
  if (why !== '') await card.getByLabel(/^原因/u).fill(why);
  await card.getByRole('button', { name: '提交回执' }).click();
  await expect(card.getByRole('button', { name: '修改回执' })).toBeVisible();
}

/** What a confirmation says of some of the people. */
function whom(dialog: Locator, words: string | RegExp): Locator {
  return dialog.locator('dl > div').filter({ has: dialog.page().locator('dt').filter({ hasText: words }) });
}

function lettersTo({ taken }: MailServer, address: string): MailServer['taken'] {
  return taken.filter(({ to }) => to !== undefined && 'text' in to && to.text.includes(address));
}

/** The lines of the file that came with a letter, by their names. */
function calendarOf(mail: MailServer['taken'][number] | undefined): ReadonlyMap<string, string> {
  const [file] = mail?.attachments ?? [];
  expect(file?.contentType).toBe('text/calendar');
  const lines = (file?.content.toString('utf8') ?? '').replaceAll(/\r\n[ \t]/gu, '').split('\r\n');
  return new Map(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name, value.join(':')];
    }),
  );
}
