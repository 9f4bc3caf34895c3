import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { CarriedBy } from '#shared/anchoring/carry/carried.ts';
import type { Category, CommentContent, Severity } from '#shared/domain/comment/comment.ts';
import type { CommentId, MemberId } from '#shared/domain/ids.ts';

/** How far a comment has got: being written; on this machine; taken by the hub; in the ledger. */
export type Delivery = 'draft' | 'saved' | 'received' | 'delivered';

/** Who can read it: its writer, the panel, or owner and compiler. */
export type Reach = 'private' | 'panel' | 'released';

/** How a comment on an older version got its place in this one, and the page it was on. */
export interface CarriedMark {
  readonly by: CarriedBy | 'nearText' | 'hand';
  /** Null for a comment on the whole report. */
  readonly fromPage: number | null;
}

/** A comment as lists and pages show it, from whichever ledger it stands in. */
export interface CommentRow {
  readonly id: CommentId;
  readonly anchor: Anchor;
  readonly severity: Severity;
  readonly category: Category;
  readonly content: CommentContent;
  /** Null where its reader may not know who wrote it. */
  readonly author: { readonly memberId: MemberId; readonly name: string; readonly specialty: string } | null;
  readonly isMine: boolean;
  readonly reach: Reach;
  readonly delivery: Delivery;
  /** Running number in the panel; 0 before. */
  readonly no: number;
  readonly writtenAt: number;
  readonly isEdited: boolean;
  readonly isWithdrawn: boolean;
  /** Owner and compiler have it too. */
  readonly isReleased: boolean;
  /** The point of the panel's opinion it went into, from 1; 0 or absent: none, or nobody's business. */
  readonly pointNo?: number | undefined;
  /** Talked about by the panel, and left out for now. */
  readonly isAside?: boolean | undefined;
  /** Came while this person was away. */
  readonly isNew: boolean;
  /** Only for a comment that was written on an older version. */
  readonly carried?: CarriedMark | undefined;
  /** Colleagues who have it on their screen; null where that is nobody's business yet. */
  readonly seen: { readonly count: number; readonly of: number } | null;
}
