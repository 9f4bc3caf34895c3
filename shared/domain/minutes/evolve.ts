import type { EventMeta, PayloadOf } from '../event.ts';
import type { MeetingId } from '../ids.ts';
import type { BureauState, PrivateState } from '../state.ts';
import type { IssuedMinutes, ReleasedMinutes } from './minutes.ts';

/** By meeting, in the order of their editions. */
export type AllIssued = Readonly<Record<MeetingId, readonly IssuedMinutes[]>>;
export type AllReleased = Readonly<Record<MeetingId, readonly ReleasedMinutes[]>>;

export function minutesEdited(
  state: PrivateState,
  { meetingId, section, text, basis }: PayloadOf<'minutes.edited'>,
  meta: EventMeta,
): PrivateState {
  const { [section]: _before, ...others } = state.minutes[meetingId] ?? {};
  const drafts = text === null ? others : { ...others, [section]: { text, basis, at: meta.hubAt } };
  return { ...state, minutes: { ...state.minutes, [meetingId]: drafts } };
}

export function minutesIssued(
  state: BureauState,
  { meetingId, ...content }: PayloadOf<'minutes.issued'>,
  meta: EventMeta,
): BureauState {
  const minutes: IssuedMinutes = {
    ...content,
    issuedAt: meta.hubAt,
    issuedBy: meta.actor,
    file: null,
    releasedTo: [],
  };
  const issued = state.minutes[meetingId] ?? [];
  return { ...state, minutes: { ...state.minutes, [meetingId]: [...issued, minutes] } };
}

export function withEdition(
  state: BureauState,
  { meetingId, edition }: { readonly meetingId: MeetingId; readonly edition: number },
  change: (minutes: IssuedMinutes) => IssuedMinutes,
): BureauState {
  const issued = state.minutes[meetingId];
  if (!issued) return state;
  const changed = issued.map((entry) => (entry.edition === edition ? change(entry) : entry));
  return { ...state, minutes: { ...state.minutes, [meetingId]: changed } };
}

export function minutesReleased<T extends { readonly minutes: AllReleased }>(
  slice: T,
  { meetingId, ...content }: PayloadOf<'minutes.released'>,
  meta: EventMeta,
): T {
  const released = [...(slice.minutes[meetingId] ?? []), { ...content, releasedAt: meta.hubAt }];
  return { ...slice, minutes: { ...slice.minutes, [meetingId]: released } };
}
