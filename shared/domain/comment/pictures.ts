import type { Command } from '../command.ts';
import type { MemberId } from '../ids.ts';
import type { PictureRef } from '../picture-ref.ts';
import type { DossierState } from '../state.ts';
import type { CommentContent } from './comment.ts';
import { findComment } from './decide.ts';

const NONE: readonly PictureRef[] = [];

export function picturesOf({ pictures }: Pick<CommentContent, 'pictures'>): readonly PictureRef[] {
  return pictures ?? NONE;
}

/**
 * The pictures a command would bring into the dossier: those it names and its author's own comment does not name
 * already. Their bytes go up before the command does, and the hub takes the command only when it has them (PC4).
 */
export function picturesBrought(
  state: DossierState,
  memberId: MemberId,
  command: Command,
): readonly PictureRef[] {
  if (command.type !== 'comment.add' && command.type !== 'comment.edit') return NONE;
  const named = picturesOf(command.content);
  if (named.length === 0 || command.type === 'comment.add') return named;
  const comment = findComment(state, memberId, command.commentId);
  // What a comment of somebody else names is no answer to a guess (L2).
  const kept = comment?.author === memberId ? picturesOf(comment.content) : NONE;
  return named.filter((picture) => !kept.some((known) => isSamePicture(known, picture)));
}

/** The same bytes, described the same; what it is called may differ. */
export function isSamePicture(a: PictureRef, b: PictureRef): boolean {
  return (
    a.sha256 === b.sha256 &&
    a.sizeBytes === b.sizeBytes &&
    a.kind === b.kind &&
    a.width === b.width &&
    a.height === b.height
  );
}
