import fs from 'node:fs/promises';
import path from 'node:path';
import { packStrokes, type MarkPoint } from '#shared/anchoring/strokes.ts';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { CommentContent } from '#shared/domain/comment/comment.ts';
import { commentIdSchema } from '#shared/domain/ids.ts';
import { newId } from '#tools/demo/participant.ts';
import type { PersonKey } from '#tools/sample/dossier.ts';
import { signsIn } from './stage/actors/access.ts';
import { goesTo } from './stage/actors/navigation.ts';
import * as reader from './stage/actors/reader.ts';
import { PASSWORD, prepareReview, startHub } from './stage/prepared.ts';
import { expect, test } from './stage/stage.ts';

const PICTURES = path.resolve('test-results', 'readme');
const HOUR_MS = 3_600_000;
/** The plan of the project, an A3 sheet. */
const PLAN = 55;

const ON_THE_PLAN: readonly {
  readonly by: PersonKey;
  readonly anchor: Anchor;
  readonly severity: CommentContent['severity'];
  readonly concern: string;
}[] = [
  {
    by: 'meng',
    anchor: { kind: 'rect', pageIndex: PLAN - 1, rects: [[150, 455, 330, 560]] },
    severity: 'mustFix',
    concern: '河道管理范围线没有标注桩号和坐标，与正文 2.1.4 节占用面积对不上，请补标并复核。',
  },
  {
    by: 'zhou',
    anchor: drawn('polygon', [
      [520, 420],
      [690, 470],
      [735, 400],
      [600, 345],
    ]),
    severity: 'suggestion',
    concern: '施工围堰束窄段建议单独出放大图，标出最窄断面和水位。',
  },
  {
    by: 'han',
    anchor: drawn('arrow', [
      [930, 610],
      [800, 520],
    ]),
    severity: 'question',
    concern: '此处护岸末端与下游现状堤防如何衔接？图上没有表示。',
  },
  {
    by: 'zhou',
    anchor: { kind: 'pin', pageIndex: PLAN - 1, rects: [[410, 560, 410, 560]] },
    severity: 'erratum',
    concern: '高程系统与图签说明不一致，请校核。',
  },
];

test('the picture of the reader that the README shows: a map, its marks, the list and the heat strip', async ({
  stage,
}) => {
  await fs.mkdir(PICTURES, { recursive: true });
  const hub = await startHub(stage.dir);
  stage.cleanUp(() => hub.stop());
  const { review, dossierId } = await prepareReview(hub);
  stage.cleanUp(() => Promise.resolve(review.leave()));
  await review.intake();
  await review.formPanel();
  await review.schedule(Date.now() - HOUR_MS / 6, Date.now() + 3 * HOUR_MS);
  await review.comment();
  const itemId = review.item('flood');
  const version = review.person('meng').state(dossierId).parties.items[itemId]?.versions.at(-1);
  if (!version) throw new Error('the item has a report');
  for (const { by, anchor, severity, concern } of ON_THE_PLAN) {
    const commentId = commentIdSchema.parse(newId());
    const subject = { commentId, itemId, versionId: version.versionId, anchor };
    const content = { category: 'drawings', severity, concern, basis: '', suggestion: '' } as const;
    await review.person(by).submit(dossierId, { type: 'comment.add', subject, content });
    await review.person(by).submit(dossierId, { type: 'comment.share', commentIds: [commentId] });
  }

  const { page } = await stage.browser('zhou');
  await signsIn(page, hub.url, { name: '周景川', login: '周景川', password: PASSWORD });
  await goesTo(page, `/dossiers/${dossierId}/read/${itemId}/${version.versionId}?page=${PLAN}`);
  const sheet = page
    .getByRole('document', { name: '报告正文' })
    .getByRole('region', { name: `第 ${PLAN} 页`, exact: true });
  // One of the sample's own comments is about this sheet too.
  await expect(sheet.locator('[data-mark]')).toHaveCount(ON_THE_PLAN.length + 1);
  await expect(sheet).toHaveAttribute('data-painted', 'true');
  // The list is longer than the window: what is about this page comes by itself.
  const list = page.getByRole('complementary', { name: '意见' });
  await list.getByRole('button', { name: /^本页/u }).click();
  await reader.card(page, '施工围堰束窄段').getByRole('button').first().click();
  await expect(page.getByRole('toolbar', { name: '改动这处标注' })).toBeVisible();
  await expect(page.getByRole('group', { name: '意见分布' }).getByRole('button')).not.toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(PICTURES, 'reader.png'), animations: 'disabled' });
  expect(stage.complaints).toEqual([]);
});

function drawn(kind: 'polygon' | 'arrow', points: readonly MarkPoint[]): Anchor {
  const packed = packStrokes(kind, [points]);
  if (!packed) throw new Error('a drawing has a size');
  return { kind, pageIndex: PLAN - 1, rects: [packed.rect], strokes: packed.strokes };
}
