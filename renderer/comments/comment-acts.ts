import type { CommentDraft } from './comment-draft.ts';
import { contentOf } from './comment-draft.ts';
import type { Command } from '#shared/domain/command.ts';
import type { CommentSubject } from '#shared/domain/comment/comment.ts';
import { decide } from '#shared/domain/decide.ts';
import { evolve } from '#shared/domain/evolve.ts';
import type { CommandId, ItemId, VersionId } from '#shared/domain/ids.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';

/** Where a new comment goes. */
export interface ReportPlace {
  readonly itemId: ItemId;
  readonly versionId: VersionId;
}

type Submit = (command: Command) => Promise<Result<CommandId, Rejection>>;

/** What a draft speaks of, once it is a comment. */
export function subjectOf(draft: CommentDraft, { itemId, versionId }: ReportPlace): CommentSubject {
  return { commentId: draft.commentId, itemId, versionId, anchor: draft.anchor };
}

/** Saves a draft as one's own comment, or as the change of one; with nothing said there is nothing to save. */
export async function saveDraft(
  submit: Submit,
  draft: CommentDraft,
  place: ReportPlace,
): Promise<Result<CommandId | null, Rejection>> {
  const content = contentOf(draft);
  if (!content) return ok(null);
  return draft.mode === 'edit'
    ? submit({ type: 'comment.edit', commentId: draft.commentId, content })
    : submit({ type: 'comment.add', subject: subjectOf(draft, place), content });
}

/** Saves a draft and hands it to the panel. What was saved stays one's own when the second step is refused. */
export async function shareDraft(
  submit: Submit,
  draft: CommentDraft,
  place: ReportPlace,
): Promise<Result<CommandId, Rejection>> {
  const saved = await saveDraft(submit, draft, place);
  if (!saved.ok) return saved;
  return submit({ type: 'comment.share', commentIds: [draft.commentId] });
}

/** Why a command would be refused now; null when it would not. The rules themselves are asked, none is copied. */
export function refusalOf(view: DossierView, command: Command, nowMs: number): Rejection | null {
  return refusalIn(view, view.state, command, nowMs);
}

/** Why this person may not comment on this version now; null when they may. */
export function commentRefusal(view: DossierView, place: ReportPlace, nowMs: number): Rejection | null {
  return refusalOf(view, probe(view, place), nowMs);
}

/** Why a new comment could not go to the panel now, though it may be saved; null when it could. */
export function shareRefusal(view: DossierView, place: ReportPlace, nowMs: number): Rejection | null {
  const add = probe(view, place);
  const actor = { kind: 'member', memberId: view.memberId } as const;
  const added = decide(view.state, add, { actor, nowMs });
  if (!added.ok) return added.error;
  const commandId = add.subject.commentId as string as CommandId; // in a fold that is thrown away
  const meta = { actor: view.memberId, commandId, authorAt: nowMs, hubAt: nowMs };
  const state = added.value.reduce<DossierState>(
    (folded, { ledgerId, event }) => evolve(folded, { ledgerId, event, meta, seq: 0 }),
    view.state,
  );
  return refusalIn(view, state, { type: 'comment.share', commentIds: [add.subject.commentId] }, nowMs);
}

function refusalIn(
  view: DossierView,
  state: DossierState,
  command: Command,
  nowMs: number,
): Rejection | null {
  const decision = decide(state, command, { actor: { kind: 'member', memberId: view.memberId }, nowMs });
  return decision.ok ? null : decision.error;
}

function probe(view: DossierView, { itemId, versionId }: ReportPlace) {
  return {
    type: 'comment.add',
    subject: {
      commentId: `probe-${view.memberId}`.slice(0, 40) as CommentSubject['commentId'], // never submitted
      itemId,
      versionId,
      anchor: { kind: 'page', pageIndex: 0, rects: [] },
    },
    content: { category: 'basis', severity: 'suggestion', concern: '-', basis: '', suggestion: '' },
  } as const satisfies Command;
}
