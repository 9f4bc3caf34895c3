import type { Page } from '@playwright/test';
import type { ItemId, VersionId } from '#shared/domain/ids.ts';
import { signsIn } from './actors/access.ts';
import { goesTo } from './actors/navigation.ts';
import { PASSWORD, prepareReview, startHub, type Prepared } from './prepared.ts';
import { expect, type Stage } from './stage.ts';

const HOUR_MS = 3_600_000;

/** A review in pre-review: its experts may write. */
export interface BeingRead extends Prepared {
  readonly itemId: ItemId;
  readonly versionId: VersionId;
  /** The address of the flood report in it. */
  readonly report: string;
}

export async function aReportBeingRead(stage: Stage): Promise<BeingRead> {
  const hub = await startHub(stage.dir);
  stage.cleanUp(() => hub.stop());
  const prepared = await prepareReview(hub);
  const { review, dossierId } = prepared;
  stage.cleanUp(() => Promise.resolve(review.leave()));
  await review.intake();
  await review.formPanel();
  await review.schedule(Date.now() - HOUR_MS / 6, Date.now() + 3 * HOUR_MS);
  const itemId = review.item('flood');
  const version = review.person('meng').state(dossierId).parties.items[itemId]?.versions.at(-1);
  if (!version) throw new Error('the item has a report');
  const { versionId } = version;
  return { ...prepared, itemId, versionId, report: `/dossiers/${dossierId}/read/${itemId}/${versionId}` };
}

export async function opensAddress(page: Page, report: string): Promise<void> {
  await goesTo(page, report);
  const pages = page.getByRole('document', { name: '报告正文' }).getByRole('region');
  await expect(pages.filter({ hasText: /\S/u }).first()).toBeVisible();
}

/** In a browser of their own; `login` is the name their invitation was taken up with. */
export async function entersAs(stage: Stage, hubUrl: string, name: string, login: string): Promise<Page> {
  const { page } = await stage.browser(name);
  await signsIn(page, hubUrl, { name: login, login, password: PASSWORD });
  return page;
}
