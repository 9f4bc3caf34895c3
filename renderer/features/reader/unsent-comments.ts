import type { DossierView } from '#shared/sync/replica-view.ts';

/** How many comments have something that waits on this machine. */
export function countUnsentComments({ pending }: Pick<DossierView, 'pending'>): number {
  const ids = pending.flatMap(({ command, status }) =>
    status === 'saved' && command.type.startsWith('comment.') ? idsOf(command) : [],
  );
  return new Set(ids).size;
}

function idsOf(command: {
  readonly type: string;
  readonly commentId?: string;
  readonly commentIds?: readonly string[];
  readonly subject?: { readonly commentId: string };
}): readonly string[] {
  return command.commentIds ?? [command.commentId ?? command.subject?.commentId ?? command.type];
}
