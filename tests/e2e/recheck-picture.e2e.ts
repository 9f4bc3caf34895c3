import type { Locator } from '@playwright/test';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { commentIdSchema, opinionItemIdSchema } from '#shared/domain/ids.ts';
import { tableGet } from '#shared/lib/table.ts';
import { newId } from '#tools/demo/participant.ts';
import { aMap } from '../carry/made-sheets.ts';
import { aScan } from '../carry/rescan.ts';
import { pinAt, scannedReport, type ScannedSheet } from '../carry/scanned-report.ts';
import { Random } from '../sim/random.ts';
import { goesTo } from './stage/actors/navigation.ts';
import { seriousViolations } from './stage/appearance.ts';
import { entersAs, prepareReview, startHub } from './stage/prepared.ts';
import { fileOf, sampleReports } from './stage/sample.ts';
import { expect, test } from './stage/stage.ts';

const run = promisify(execFile);
const HOUR_MS = 3_600_000;
const CONCERN = '平面布置图上导流堤的位置与正文不符。';
/** Which of three scanned maps is marked, and where it stands in the revision. */
const [MARKED, MOVED_TO] = [1, 3];

test('AN17 RV9: a pin on a scanned map is rechecked beside that map, which stands elsewhere in the revision', async ({
  stage,
}) => {
  test.setTimeout(400_000);
  const random = new Random(2026, 12);
  const template = (): Random => new Random(7, 7);
  const [first, marked, third, inserted] = [1, 2, 3, 4].map(() => aMap(random, template()));
  if (!first || !marked || !third || !inserted) throw new Error('four maps');
  const scans = (...sheets: ScannedSheet['sheet'][]): readonly ScannedSheet[] =>
    sheets.map((sheet) => ({ sheet, scan: aScan(random) }));
  const before = scans(first, marked, third);
  const after = scans(third, inserted, first, marked);
  const samples = await sampleReports();
  const report = await withSheets(stage.dir, 'flood.pdf', fileOf(samples, 'flood'), before);
  const revised = await withSheets(stage.dir, 'revised.pdf', fileOf(samples, 'floodRevised'), after);

  const hub = await startHub(stage.dir);
  stage.cleanUp(() => hub.stop());
  const instead = new Map([
    ['flood', report.file],
    ['floodRevised', revised.file],
  ] as const);
  const { review, dossierId } = await prepareReview(hub, instead);
  stage.cleanUp(() => Promise.resolve(review.leave()));
  const itemId = review.item('flood');
  await review.intake();
  await review.formPanel();
  await review.schedule(Date.now() - HOUR_MS / 6, Date.now() + 3 * HOUR_MS);
  await review.comment();

  // One more comment, on a map, becomes a point of the opinion and is answered without a page being named.
  const commentId = commentIdSchema.parse(newId());
  const opinionItemId = opinionItemIdSchema.parse(newId());
  const zhou = review.person('zhou');
  const [map] = before.slice(MARKED);
  const version = zhou.state(dossierId).parties.items[itemId]?.versions.at(-1);
  if (!map || !version) throw new Error('the item has a report with maps');
  await zhou.submit(dossierId, {
    type: 'comment.add',
    subject: {
      commentId,
      itemId,
      versionId: version.versionId,
      anchor: pinAt(report.pages + MARKED, map, { x: 0.45, y: 0.4 }),
    },
    content: { category: 'drawings', severity: 'mustFix', concern: CONCERN, basis: '', suggestion: '' },
  });
  await zhou.submit(dossierId, { type: 'comment.share', commentIds: [commentId] });
  await review.appointChairs();
  await review.openMeeting();
  await review.deliberate();
  await review
    .person('meng')
    .until(
      dossierId,
      ({ panel }) => tableGet(panel.comments, commentId) !== undefined,
      'the comment on the map',
    );
  await review.person('meng').submit(dossierId, {
    type: 'opinion.addItem',
    itemId,
    opinionItemId,
    severity: 'mustFix',
    text: CONCERN,
    commentIds: [commentId],
  });
  await review.sign(null);
  await review.closeMeeting();
  await review.publish();
  const compiler = review.person('duanYiming');
  await compiler.until(
    dossierId,
    ({ parties }) => parties.items[itemId]?.stage === 'revision',
    'the published opinion',
  );
  await compiler.submit(dossierId, {
    type: 'response.set',
    itemId,
    opinionItemId,
    content: { status: 'adopted', text: '已修改平面布置图。', oldPage: '', newPages: '' },
  });
  await review.revise();

  const page = await entersAs(stage, hub.url, 'zhou', '周景川');
  await goesTo(page, `/dossiers/${dossierId}/revision/${itemId}`);
  const row = page.getByRole('row').filter({ hasText: CONCERN });
  const closed = row.getByRole('button', { expanded: false });
  await expect(row).toContainText('待我复核');
  if (await closed.isVisible()) await closed.click();
  const [old, now] = [page.getByRole('figure').nth(0), page.getByRole('figure').nth(1)];
  await expect(old).toContainText(`第 ${report.pages + MARKED + 1} 页`);
  // Both files are read, and their maps drawn and compared, meanwhile.
  await expect(now).toContainText('按图面找到', { timeout: 120_000 });
  await expect(now).toContainText(`第 ${revised.pages + MOVED_TO + 1} 页`);
  // As large on both sides, and what is marked in the middle of either.
  const scaleOf = async (side: Locator, no: number): Promise<number> =>
    Math.round((await side.locator(`[data-page="${no}"][data-painted]`).boundingBox())?.width ?? 0);
  const shown = await scaleOf(old, report.pages + MARKED + 1);
  expect(shown).toBeGreaterThan(1000);
  await expect.poll(() => scaleOf(now, revised.pages + MOVED_TO + 1)).toBe(shown);
  for (const side of [old, now]) await expect(side.locator('[data-pin]')).toBeInViewport();
  expect(await seriousViolations(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('recheck-picture.png') });
  const card = page.getByRole('complementary', { name: '我的复核' });
  await card.getByRole('radio', { name: '已落实', exact: true }).check();
  await card.getByRole('button', { name: '记为已落实' }).click();
  await expect(row).not.toContainText('待我复核');
  expect(stage.complaints).toEqual([]);
});

/** A report with scanned sheets behind its last page; `pages` without them. */
async function withSheets(
  dir: string,
  name: string,
  report: string,
  sheets: readonly ScannedSheet[],
): Promise<{ readonly file: string; readonly pages: number }> {
  const [maps, file] = [path.join(dir, `maps-${name}`), path.join(dir, name)];
  await fs.writeFile(maps, scannedReport(sheets));
  await run('qpdf', ['--empty', '--pages', report, '1-z', maps, '1-z', '--', file]);
  const { stdout } = await run('qpdf', ['--show-npages', report]);
  return { file, pages: Number(stdout) };
}
