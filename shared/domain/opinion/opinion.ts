import type { Severity } from '../comment/comment.ts';
import type { FileRef } from '../file-ref.ts';
import type { CommentId, ItemId, MemberId, OpinionItemId, ProposalId, Sha256 } from '../ids.ts';
import type { Conclusion } from '../rules/matter-rule.ts';
import type { Dissent } from './commands.ts';

export interface OpinionItem {
  readonly opinionItemId: OpinionItemId;
  readonly severity: Severity;
  readonly text: string;
  /** Where it came from; with them it keeps its raisers. */
  readonly commentIds: readonly CommentId[];
}

export interface Signature {
  readonly memberId: MemberId;
  /** SHA-256 of the exact bytes the signer was shown. */
  readonly documentSha256: Sha256;
  readonly signedAt: number;
  readonly dissent: Dissent | null;
}

/** 修改建议: a wording for one point, or for a new one where `opinionItemId` is null. */
export interface Proposal {
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly opinionItemId: OpinionItemId | null;
  readonly text: string;
  readonly at: number;
  /** Null while it is open. */
  readonly outcome: 'taken' | 'declined' | 'withdrawn' | null;
}

/**
 * 起草 → 冻结 → (the hub typesets) → 签字 → (the hub seals) → 定稿. `drafting` again after a reopening,
 * with the signatures moved to `voided`. `revision` counts freezes.
 */
export interface OpinionDraft {
  readonly itemId: ItemId;
  readonly status: 'drafting' | 'frozen' | 'signing' | 'sealed' | 'published';
  readonly revision: number;
  readonly docId: string | null;
  readonly opening: string;
  readonly overview: string;
  readonly overall: string;
  readonly items: readonly OpinionItem[];
  /** Comments talked about and left out for now, in the order they were; one that goes into a point is none any more. */
  readonly aside: readonly CommentId[];
  /** Who types in the text: chair and clerk, or the item's experts beside them. */
  readonly writers: 'lead' | 'panel';
  /** Oldest first; an answered one stays, with its outcome. */
  readonly proposals: readonly Proposal[];
  readonly conclusion: Conclusion | null;
  readonly wording: string;
  readonly dueDay: string | null;
  readonly readOutAt: number | null;
  readonly frozenAt: number | null;
  /** Whom the frozen document names for a signature, in the order of their seats; nobody while it is drafted. */
  readonly signers: readonly MemberId[];
  readonly document: FileRef | null;
  readonly signatures: readonly Signature[];
  readonly voided: readonly { readonly signature: Signature; readonly at: number; readonly reason: string }[];
  readonly sealed: FileRef | null;
  readonly changedAt: number;
}

export function emptyOpinion(itemId: ItemId): OpinionDraft {
  return {
    itemId,
    status: 'drafting',
    revision: 0,
    docId: null,
    opening: '',
    overview: '',
    overall: '',
    items: [],
    aside: [],
    writers: 'lead',
    proposals: [],
    conclusion: null,
    wording: '',
    dueDay: null,
    readOutAt: null,
    frozenAt: null,
    signers: [],
    document: null,
    signatures: [],
    voided: [],
    sealed: null,
    changedAt: 0,
  };
}
