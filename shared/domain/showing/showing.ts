import type { MeetingId, MemberId } from '../ids.ts';
import type { MeetingPart } from '../floor/floor.ts';
import type { PageRef } from '../report/page-ref.ts';
import type { DossierState } from '../state.ts';

/** A page that was shown to the room (出示): who led to it, from when to when. The hub's clock. */
export interface Showing {
  readonly presenter: MemberId;
  readonly page: PageRef;
  readonly from: number;
  /** null while it lasts. */
  readonly to: number | null;
  /** In the panel's ledger: during which closed deliberation of the meeting, from 1; 0 with open doors. */
  readonly deliberation: number;
}

/** A page that is led to for less is passed over: its time counts for the page before (ME23). */
export const SHOWN_AFTER_MS = 5_000;
/** Of one meeting in one ledger; a record is not to be flooded by paging to and fro. */
export const MOST_SHOWINGS = 1_000;

/** The page that is being shown in a part of the meeting, as far as the record has it. */
export function showingNow(
  state: DossierState,
  meetingId: MeetingId,
  { ledgerId, deliberation }: MeetingPart,
): Showing | undefined {
  const last = state[ledgerId].showings[meetingId]?.at(-1);
  return last?.to === null && last.deliberation === deliberation ? last : undefined;
}

/** Every page of the meeting that was shown and is known here, those of closed deliberations where they are. */
export function showingsOf(state: DossierState, meetingId: MeetingId): readonly Showing[] {
  const meeting = state.parties.meetings[meetingId];
  if (!meeting) return [];
  // What was shown when the doors opened was shown until then; nothing is written into the panel's ledger for it.
  const closed = (state.panel.showings[meetingId] ?? []).map((showing) => ({
    ...showing,
    to: showing.to ?? meeting.deliberations[showing.deliberation - 1]?.endedAt ?? null,
  }));
  return [...(state.parties.showings[meetingId] ?? []), ...closed];
}

export function isSamePage(a: PageRef, b: PageRef): boolean {
  return a.itemId === b.itemId && a.versionId === b.versionId && a.pageIndex === b.pageIndex;
}
