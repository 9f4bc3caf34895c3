import { ok, type Result } from '../../lib/result.ts';
import type { CommandOf } from '../command.ts';
import { accept, reject, to, type Decision, type MemberRule } from '../decision.ts';
import { privateLedger } from '../ledger/ledger-id.ts';
import { requireMeeting } from '../meeting/require.ts';
import { requireRole } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState, Meeting } from '../state.ts';
import { MOST_TEXT, type IssuedMinutes } from './minutes.ts';

/** The clerk writes over what the record says, for nobody else to see (MI2). */
export const decideEdit: MemberRule<'minutes.edit'> = (state, command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireMeeting(state, command.meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.openedAt === null) return reject('meeting.notOpen');
  const { type: _type, ...payload } = command;
  return accept(to(privateLedger(member.memberId), { type: 'minutes.edited', v: 1, payload }));
};

/** Fixes an edition with the words the clerk was shown; from the second on with the reason (MI3, MI5). */
export const decideIssue: MemberRule<'minutes.issue'> = (state, command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const meeting = requireFinished(state, command.meetingId);
  if (!meeting.ok) return meeting;
  const { meetingId, edition, reason, sections } = command;
  const issued = state.bureau.minutes[meetingId] ?? [];
  if (edition !== issued.length + 1) return reject('minutes.anotherEdition', { edition: issued.length });
  if (issued.some(({ file }) => file === null)) return reject('minutes.notSet');
  if (edition > 1 && reason === '') return reject('minutes.noReason');
  const length = sections.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0);
  if (length > MOST_TEXT) return reject('minutes.tooLong', { length, most: MOST_TEXT });
  const docId = `YP-M-${meetingId}-${edition}`;
  const payload = { meetingId, edition, docId, reason: edition > 1 ? reason : '', sections: [...sections] };
  return accept(to('bureau', { type: 'minutes.issued', v: 1, payload }));
};

/** Over, with the hub's statement of each closed deliberation: nothing is added to the record by itself any more. */
function requireFinished(state: DossierState, meetingId: Meeting['meetingId']): Result<Meeting, Rejection> {
  const meeting = requireMeeting(state, meetingId);
  if (!meeting.ok) return meeting;
  const { status, openedAt } = meeting.value;
  if (status !== 'closed' || openedAt === null) return reject('minutes.meetingNotOver');
  const isStated = meeting.value.deliberations.every(({ statement }) => statement !== null);
  return isStated ? ok(meeting.value) : reject('minutes.meetingNotOver');
}

/** Hands a set edition on, by the hash of what was looked at; to those who have it already not again (MI4). */
export const decideRelease: MemberRule<'minutes.release'> = (state, command, { member }) => {
  const clerk = requireRole(member, 'clerk');
  if (!clerk.ok) return clerk;
  const { meetingId, edition, sha256, audience } = command;
  const minutes = requireEdition(state, command);
  if (!minutes.ok) return minutes;
  const { file, docId, reason, issuedAt, releasedTo } = minutes.value;
  if (!file) return reject('minutes.notSet');
  if (file.sha256 !== sha256) return reject('minutes.staleDocument');
  const hasAlready = releasedTo.includes(audience) || releasedTo.includes('parties');
  if (hasAlready) return reject('minutes.alreadyReleased');
  const payload = { meetingId, edition, docId, reason, issuedAt, file };
  return accept(
    to('bureau', { type: 'minutes.releaseNoted', v: 1, payload: { meetingId, edition, audience } }),
    to(audience, { type: 'minutes.released', v: 1, payload }),
  );
};

export function decideAttachDocument(
  state: DossierState,
  command: CommandOf<'minutes.attachDocument'>,
): Decision {
  const { meetingId, edition, file } = command;
  const minutes = requireEdition(state, command);
  if (!minutes.ok) return minutes;
  if (minutes.value.file) return reject('minutes.alreadySet');
  const payload = { meetingId, edition, file };
  return accept(to('bureau', { type: 'minutes.documentAttached', v: 1, payload }));
}

function requireEdition(
  state: DossierState,
  { meetingId, edition }: { readonly meetingId: Meeting['meetingId']; readonly edition: number },
): Result<IssuedMinutes, Rejection> {
  const minutes = (state.bureau.minutes[meetingId] ?? []).find((entry) => entry.edition === edition);
  return minutes ? ok(minutes) : reject('minutes.notIssued');
}
