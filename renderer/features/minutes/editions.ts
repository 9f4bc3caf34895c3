import type { FileRef } from '#shared/domain/file-ref.ts';
import type { MeetingId } from '#shared/domain/ids.ts';
import type { MinutesAudience, MinutesSection } from '#shared/domain/minutes/minutes.ts';
import { releasedMinutes } from '#shared/domain/minutes/released-to.ts';
import type { DossierState } from '#shared/domain/state.ts';

/** An edition as a screen lists it, whichever ledger it is known from. */
export interface Edition {
  readonly edition: number;
  readonly docId: string;
  readonly reason: string;
  readonly issuedAt: number;
  readonly file: FileRef | null;
  /** The bureau's own knowledge; null for those it was released to. */
  readonly bureau: {
    readonly sections: readonly MinutesSection[];
    readonly releasedTo: readonly MinutesAudience[];
  } | null;
}

/** The newest first. */
export function editionsOf(state: DossierState, meetingId: MeetingId): readonly Edition[] {
  const issued = (state.bureau.minutes[meetingId] ?? []).map(
    ({ sections, releasedTo, ...rest }): Edition => ({ ...rest, bureau: { sections, releasedTo } }),
  );
  if (issued.length > 0) return issued.toReversed();
  return releasedMinutes(state, meetingId).map((minutes): Edition => ({ ...minutes, bureau: null }));
}
