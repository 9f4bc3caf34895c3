import type { MeetingId } from '../ids.ts';
import type { DossierState } from '../state.ts';
import type { ReleasedMinutes } from './minutes.ts';

/** Editions of a meeting's minutes that were released to the viewer, each once, the newest first. */
export function releasedMinutes(state: DossierState, meetingId: MeetingId): readonly ReleasedMinutes[] {
  const all = [...(state.parties.minutes[meetingId] ?? []), ...(state.panel.minutes[meetingId] ?? [])];
  const editions = new Map(all.map((minutes) => [minutes.edition, minutes]));
  return [...editions.values()].toSorted((a, b) => b.edition - a.edition);
}
