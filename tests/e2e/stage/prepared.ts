import path from 'node:path';
import type { Page } from '@playwright/test';
import { dossierIdSchema, type DossierId } from '#shared/domain/ids.ts';
import { hubProcess, type HubProcess } from '#tools/demo/hub-process.ts';
import { newId, Participant } from '#tools/demo/participant.ts';
import { SampleReview } from '#tools/demo/review.ts';
import type { SampleKey } from '#tools/sample/build.ts';
import { PROJECT } from '#tools/sample/dossier.ts';
import { signsIn } from './actors/access.ts';
import { sampleReports } from './sample.ts';
import type { Stage } from './stage.ts';

const HOUR_MS = 3_600_000;
const TEN_MINUTES_AGO = (): number => Date.now() - HOUR_MS / 6;

export const PASSWORD = '清泉石上流-81';

/** The sample's review at a hub of its own, taken on by its people without screens, looked at by others with. */
export interface Prepared {
  readonly hub: HubProcess;
  readonly review: SampleReview;
  readonly dossierId: DossierId;
}

export async function startHub(
  dir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<HubProcess> {
  return hubProcess(path.join(dir, 'hub'), 0, settings);
}

/** `instead`: other files in place of the sample's own. */
export async function prepareReview(
  hub: HubProcess,
  instead: ReadonlyMap<SampleKey, string> = new Map(),
): Promise<Prepared> {
  const clerk = new Participant(hub.url);
  const setup = await clerk.api.setup({
    code: hub.setupCode ?? '',
    login: 'xuqing',
    name: '许青',
    unit: PROJECT.bureau,
    password: PASSWORD,
  });
  if (!setup.ok) throw new Error(`set-up refused: ${setup.error.code}`);
  await clerk.enter(setup.value);
  const dossierId = dossierIdSchema.parse(newId());
  const samples = new Map(
    [...(await sampleReports())].map(([key, sample]) => [
      key,
      { ...sample, path: instead.get(key) ?? sample.path },
    ]),
  );
  const review = new SampleReview({
    hubUrl: hub.url,
    clerk,
    dossierId,
    samples,
    password: PASSWORD,
    tell: () => undefined,
  });
  return { hub, review, dossierId };
}

/** As far as the pre-review: its experts may write, and its meeting is due unless it is to begin later. */
export async function aReviewInPreReview(
  stage: Stage,
  startsAt = TEN_MINUTES_AGO(),
  settings: Readonly<Record<string, string>> = {},
): Promise<Prepared> {
  const hub = await startHub(stage.dir, settings);
  stage.cleanUp(() => hub.stop());
  const prepared = await prepareReview(hub);
  const { review } = prepared;
  stage.cleanUp(() => Promise.resolve(review.leave()));
  await review.intake();
  await review.formPanel();
  await review.schedule(startsAt, startsAt + 3 * HOUR_MS);
  return prepared;
}

/** As far as the door of the meeting: comments are handed in, chairs appointed. */
export async function aReviewBeforeItsMeeting(
  stage: Stage,
  startsAt = TEN_MINUTES_AGO(),
  settings: Readonly<Record<string, string>> = {},
): Promise<Prepared> {
  const prepared = await aReviewInPreReview(stage, startsAt, settings);
  await prepared.review.comment();
  await prepared.review.appointChairs();
  return prepared;
}

/** One of its people in a browser of their own; `login` is the name their invitation was taken up with. */
export async function entersAs(stage: Stage, hubUrl: string, name: string, login = name): Promise<Page> {
  const { page } = await stage.browser(name);
  await signsIn(page, hubUrl, { name, login, password: PASSWORD });
  return page;
}
