import fs from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { inquiryIdSchema, turnIdSchema, type MeetingId } from '#shared/domain/ids.ts';
import { openMeeting } from '#shared/domain/meeting/meeting.ts';
import { showingsOf } from '#shared/domain/showing/showing.ts';
import type { SampleReview } from '#tools/demo/review.ts';
import { newId } from '#tools/demo/participant.ts';
import { memberOf } from '#tools/demo/cast.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { looksHere, seriousViolations } from './stage/appearance.ts';
import { aReviewBeforeItsMeeting, entersAs } from './stage/prepared.ts';
import { expect, test, type Stage } from './stage/stage.ts';

const SHOTS = path.resolve('.cache/shots/minutes');
const OPEN_QUESTION = '糙率取值的依据是什么？';
const CLOSED_QUESTION = '这句话只在闭门时说';
const PROMISE = '补充糙率取值依据';

test('MI1-MI5 RE1-RE3: what was shown and said becomes minutes, which are rewritten, issued, sent and corrected; each sees the meeting again as far as they were there', async ({
  stage,
}) => {
  test.setTimeout(900_000);
  await fs.mkdir(SHOTS, { recursive: true });
  const { hub, home, meetingId } = await aMeetingThatIsOver(stage);

  const clerk = await entersAs(stage, hub, 'clerk', 'xuqing');
  await goesTo(clerk, `${home}/meeting/${meetingId}`);
  await clerk.getByRole('button', { name: '会议纪要' }).click();
  const paper = clerk.getByRole('article');
  await expect(paper).toContainText(OPEN_QUESTION);
  await expect(paper).toContainText(PROMISE);
  await expect(paper).toContainText('领看');
  await expect(paper).toContainText('专家组闭门讨论');
  await expect(paper).not.toContainText(CLOSED_QUESTION);

  // What is typed survives the page before it is anywhere else.
  const field = await rewrites(clerk, '参会人员');
  await field.press('ControlOrMeta+Home');
  await clerk.keyboard.type('应到各方均已到会。');
  await clerk.reload();
  await expect(paper).toContainText('应到各方均已到会。');
  await expect(clerk.getByRole('button', { name: '恢复记录原文' })).toBeVisible();

  await clerk.getByRole('button', { name: '签发会议纪要' }).click();
  const issuing = clerk.getByRole('dialog', { name: '签发会议纪要' });
  await expect(issuing).toContainText('经办人和分管领导');
  expect(await seriousViolations(clerk)).toEqual([]);
  await issuing.getByRole('button', { name: '签发会议纪要' }).click();
  const first = clerk.getByRole('region', { name: '第 1 稿' });
  await expect(first.getByRole('button', { name: '下载 PDF：第 1 稿' })).toBeVisible({ timeout: 60_000 });
  await first.getByRole('button', { name: '查看第 1 稿' }).click();
  await expect(clerk.getByRole('document').first()).toBeVisible();

  // Before it is sent nobody else finds anything; after it, whoever it was sent to.
  const owner = await entersAs(stage, hub, '姚振');
  await goesTo(owner, `${home}/minutes/${meetingId}`);
  await expect(owner.getByText('还没有收到会议纪要')).toBeVisible();
  await first.getByRole('button', { name: '发送给…' }).click();
  const sending = clerk.getByRole('dialog', { name: '发送会议纪要' });
  await sending.getByText('全体参会各方').click();
  await sending.getByRole('button', { name: '发送第 1 稿' }).click();
  await expect(owner.getByRole('button', { name: '下载 PDF：第 1 稿' })).toBeVisible();
  const saved = owner.waitForEvent('download');
  await owner.getByRole('button', { name: '下载 PDF', exact: true }).first().click();
  expect((await saved).suggestedFilename()).toContain('会议纪要');

  await clerk.getByRole('button', { name: '更正', exact: true }).click();
  await clerk.getByRole('button', { name: '签发第 2 稿' }).click();
  const again = clerk.getByRole('dialog', { name: '签发会议纪要' });
  await again.getByRole('textbox', { name: '更正理由' }).fill('主持人姓名有误');
  await again.getByRole('button', { name: '签发第 2 稿' }).click();
  await expect(clerk.getByRole('region', { name: '第 2 稿' })).toContainText('主持人姓名有误');
  expect(await looksHere(clerk, SHOTS, 'minutes', () => paper.waitFor())).toEqual([]);

  await goesTo(clerk, `${home}/replay/${meetingId}`);
  const slider = clerk.getByRole('slider', { name: '会议时间' });
  await slider.press('Home');
  await stepsUntil(clerk, clerk.getByText(OPEN_QUESTION));
  await expect(clerk.getByText(/领看第 \d+ 页/u)).toBeVisible();
  const before = await slider.getAttribute('aria-valuetext');
  await slider.press('ArrowLeft');
  await expect(slider).not.toHaveAttribute('aria-valuetext', before ?? '');
  await clerk.getByRole('button', { name: '60 倍' }).click();
  await clerk.getByRole('button', { name: '播放' }).click();
  await expect(clerk.getByRole('button', { name: '暂停' })).toBeVisible();
  await clerk.getByRole('button', { name: '暂停' }).click();
  await slider.press('End');
  await expect(clerk.getByText(CLOSED_QUESTION)).toBeVisible();
  await slider.press('Home');
  expect(await seriousViolations(clerk)).toEqual([]);
  const time = clerk.getByRole('slider');
  expect(await looksHere(clerk, SHOTS, 'replay', () => time.waitFor())).toEqual([]);

  // The owner sees the doors closed, and nothing that was said behind them at any moment.
  await goesTo(owner, `${home}/replay/${meetingId}`);
  const own = owner.getByRole('slider', { name: '会议时间' });
  await own.press('Home');
  await stepsUntil(owner, owner.getByText('这段时间的内容只有专家组能看到'));
  await owner.screenshot({ path: path.join(SHOTS, 'replay-owner-closed.png') });
  await own.press('End');
  await expect(owner.getByText(OPEN_QUESTION)).toBeVisible();
  await expect(owner.getByText(CLOSED_QUESTION)).toBeHidden();
  expect(await seriousViolations(owner)).toEqual([]);
});

