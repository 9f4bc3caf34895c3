import type { Anchor } from '../../anchoring/anchor.ts';
import type { CarriedBy } from '../../anchoring/carry/carried.ts';
import type { Comment, CommentContent, CommentSubject } from '../../domain/comment/comment.ts';
import type { CommentId, ItemId, MemberId, OpinionItemId, VersionId } from '../../domain/ids.ts';
import { findMember } from '../../domain/ledger/access.ts';
import type { RecheckResult, ResponseContent } from '../../domain/revision/commands.ts';
import type { DossierState, ReleasedComment } from '../../domain/state.ts';
import { visibleState } from '../../domain/view/visible.ts';
import { tableValues } from '../../lib/table.ts';

/** One answer of the compiler to a point of the opinion, with the panel's recheck where there is one. */
export interface PointAnswer {
  readonly pointNo: number;
  readonly round: number;
  readonly answer: ResponseContent;
  readonly answeredAt: number;
  readonly recheck: {
    readonly result: RecheckResult;
    readonly remark: string;
    readonly at: number;
  } | null;
}

/** By what carry-over placed a comment of an older version (AN13, AN17), and the page it was on, from 0. */
export interface CarriedNote {
  readonly by: CarriedBy | 'nearText';
  /** Null for a comment on the whole report. */
  readonly fromPage: number | null;
}

export interface CarriedPlace extends CarriedNote {
  readonly anchor: Anchor;
}

export interface ExportedComment {
  readonly commentId: CommentId;
  readonly anchor: Anchor;
  /** Where nobody but carry-over says that it belongs here. */
  readonly carried: CarriedNote | null;
  readonly content: CommentContent;
  /** Null where the asking person may not know. */
  readonly author: string | null;
  readonly no: number;
  readonly writtenAt: number;
  readonly changedAt: number;
  readonly isWithdrawn: boolean;
  /** Only its author sees it. */
  readonly isPrivate: boolean;
  /** Oldest first. */
  readonly answers: readonly PointAnswer[];
}

export interface CommentsOnVersion {
  readonly comments: readonly ExportedComment[];
  /** Comments on other versions of the report that have no place in this one. */
  readonly elsewhere: number;
}

/**
 * The comments on a version that `memberId` may see, each once, in reading order (EX1). It looks at that
 * member's ledgers alone, whatever state it is given. `carried`: where carry-over puts those of older versions;
 * the place a person gave counts before.
 */
export function commentsOnVersion(
  everything: DossierState,
  memberId: MemberId,
  itemId: ItemId,
  versionId: VersionId,
  carried: ReadonlyMap<CommentId, CarriedPlace> = new Map(),
): CommentsOnVersion {
  const seen = seenComments(everything, memberId, itemId);
  const comments = seen.flatMap(({ subject, placed, comment }): ExportedComment[] => {
    const own = subject.versionId === versionId ? subject.anchor : placed[versionId]?.anchor;
    if (own) return [{ ...comment, anchor: own }];
    const found = carried.get(comment.commentId);
    if (!found) return [];
    const { anchor, ...note } = found;
    return [{ ...comment, anchor, carried: note }];
  });
  return { comments: comments.sort(inReadingOrder), elsewhere: seen.length - comments.length };
}

/** The comments on a report that `memberId` may see, each once, where they were written, in reading order (EX1). */
export function commentsOnItem(
  everything: DossierState,
  memberId: MemberId,
  itemId: ItemId,
): readonly ExportedComment[] {
  return seenComments(everything, memberId, itemId)
    .map(({ comment }) => comment)
    .sort(inReadingOrder);
}

interface Seen {
  readonly subject: CommentSubject;
  readonly placed: Comment['placed'];
  readonly comment: ExportedComment;
}

/** The panel's copy counts before the private one, and the released copy is for those who have no other. */
function seenComments(everything: DossierState, memberId: MemberId, itemId: ItemId): readonly Seen[] {
  const state = visibleState(everything, memberId);
  const answers = answersByComment(state, itemId);
  const seen = new Map<CommentId, Seen>();
  const own = state.privates[memberId];
  for (const comment of [...tableValues(state.panel.comments), ...(own ? tableValues(own.comments) : [])]) {
    if (comment.itemId !== itemId || seen.has(comment.commentId)) continue;
    const { placed } = comment;
    seen.set(comment.commentId, { subject: comment, placed, comment: ofComment(state, comment, answers) });
  }
  for (const released of tableValues(state.applicants.released)) {
    const { subject } = released;
    if (subject.itemId !== itemId || seen.has(subject.commentId)) continue;
    seen.set(subject.commentId, { subject, placed: {}, comment: ofReleased(released) });
  }
  return [...seen.values()];
}

function ofComment(
  state: DossierState,
  comment: Comment,
  answers: ReadonlyMap<CommentId, readonly PointAnswer[]>,
): ExportedComment {
  return {
    commentId: comment.commentId,
    anchor: comment.anchor,
    carried: null,
    content: comment.content,
    author: findMember(state, comment.author)?.name ?? null,
    no: comment.no,
    writtenAt: comment.writtenAt,
    changedAt: comment.editedAt ?? comment.writtenAt,
    isWithdrawn: comment.withdrawn,
    isPrivate: comment.place === 'private',
    answers: answers.get(comment.commentId) ?? [],
  };
}

function ofReleased({ subject, content, releasedAt }: ReleasedComment): ExportedComment {
  return {
    commentId: subject.commentId,
    anchor: subject.anchor,
    carried: null,
    content,
    author: null,
    no: 0,
    writtenAt: releasedAt,
    changedAt: releasedAt,
    isWithdrawn: false,
    isPrivate: false,
    answers: [],
  };
}

/** Which comments a point came from is the panel's to know: to others an answer belongs to the point alone. */
function answersByComment(
  state: DossierState,
  itemId: ItemId,
): ReadonlyMap<CommentId, readonly PointAnswer[]> {
  const item = state.parties.items[itemId];
  const sources = new Map<OpinionItemId, readonly CommentId[]>(
    (state.panel.opinions[itemId]?.items ?? []).map((point) => [point.opinionItemId, point.commentIds]),
  );
  const answers = new Map<CommentId, PointAnswer[]>();
  for (const point of item?.published?.items ?? []) {
    for (const round of item?.rounds ?? []) {
      const row = round.rows.find((entry) => entry.opinionItemId === point.opinionItemId);
      if (!row) continue;
      const recheck = round.concluded?.rows.find((entry) => entry.opinionItemId === point.opinionItemId);
      const answer: PointAnswer = {
        pointNo: point.no,
        round: round.round,
        answer: row.content,
        answeredAt: round.submittedAt,
        recheck:
          recheck && round.concluded
            ? { result: recheck.result, remark: recheck.remark, at: round.concluded.at }
            : null,
      };
      for (const commentId of sources.get(point.opinionItemId) ?? []) {
        answers.set(commentId, [...(answers.get(commentId) ?? []), answer]);
      }
    }
  }
  return answers;
}

function inReadingOrder(a: ExportedComment, b: ExportedComment): number {
  return (
    pageOf(a) - pageOf(b) ||
    topOf(b) - topOf(a) ||
    a.no - b.no ||
    a.writtenAt - b.writtenAt ||
    (a.commentId < b.commentId ? -1 : 1)
  );
}

/** What concerns the whole report comes first. */
function pageOf({ anchor }: ExportedComment): number {
  return anchor.kind === 'report' ? -1 : anchor.pageIndex;
}

function topOf({ anchor }: ExportedComment): number {
  return anchor.rects[0]?.[3] ?? 1e9;
}
