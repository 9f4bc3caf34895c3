import type { Command, CommandOf } from './command.ts';
import { findComment } from './comment/decide.ts';
import type { MemberId } from './ids.ts';
import { correctionLedger } from './meeting/attendance.ts';
import { ledgerOfNow } from './meeting/require.ts';
import { findMember } from './ledger/access.ts';
import { replyLedger } from './meeting/reply.ts';
import type { DossierState } from './state.ts';

/** The command with what its author sees when giving it, where a rule wants to know: CM7, CM13, ME22, MN3, MN15. */
export function asSeen(state: DossierState, command: Command, memberId: MemberId): Command {
  switch (command.type) {
    case 'recording.start':
    case 'meeting.moveStep':
    case 'meeting.sendBack':
    case 'meeting.interrupt':
    case 'meeting.correctAttendance':
      return asSeenInMeeting(state, command);
    case 'meeting.reply': {
      const member = findMember(state, memberId);
      const meeting = state.parties.meetings[command.meetingId];
      return {
        ...command,
        ...(member && command.place === undefined && { place: replyLedger(member.role) }),
        ...(meeting && command.arrangement === undefined && { arrangement: meeting.arrangement }),
      };
    }
    default:
      return asSeenComment(state, command, memberId);
  }
}

type InMeeting = Extract<
  Command,
  {
    type:
      | 'recording.start'
      | 'meeting.moveStep'
      | 'meeting.sendBack'
      | 'meeting.interrupt'
      | 'meeting.correctAttendance';
  }
>;

function asSeenInMeeting(state: DossierState, command: InMeeting): Command {
  const meeting = state.parties.meetings[command.meetingId];
  if (!meeting || command.place !== undefined) return command;
  if (command.type === 'meeting.moveStep' && command.override === undefined) return command;
  const place =
    command.type === 'meeting.correctAttendance'
      ? correctionLedger(state, meeting, command.memberId)
      : ledgerOfNow(meeting).ledgerId;
  return { ...command, place };
}

function asSeenComment(state: DossierState, command: Command, memberId: MemberId): Command {
  if (command.type === 'comment.share') return shareAsSeen(state, command, memberId);
  if (command.type !== 'comment.edit' && command.type !== 'comment.remark') return command;
  if (command.place !== undefined) return command;
  const comment = findComment(state, memberId, command.commentId);
  if (!comment) return command;
  const { place, changedBy } = comment;
  if (place === 'private' || command.type === 'comment.remark') return { ...command, place };
  // Shared from another device before this one's share arrived, the panel has other words than are seen here:
  // an edit must not bring it those that only a share may (CM7).
  const since = command.since ?? { words: changedBy.words };
  return { ...command, place, since };
}

/** Sharing hands over what its author sees, in those words (CM13). */
function shareAsSeen(state: DossierState, command: CommandOf<'comment.share'>, memberId: MemberId): Command {
  if (command.seen !== undefined) return command;
  const seen = [...new Set(command.commentIds)].flatMap((commentId) => {
    const comment = findComment(state, memberId, commentId);
    return comment ? [{ commentId, words: comment.changedBy.words }] : [];
  });
  return { ...command, seen };
}
