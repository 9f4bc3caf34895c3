import { stageIndex, type Stage } from '#shared/domain/dossier/stage.ts';
import type { DossierState, Meeting, ReviewItem } from '#shared/domain/state.ts';

export function itemsOf(state: DossierState): readonly ReviewItem[] {
  return state.parties.itemOrder.flatMap((itemId) => state.parties.items[itemId] ?? []);
}

export function meetingsOf(state: DossierState): readonly Meeting[] {
  return Object.values(state.parties.meetings).sort((a, b) => a.startsAt - b.startsAt);
}

/** The meeting that matters now: the open one, else the next, else the last. */
export function currentMeeting(state: DossierState): Meeting | undefined {
  const meetings = meetingsOf(state);
  return (
    meetings.find((meeting) => meeting.status === 'open') ??
    meetings.find((meeting) => meeting.status === 'scheduled') ??
    meetings.at(-1)
  );
}

/** A case stands where the report stands that has come least far. */
export function slowestStage(state: DossierState): Stage {
  return itemsOf(state).reduce<Stage>(
    (slowest, item) => (stageIndex(item.stage) < stageIndex(slowest) ? item.stage : slowest),
    'archive',
  );
}
