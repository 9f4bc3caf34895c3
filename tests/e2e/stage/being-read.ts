import type { Page } from '@playwright/test';
import type { ItemId, VersionId } from '#shared/domain/ids.ts';
import { goesTo } from './actors/navigation.ts';
import { aReviewInPreReview, type Prepared } from './prepared.ts';
import { expect, type Stage } from './stage.ts';

/** A review in pre-review: its experts may write. */
export interface BeingRead extends Prepared {
  readonly itemId: ItemId;
  readonly versionId: VersionId;
  /** The address of the flood report in it. */
  readonly report: string;
}

export async function aReportBeingRead(stage: Stage): Promise<BeingRead> {
  const prepared = await aReviewInPreReview(stage);
  const { review, dossierId } = prepared;
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
