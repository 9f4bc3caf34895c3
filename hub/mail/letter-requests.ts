import type { Meeting } from '#shared/domain/state.ts';
import type { LetterRow } from './letters-table.ts';

/** The requests the hub makes of itself: each letter of a kind goes once for what a meeting is then. */

/** Of reminders: once for each arrangement of the meeting. */
export function reminderRequest({ arrangement }: Meeting): string {
  return arrangement === 0 ? 'once' : `once-${arrangement}`;
}

/** How often something became of the meeting that its people are to hear of. */
export function changeCount({ changes, cancelled }: Meeting): number {
  return changes.length + (cancelled ? 1 : 0);
}

export function changeRequest(meeting: Meeting): string {
  return `change-${changeCount(meeting)}`;
}

/** A notice may come late, a reminder not after the beginning, and nothing of an arrangement that is none any more. */
export function isStillDue(
  meeting: Meeting,
  { kind, requestId }: Pick<LetterRow, 'kind' | 'requestId'>,
): boolean {
  const { status } = meeting;
  switch (kind) {
    case 'notice':
      return status !== 'closed';
    case 'dayBefore':
    case 'hourBefore':
      return status === 'scheduled' && requestId === reminderRequest(meeting);
    case 'moved':
      return status !== 'closed' && requestId === changeRequest(meeting);
    case 'cancelled':
      return meeting.cancelled !== null;
  }
}
