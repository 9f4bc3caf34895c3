import { STAGES, stageIndex, type Stage } from '#shared/domain/dossier/stage.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { currentMeeting, itemsOf, slowestStage } from './items-of.ts';

export interface StageFact {
  readonly stage: Stage;
  readonly state: 'done' | 'current' | 'ahead' | 'skipped';
  /** When it was entered (done, current) or is expected (ahead); null where nobody can say. */
  readonly at: number | null;
  readonly isExpected: boolean;
}

/** The stage line of a case with several reports: each stage is done when the slowest report has left it. */
export function stageFacts(state: DossierState, dueAtOfRevision: number | null): readonly StageFact[] {
  const items = itemsOf(state);
  const current = slowestStage(state);
  const meeting = currentMeeting(state);
  const isOver = current === 'archive' && items.length > 0;
  return STAGES.map((stage): StageFact => {
    const entered = items.flatMap((item) =>
      item.stageLog.filter((entry) => entry.stage === stage).map((entry) => entry.at),
    );
    const at = entered.length > 0 ? Math.max(...entered) : null;
    const isBehind = isOver || stageIndex(stage) < stageIndex(current);
    if (isBehind) return { stage, at, isExpected: false, state: at === null ? 'skipped' : 'done' };
    if (stage === current) return { stage, at, isExpected: false, state: 'current' };
    const expected =
      stage === 'meeting' && meeting?.status === 'scheduled'
        ? meeting.startsAt
        : stage === 'recheck'
          ? dueAtOfRevision
          : null;
    return { stage, at: expected, isExpected: true, state: 'ahead' };
  });
}
