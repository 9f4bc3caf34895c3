import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { CommentId, MemberId } from '#shared/domain/ids.ts';
import type { PageRef } from '#shared/domain/report/page-ref.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';

export interface CommentThen {
  readonly commentId: CommentId;
  /** null where the viewer has it without its author. */
  readonly author: MemberId | null;
  readonly concern: string;
}

/** Comments on a page that the viewer could read at that moment: the panel's, their own, or those handed to them. */
export function commentsThen(state: DossierState, page: PageRef): readonly CommentThen[] {
  const isOn = (versionId: string, anchor: Anchor): boolean =>
    versionId === page.versionId && anchor.kind !== 'report' && anchor.pageIndex === page.pageIndex;
  const panel = tableValues(state.panel.comments);
  const own = Object.values(state.privates).flatMap(({ comments }) => tableValues(comments));
  const seen = [...panel, ...own]
    .filter(({ withdrawn, versionId, anchor }) => !withdrawn && isOn(versionId, anchor))
    .map(({ commentId, author, content }): CommentThen => ({ commentId, author, concern: content.concern }));
  const released = tableValues(state.applicants.released)
    .filter(({ subject }) => isOn(subject.versionId, subject.anchor))
    .map(({ subject, content }): CommentThen => {
      return { commentId: subject.commentId, author: null, concern: content.concern };
    });
  const ids = new Set(seen.map(({ commentId }) => commentId));
  return [...seen, ...released.filter(({ commentId }) => !ids.has(commentId))];
}
