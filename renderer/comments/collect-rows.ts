import type { Comment } from '#shared/domain/comment/comment.ts';
import type { CommentId, ItemId, MemberId, VersionId } from '#shared/domain/ids.ts';
import { findMember } from '#shared/domain/ledger/access.ts';
import { signersOf } from '#shared/domain/policy.ts';
import type { ReleasedComment } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';
import type { SeenState } from '#shared/protocol/presence.ts';
import type { DossierView, PendingCommand } from '#shared/sync/replica-view.ts';
import type { CommentDraft } from './comment-draft.ts';
import type { CommentRow, Delivery } from './comment-row.ts';

export interface RowsRequest {
  readonly view: DossierView;
  readonly itemId: ItemId;
  /** Only comments on this version; null for all versions of the item. */
  readonly versionId: VersionId | null;
  readonly seen: SeenState | null;
  /** `seq` of the panel ledger this person had seen when the screen opened: what came later is new. */
  readonly newSince: number;
  readonly drafts: readonly CommentDraft[];
}

/**
 * Every comment on a report that this person may see, once: the panel's copy counts before the private one,
 * and the released copy is for those who have no other. In no particular order.
 */
export function collectRows(request: RowsRequest): readonly CommentRow[] {
  const { view, itemId, versionId } = request;
  const concerns = (subject: { itemId: ItemId; versionId: VersionId }) =>
    subject.itemId === itemId && (versionId === null || subject.versionId === versionId);
  const context = contextOf(request);
  const { panel, applicants, privates } = view.state;
  const rows = new Map<CommentId, CommentRow>();
  for (const comment of tableValues(panel.comments)) {
    if (concerns(comment)) rows.set(comment.commentId, fromComment(comment, context));
  }
  const own = privates[view.memberId];
  for (const comment of own ? tableValues(own.comments) : []) {
    if (concerns(comment) && !rows.has(comment.commentId)) {
      rows.set(comment.commentId, fromComment(comment, context));
    }
  }
  for (const released of tableValues(applicants.released)) {
    if (concerns(released.subject) && !rows.has(released.subject.commentId)) {
      rows.set(released.subject.commentId, fromReleased(released));
    }
  }
  for (const draft of request.drafts) {
    const row = fromDraft(draft, rows.get(draft.commentId), context);
    rows.set(row.id, row);
  }
  return [...rows.values()];
}

interface Context {
  readonly view: DossierView;
  readonly newSince: number;
  readonly deliveries: ReadonlyMap<CommentId, Delivery>;
  readonly authors: Map<MemberId, CommentRow['author']>;
  readonly readers: readonly { readonly memberId: MemberId; readonly seq: number }[];
  readonly points: ReadonlyMap<CommentId, number>;
  readonly aside: ReadonlySet<CommentId>;
}

function contextOf({ view, itemId, seen, newSince }: RowsRequest): Context {
  const opinion = view.state.panel.opinions[itemId];
  const seqs = new Map(seen?.seen.map(({ memberId, seq }) => [memberId, seq]));
  return {
    view,
    newSince,
    deliveries: deliveriesOf(view.pending),
    authors: new Map(),
    readers: signersOf(view.state, itemId).map(({ memberId }) => ({
      memberId,
      seq: seqs.get(memberId) ?? 0,
    })),
    points: new Map(
      opinion?.items.flatMap(({ commentIds }, at) => commentIds.map((id) => [id, at + 1] as const)),
    ),
    aside: new Set(opinion?.aside),
  };
}

function deliveriesOf(pending: readonly PendingCommand[]): ReadonlyMap<CommentId, Delivery> {
  const deliveries = new Map<CommentId, Delivery>();
  for (const { command, status } of pending) {
    for (const id of commentIdsOf(command)) {
      if (deliveries.get(id) !== 'saved') deliveries.set(id, status);
    }
  }
  return deliveries;
}

function commentIdsOf(command: PendingCommand['command']): readonly CommentId[] {
  switch (command.type) {
    case 'comment.add':
      return [command.subject.commentId];
    case 'comment.edit':
    case 'comment.remark':
    case 'comment.withdraw':
    case 'comment.place':
      return [command.commentId];
    case 'comment.share':
      return command.commentIds;
    default:
      return [];
  }
}

function fromComment(comment: Comment, context: Context): CommentRow {
  const { view, newSince, deliveries, readers } = context;
  const isMine = comment.author === view.memberId;
  const isShared = comment.place === 'panel';
  const others = readers.filter(({ memberId }) => memberId !== comment.author);
  return {
    id: comment.commentId,
    anchor: comment.anchor,
    severity: comment.content.severity,
    category: comment.content.category,
    content: comment.content,
    author: authorOf(comment.author, context),
    isMine,
    reach: isShared ? 'panel' : 'private',
    delivery: deliveries.get(comment.commentId) ?? 'delivered',
    no: comment.no,
    writtenAt: comment.writtenAt,
    isEdited: comment.editedAt !== null,
    isWithdrawn: comment.withdrawn,
    isReleased: comment.released,
    pointNo: context.points.get(comment.commentId) ?? 0,
    isAside: context.aside.has(comment.commentId),
    isNew: !isMine && isShared && comment.panelSeq > newSince,
    seen:
      isShared && comment.panelSeq > 0
        ? { count: others.filter(({ seq }) => seq >= comment.panelSeq).length, of: others.length }
        : null,
  };
}

function fromReleased({ subject, content, releasedAt }: ReleasedComment): CommentRow {
  return {
    id: subject.commentId,
    anchor: subject.anchor,
    severity: content.severity,
    category: content.category,
    content,
    author: null,
    isMine: false,
    reach: 'released',
    delivery: 'delivered',
    no: 0,
    writtenAt: releasedAt,
    isEdited: false,
    isWithdrawn: false,
    isReleased: true,
    isNew: false,
    seen: null,
  };
}

/** A comment being changed shows what is being written, where it stands. */
function fromDraft(draft: CommentDraft, known: CommentRow | undefined, context: Context): CommentRow {
  const { content } = draft;
  const shown = { content, severity: content.severity, category: content.category };
  if (known) return { ...known, ...shown, delivery: 'draft' };
  return {
    ...shown,
    id: draft.commentId,
    anchor: draft.anchor,
    author: authorOf(context.view.memberId, context),
    isMine: true,
    reach: 'private',
    delivery: 'draft',
    no: 0,
    writtenAt: draft.startedAt,
    isEdited: false,
    isWithdrawn: false,
    isReleased: false,
    isNew: false,
    seen: null,
  };
}

function authorOf(memberId: MemberId, { view, authors }: Context): CommentRow['author'] {
  const known = authors.get(memberId);
  if (known !== undefined) return known;
  const member = findMember(view.state, memberId);
  const author = member
    ? { memberId, name: member.name, specialty: member.specialty || member.title || '' }
    : null;
  authors.set(memberId, author);
  return author;
}
