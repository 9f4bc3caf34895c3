import type { Command } from './command.ts';
import { findComment } from './comment/decide.ts';
import type { MemberId } from './ids.ts';
import type { DossierState } from './state.ts';

/** The command with what its author sees when giving it, where a rule wants to know: CM7. */
export function asSeen(state: DossierState, command: Command, memberId: MemberId): Command {
  if (command.type !== 'comment.edit' && command.type !== 'comment.remark') return command;
  if (command.place !== undefined) return command;
  const place = findComment(state, memberId, command.commentId)?.place;
  return place ? { ...command, place } : command;
}
