import type { MeetingId } from '../ids.ts';
import type { DossierState } from '../state.ts';
import type { Inquiry } from './inquiry.ts';

/** Questions of the meeting that are known here and stand, those of closed deliberations where they are. */
export function inquiriesOf(state: DossierState, meetingId: MeetingId): readonly Inquiry[] {
  return [...(state.parties.inquiries[meetingId] ?? []), ...(state.panel.inquiries[meetingId] ?? [])].filter(
    ({ withdrawn }) => !withdrawn,
  );
}
