import fs from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { looksOf, wears } from './stage/appearance.ts';
import { entersAs, prepareReview, startHub } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

const SHOTS = path.resolve('test-results', 'screens');
const HOUR_MS = 3_600_000;

test('UI13: every screen, in both languages, at two sizes of window and of type', async ({ stage }) => {
  test.setTimeout(600_000);
  await fs.mkdir(SHOTS, { recursive: true });
  const problems: string[] = [];

  const look = async (page: Page, name: string, route: string, ready: string): Promise<void> => {
    problems.push(...(await looksOf(page, SHOTS, name, route, () => page.locator(ready).first().waitFor())));
  };
  const enter = (name: string, login: string): Promise<Page> => entersAs(stage, hub.url, name, login);

  const hub = await startHub(stage.dir);
  stage.cleanUp(() => hub.stop());
  const visitor = (await stage.browser('visitor')).page;
  await visitor.goto(hub.url);
  await look(visitor, 'setup', '/', 'form');
  const { review, dossierId } = await prepareReview(hub);
  stage.cleanUp(() => Promise.resolve(review.leave()));
  await visitor.reload();
  await look(visitor, 'sign-in', '/', 'form');
  await look(visitor, 'join', '/join', 'input');

  const clerk = await enter('clerk', 'xuqing');
  await look(clerk, 'home-empty', '/', 'main button');
  await look(clerk, 'intake', '/dossiers/new', 'form');
  await review.intake();
  await review.formPanel();
  await review.schedule(Date.now() - HOUR_MS / 6, Date.now() + 3 * HOUR_MS);
  await review.comment();
  await review.appointChairs();

  const home = `/dossiers/${dossierId}`;
  const flood = review.item('flood');
  const chair = await enter('chair', '孟书田');
  const owner = await enter('owner', '姚振');
  const compiler = await enter('compiler', '段一鸣');
  await look(clerk, 'home', '/', 'main >> text=平城区红卫桥');
  for (const tab of ['documents', 'experts', 'meeting', 'comments', 'revision', 'archive', 'log']) {
    await look(clerk, `dossier-${tab}`, `${home}/${tab}`, '[role="tablist"]');
  }
  await look(owner, 'dossier-owner', home, '[role="tablist"]');
  const version =
    review.person('meng').state(dossierId).parties.items[flood]?.versions.at(-1)?.versionId ?? '';
  await look(chair, 'reader', `${home}/read/${flood}/${version}`, '[data-comment]');

  await review.openMeeting();
  const [meetingId = ''] = Object.keys(review.person('meng').state(dossierId).parties.meetings);
  const room = `${home}/meeting/${meetingId}`;
  await look(clerk, 'meeting', room, '[role="document"]');
  await pageHasMoreThanHalf(clerk);
  await review.deliberate();
  await look(chair, 'meeting-closed', room, '[role="document"]');
  problems.push(
    ...(await looksOf(chair, SHOTS, 'meeting-opinion', room, async () => {
      await chair.getByRole('button', { name: /^(专家组意见|Panel opinion)$/u }).click();
      await chair.locator('article').first().waitFor();
    })),
  );
  await look(owner, 'meeting-waiting', room, '[role="timer"]');
  await look(chair, 'opinion', `${home}/opinion/${flood}`, 'article');

  await review.freeze();
  await review.signAs(['zhou']);
  await look(chair, 'opinion-signing', `${home}/opinion/${flood}`, '[role="document"]');
  await review.signAs(['meng', 'han', 'song', 'lin', 'he']);
  await review.closeMeeting();
  await review.publish();
  await look(owner, 'opinion-published', `${home}/opinion/${flood}`, '[role="document"]');
  await look(compiler, 'revision', `${home}/revision/${flood}`, '[role="table"]');
  await review.revise();
  await look(chair, 'recheck', `${home}/revision/${flood}`, '[role="table"]');
  await look(clerk, 'settings', '/settings', 'main h2');
  await look(clerk, 'accounts', '/accounts', '[role="table"]');
  await look(clerk, 'schedule', '/schedule', 'main >> text=平城区红卫桥');

  const zhou = await enter('zhou', '周景川');
  const seat = review.cast.seats.get('zhou');
  if (!seat) throw new Error('an expert has a seat');
  await review
    .person('xuQing')
    .submit(dossierId, { type: 'member.remove', memberId: seat.memberId, reason: '另有安排' });
  await look(zhou, 'seat-gone', home, '#closed-title');

  expect(stage.complaints).toEqual([]);
  expect(problems).toEqual([]);
});

/** With the largest type in the smallest window. */
async function pageHasMoreThanHalf(page: Page): Promise<void> {
  const window = { width: 1280, height: 720 };
  for (const language of ['zh', 'en'] as const) {
    await wears(page, { language, scale: 1.5, ...window });
    const shared = page.locator('[data-shared-page]');
    await expect(shared.getByRole('document')).toBeVisible();
    const { y, height } = (await shared.boundingBox()) ?? { y: 0, height: 0 };
    expect(height).toBeGreaterThan(window.height / 2);
    expect(y + height).toBeLessThan(window.height);
  }
}
