import { stageIndex, type Stage } from '#shared/domain/dossier/stage.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';

/** A case stands where the report stands that has come least far. */
export function slowestStage(row: Pick<DossierSummary, 'items'>): Stage {
  return row.items.reduce<Stage>(
    (slowest, item) => (stageIndex(item.stage) < stageIndex(slowest) ? item.stage : slowest),
    'archive',
  );
}
