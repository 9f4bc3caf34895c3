import type { CommandOf } from '../command.ts';
import { accept, reject, to, type Decision } from '../decision.ts';
import { markOf } from '../floor/floor.ts';
import { requirePage, requirePart } from '../floor/policy.ts';
import { presentMembers } from '../meeting/meeting.ts';
import { requireOpenMeeting } from '../meeting/require.ts';
import type { DossierState } from '../state.ts';
import { isSamePage, MOST_SHOWINGS, showingNow } from './showing.ts';

/** The hub writes down which page the room is led to, on the side of the doors where it is led (ME23, ME24). */
export function decideRecord(state: DossierState, command: CommandOf<'showing.record'>): Decision {
  const { meetingId, shown, from } = command;
  const meeting = requireOpenMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const part = requirePart(meeting.value, command.deliberation);
  if (!part.ok) return part;
  const { ledgerId } = part.value;
  const mark = markOf(part.value);
  const now = showingNow(state, meetingId, part.value);
  if (shown === null) {
    if (!now) return reject('showing.unchanged');
    return accept(to(ledgerId, { type: 'showing.ended', v: 1, payload: { meetingId, from, ...mark } }));
  }
  const page = requirePage(state, meeting.value, shown.page);
  if (!page.ok) return page;
  if (!presentMembers(state, meetingId).has(shown.presenter)) return reject('floor.notInRoom');
  const isSame = now?.presenter === shown.presenter && isSamePage(now.page, shown.page);
  if (isSame) return reject('showing.unchanged');
  const count = state[ledgerId].showings[meetingId]?.length ?? 0;
  if (count >= MOST_SHOWINGS) return reject('showing.tooMany', { most: MOST_SHOWINGS });
  const payload = { meetingId, from, presenter: shown.presenter, page: shown.page, ...mark };
  return accept(to(ledgerId, { type: 'showing.began', v: 1, payload }));
}
