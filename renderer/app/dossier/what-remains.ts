import { basisWords } from '#shared/domain/comment/cited-clause.ts';
import type { Comment } from '#shared/domain/comment/comment.ts';
import type { MemberId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';

/** What a person keeps who takes part no longer: their own comments that never went to the panel, in reading order. */
export function whatRemains(state: DossierState, memberId: MemberId): readonly Comment[] {
  const own = state.privates[memberId];
  if (!own) return [];
  return tableValues(own.comments)
    .filter((comment) => comment.place === 'private' && !comment.withdrawn)
    .sort((a, b) => a.anchor.pageIndex - b.anchor.pageIndex || a.writtenAt - b.writtenAt);
}

/** As plain text, to be kept elsewhere. */
export function remainsAsText(comments: readonly Comment[], place: (comment: Comment) => string): string {
  return comments
    .map((comment) =>
      [
        `${place(comment)}  ${comment.content.concern}`,
        basisWords(comment.content),
        comment.content.suggestion,
        comment.anchor.quote?.exact ?? '',
      ]
        .filter((line) => line.trim() !== '')
        .join('\n'),
    )
    .join('\n\n');
}
