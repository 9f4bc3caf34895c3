import path from 'node:path';
import { dossierIdSchema, type DossierId } from '#shared/domain/ids.ts';
import { hubProcess, type HubProcess } from '#tools/demo/hub-process.ts';
import { newId, Participant } from '#tools/demo/participant.ts';
import { SampleReview } from '#tools/demo/review.ts';
import type { SampleKey } from '#tools/sample/build.ts';
import { PROJECT } from '#tools/sample/dossier.ts';
import { sampleReports } from './sample.ts';

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
