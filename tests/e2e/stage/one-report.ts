import fs from 'node:fs/promises';
import path from 'node:path';
import { filePath } from '#shared/protocol/hub-api.ts';
import { PASSWORD, prepareReview, startHub } from './prepared.ts';
import type { Stage } from './stage.ts';

export const CHAIR = { name: '孟书田', login: '孟书田', password: PASSWORD };

export interface OneReport {
  readonly hub: string;
  /** Where the reader opens it, below the hub. */
  readonly address: string;
  /** Where its bytes are. */
  readonly file: string;
}

/** A review before its meeting, with one report of these bytes. */
export async function aReview(stage: Stage, bytes: Buffer): Promise<OneReport> {
  const report = path.join(stage.dir, 'report.pdf');
  await fs.writeFile(report, bytes);
  const hub = await startHub(stage.dir);
  stage.cleanUp(() => hub.stop());
  const { review, dossierId } = await prepareReview(hub, new Map([['flood', report]]));
  stage.cleanUp(() => Promise.resolve(review.leave()));
  await review.intake();
  await review.formPanel();
  const flood = review.item('flood');
  const version = review.person('meng').state(dossierId).parties.items[flood]?.versions.at(-1);
  if (!version) throw new Error('the item has a report');
  return {
    hub: hub.url,
    address: `/dossiers/${dossierId}/read/${flood}/${version.versionId}`,
    file: filePath(dossierId, version.file.sha256),
  };
}
