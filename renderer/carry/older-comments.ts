import type { Anchor } from '#shared/anchoring/anchor.ts';
import {
  atPlace,
  type Candidate,
  type Carried,
  type UnplacedReason,
} from '#shared/anchoring/carry/carried.ts';
import type { Comment } from '#shared/domain/comment/comment.ts';
import type { CommentId, VersionId } from '#shared/domain/ids.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { tableGet } from '#shared/lib/table.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { collectRows } from '#renderer/comments/collect-rows.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';

/** A comment on an older version than the one that is read. */
export interface OlderComment {
  readonly row: CommentRow;
  /** From where it is carried: where it was written, or where somebody last placed it on the way. */
  readonly fromVersionId: VersionId;
  readonly anchor: Anchor;
  /** Where somebody placed it in the version that is read. */
  readonly byHand: Anchor | null;
}

/** One that has no place in the version that is read; `notCompared` while that is not known. */
export interface WaitingComment {
  readonly row: CommentRow;
  /** The mark where it is carried from. */
  readonly from: { readonly versionId: VersionId; readonly anchor: Anchor };
  readonly reason: UnplacedReason | 'notCompared';
  readonly candidates: readonly Candidate[];
}

export interface CarriedComments {
  /** With the place in the version that is read as their anchor. */
  readonly rows: readonly CommentRow[];
  readonly waiting: readonly WaitingComment[];
}

/** Every comment on an older version of the item that this person may see (CD8). */
export function olderComments(
  view: DossierView,
  item: ReviewItem,
  versionId: VersionId,
): readonly OlderComment[] {
  const current = item.versions.findIndex((version) => version.versionId === versionId);
  const older = new Set(item.versions.slice(0, current).map((version) => version.versionId));
  const rows = collectRows({
    view,
    itemId: item.itemId,
    versionId: null,
    seen: null,
    newSince: Infinity,
    drafts: [],
  });
  return rows.flatMap((row) => {
    const subject = subjectOf(view, row.id);
    if (!subject || !older.has(subject.versionId)) return [];
    const { placed } = subject;
    const way = item.versions.slice(0, current).findLast((version) => placed[version.versionId]);
    return [
      {
        row,
        fromVersionId: way?.versionId ?? subject.versionId,
        anchor: (way && placed[way.versionId]?.anchor) ?? row.anchor,
        byHand: placed[versionId]?.anchor ?? null,
      },
    ];
  });
}

function subjectOf(
  view: DossierView,
  commentId: CommentId,
): Pick<Comment, 'versionId' | 'placed'> | undefined {
  const { panel, privates, applicants } = view.state;
  const own = privates[view.memberId];
  const comment = tableGet(panel.comments, commentId) ?? (own && tableGet(own.comments, commentId));
  if (comment) return comment;
  const released = tableGet(applicants.released, commentId);
  return released && { versionId: released.subject.versionId, placed: {} };
}

/** What is compared, by the version it comes from. What is placed by hand too: taking a place begins nothing anew. */
export function toCompare(
  older: readonly OlderComment[],
  item: ReviewItem,
): readonly { readonly version: ReportVersion; readonly comments: readonly OlderComment[] }[] {
  return item.versions.flatMap((version) => {
    const comments = older.filter(({ fromVersionId }) => fromVersionId === version.versionId);
    return comments.length > 0 ? [{ version, comments }] : [];
  });
}

/** Each older comment once: at its place, or waiting for one (CD8). */
export function sortCarried(
  older: readonly OlderComment[],
  results: ReadonlyMap<CommentId, Carried>,
): CarriedComments {
  const rows: CommentRow[] = [];
  const waiting: WaitingComment[] = [];
  for (const { row, fromVersionId, anchor, byHand } of older) {
    const carried = results.get(row.id);
    const fromPage = row.anchor.kind === 'report' ? null : row.anchor.pageIndex;
    if (byHand) rows.push({ ...row, anchor: byHand, carried: { by: 'hand', fromPage } });
    else if (carried?.status === 'placed') {
      rows.push({
        ...row,
        anchor: atPlace(anchor, carried.place),
        carried: { by: carried.by === 'text' && carried.score < 1 ? 'nearText' : carried.by, fromPage },
      });
    } else {
      waiting.push({
        row,
        from: { versionId: fromVersionId, anchor },
        reason: carried?.reason ?? 'notCompared',
        candidates: carried?.candidates ?? [],
      });
    }
  }
  return { rows, waiting };
}
