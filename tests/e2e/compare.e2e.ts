import * as compare from './stage/actors/compare.ts';
import { goesTo } from './stage/actors/navigation.ts';
import * as revision from './stage/actors/revision.ts';
import { looksOf, seriousViolations } from './stage/appearance.ts';
import { aReviewBeforeItsMeeting, entersAs, type Prepared } from './stage/prepared.ts';
import { fileOf, sampleReports } from './stage/sample.ts';
import { expect, test, type Stage } from './stage/stage.ts';

const OLD = /^送审稿/u;
const NEW = /^修改稿/u;

test('CV7 CV9 CV10 CV12 RV9: the revision is compared, an answer points at its place, the raiser rechecks it', async ({
  stage,
}) => {
  test.setTimeout(900_000);
  const { hub, review, dossierId } = await published(stage);
  const flood = review.item('flood');
  const board = `/dossiers/${dossierId}/revision/${flood}`;
  const compiler = await entersAs(stage, hub.url, 'compiler', '段一鸣');

  await test.step('uploads the revised report and opens the comparison', async () => {
    await goesTo(compiler, board);
    await expect(compiler.getByRole('button', { name: '比较两版' })).toHaveCount(0);
    await revision.uploadsRevision(compiler, fileOf(await sampleReports(), 'floodRevised'));
    await compiler.getByRole('button', { name: '比较两版' }).click();
    await compare.allIsCompared(compiler);
  });

  await test.step('words and pictures that differ are listed, by heading and kind', async () => {
    const all = await compare.countOf(compiler, '全部');
    const kinds = await Promise.all(['修改', '新增', '删去'].map((kind) => compare.countOf(compiler, kind)));
    expect(all).toBe(kinds.reduce((sum, count) => sum + count, 0));
    expect(await compare.countOf(compiler, '图面')).toBeGreaterThan(0);
    expect(await seriousViolations(compiler)).toEqual([]);
  });

  await test.step('walks the differences with the keys', async () => {
    await compiler.keyboard.press('j');
    await expect(compare.current(compiler)).toContainText('送审');
    await compiler.keyboard.press('j');
    await compiler.keyboard.press('j');
    await expect(compiler.getByText(/^3 \/ \d+$/u)).toBeVisible();
    await compiler.keyboard.press('k');
    await expect(compiler.getByText(/^2 \/ \d+$/u)).toBeVisible();
    await expect(compare.pane(compiler, OLD).locator('[data-current]').first()).toBeVisible();
    await expect(compare.pane(compiler, NEW).locator('[data-current]').first()).toBeVisible();
    await compiler.keyboard.press('l');
    await expect(compiler.getByRole('button', { name: '两边各自滚动' })).toBeVisible();
    await compiler.keyboard.press('l');
    await expect(compiler.getByRole('button', { name: '两边一起滚动' })).toBeVisible();
  });

  await test.step('what changed in a plan is framed on both sides', async () => {
    await compare.filter(compiler, '图面').click();
    await compiler.keyboard.press('j');
    for (const side of [OLD, NEW]) {
      await expect(
        compare.pane(compiler, side).locator('[data-picture][data-current]').first(),
      ).toBeVisible();
    }
  });

  await test.step('points an answer at the place, and submits', async () => {
    await goesTo(compiler, board);
    await expect(compiler.getByText('已答复', { exact: true })).toBeVisible();
    const points = await revision.answersEveryPoint(compiler, '已按意见修改');
    expect(points).toBeGreaterThan(1);
    await compiler.getByRole('button', { name: '第 1 条，已完成' }).click();
    const pointing = compiler.getByRole('group', { name: '指出修改之处' });
    await pointing.getByRole('button', { name: /^指出第 \d+ 页$/u }).click();
    await expect(pointing).toContainText('已指出：第 13 页');
    expect(await seriousViolations(compiler)).toEqual([]);
    await revision.submitsAnswers(compiler);
  });

  await test.step('changes nobody asked for are listed, also for the expert', async () => {
    const chair = await entersAs(stage, hub.url, 'chair', '孟书田');
    await goesTo(chair, `/dossiers/${dossierId}/documents`);
    await chair.getByRole('button', { name: '比较《防洪评价报告》的两版' }).click();
    await compare.allIsCompared(chair);
    await chair.keyboard.press('u');
    const unasked = await compare.countOf(chair, '无对应意见');
    expect(unasked).toBeGreaterThan(0);
    expect(unasked).toBeLessThan(await compare.countOf(chair, '全部'));
    await expect(chair.getByText(new RegExp(`^– / ${unasked}$`, 'u'))).toBeVisible();
    const shown = compare.list(chair).getByRole('listitem');
    for (const row of await shown.all()) await expect(row).toContainText('无对应意见');
    await chair.close();
  });

  await test.step('the raiser rechecks, old and new beside each other with what is different marked', async () => {
    const zhou = await entersAs(stage, hub.url, 'zhou', '周景川');
    await goesTo(zhou, board);
    await expect(zhou.getByRole('button', { name: /^(展开|收起)第 1 条$/u })).toBeVisible();
    const closed = zhou.getByRole('button', { name: '展开第 1 条' });
    if (await closed.isVisible()) await closed.click();
    await expect(zhou.getByText('编制单位指出')).toBeVisible();
    const sides = zhou.getByRole('figure');
    await expect(sides).toHaveCount(2);
    await expect(sides.nth(0).locator('[data-side="old"]').first()).toBeVisible({ timeout: 120_000 });
    await expect(sides.nth(1).locator('[data-side="new"]').first()).toBeVisible();
    expect(await seriousViolations(zhou)).toEqual([]);
    await revision.rechecksTheirPoints(zhou);
  });
  expect(stage.complaints).toEqual([]);
});

test('the comparison in both languages, at two sizes of window and of type', async ({ stage }) => {
  test.setTimeout(600_000);
  const { hub, review, dossierId } = await published(stage);
  await review.revise();
  const flood = review.item('flood');
  const versions = review.person('meng').state(dossierId).parties.items[flood]?.versions ?? [];
  const chair = await entersAs(stage, hub.url, 'chair', '孟书田');
  const route = `/dossiers/${dossierId}/compare/${flood}/${versions.map(({ versionId }) => versionId).join('/')}`;
  const first = chair.locator('aside li').first();
  const problems = await looksOf(chair, test.info().outputPath(), 'compare', route, () =>
    first.waitFor({ timeout: 120_000 }),
  );
  expect(problems).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

test('a version that is not there is said to be missing', async ({ stage }) => {
  const { hub, review, dossierId } = await published(stage);
  const chair = await entersAs(stage, hub.url, 'chair', '孟书田');
  const [version] =
    review.person('meng').state(dossierId).parties.items[review.item('flood')]?.versions ?? [];
  await goesTo(
    chair,
    `/dossiers/${dossierId}/compare/${review.item('flood')}/${version?.versionId ?? ''}/none`,
  );
  await expect(chair.getByText('没有找到要比较的两版报告')).toBeVisible();
  expect(await seriousViolations(chair)).toEqual([]);
});

/** The review up to the published opinion: the compiler is to revise. */
async function published(stage: Stage): Promise<Prepared> {
  const prepared = await aReviewBeforeItsMeeting(stage);
  const { review } = prepared;
  await review.openMeeting();
  await review.deliberate();
  await review.sign(null);
  await review.closeMeeting();
  await review.publish();
  return prepared;
}