/** 下一处, one after the other, until it is there; a moment is worked out in slices, so each is given its time. */
async function stepsUntil(page: Page, sought: Locator): Promise<void> {
  const next = page.getByRole('button', { name: '下一处' });
  for (let step = 0; step < 60; step++) {
    await next.click();
    const isThere = await sought.waitFor({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  throw new Error('stepped through the whole meeting in vain');
}

/** Opens a part of the paper for writing. */
async function rewrites(page: Page, heading: string): Promise<Locator> {
  const name = new RegExp(`改写“.*${heading}”`, 'u');
  await page.getByRole('button', { name }).click();
  return page.getByRole('textbox', { name });
}

/** The sample's meeting with a page, a speech and a question in the open, and a question behind closed doors. */
async function aMeetingThatIsOver(
  stage: Stage,
): Promise<{ readonly hub: string; readonly home: string; readonly meetingId: MeetingId }> {
  const { hub, review, dossierId } = await aReviewBeforeItsMeeting(stage);
  await review.openMeeting();
  const clerk = review.person('xuQing');
  const state = clerk.state(dossierId);
  const meetingId = openMeeting(state)?.meetingId;
  if (!meetingId) throw new Error('an open meeting');
  const home = `/dossiers/${dossierId}`;

  const room = await entersAs(stage, hub.url, '段一鸣');
  await goesTo(room, `${home}/meeting/${meetingId}`);
  await room
    .getByRole('button', { name: /我来演示|共享页面/u })
    .first()
    .click();
  await clerk.until(dossierId, (now) => showingsOf(now, meetingId).length > 0, 'the page in the record');
  await talk(review, meetingId, dossierId);
  await room.close();

  await review.deliberate();
  await asks(review, dossierId, meetingId, CLOSED_QUESTION, 1);
  await review.sign(null);
  await review.closeMeeting();
  await review.publish();
  return { hub: hub.url, home, meetingId };
}

type DossierId = Parameters<ReturnType<SampleReview['person']>['state']>[0];

async function talk(review: SampleReview, meetingId: MeetingId, dossierId: DossierId): Promise<void> {
  const compiler = review.person('duanYiming');
  const clerk = review.person('xuQing');
  const of = { meetingId, turnId: turnIdSchema.parse(newId()) };
  await compiler.submit(dossierId, {
    type: 'floor.raise',
    ...of,
    kind: 'speech',
    topic: '',
    page: null,
    deliberation: 0,
  });
  await clerk.until(dossierId, (now) => now.parties.floors[meetingId] !== undefined, 'the raised hand');
  await clerk.submit(dossierId, { type: 'floor.begin', ...of });
  await clerk.submit(dossierId, { type: 'floor.end', ...of });
  const inquiryId = await asks(review, dossierId, meetingId, OPEN_QUESTION, 0);
  await compiler.until(
    dossierId,
    (now) => now.parties.inquiries[meetingId] !== undefined,
    'the question that was asked',
  );
  await compiler.submit(dossierId, {
    type: 'inquiry.answer',
    meetingId,
    inquiryId,
    text: '依据2016年洪痕调查反推。',
    promise: { text: PROMISE, dueDay: '2027-01-15' },
    page: null,
  });
}

async function asks(
  review: SampleReview,
  dossierId: DossierId,
  meetingId: MeetingId,
  text: string,
  deliberation: number,
): Promise<ReturnType<typeof inquiryIdSchema.parse>> {
  const inquiryId = inquiryIdSchema.parse(newId());
  const expert = review.person('zhou');
  await expert.until(
    dossierId,
    (now) => now.parties.meetings[meetingId]?.deliberations.length === deliberation,
    `the doors of ${memberOf(review.cast, 'zhou')}`,
  );
  await expert.submit(dossierId, {
    type: 'inquiry.ask',
    meetingId,
    inquiryId,
    addressee: 'compiler',
    text,
    page: null,
    deliberation,
  });
  return inquiryId;
}
