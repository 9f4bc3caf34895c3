import { ok, type Result } from '../../lib/result.ts';
import { reject } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import type { ItemId, OpinionItemId } from '../ids.ts';
import { isChairOf, requireItem, requireReviewer, requireStage } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import type { DossierState } from '../state.ts';
import { emptyOpinion, type OpinionDraft, type OpinionItem } from './opinion.ts';

/** The chair and the clerk as secretary write; the text is open until it is frozen (OP1, OP2). */
export function requireDrafting(
  state: DossierState,
  member: Member,
  itemId: ItemId,
): Result<OpinionDraft, Rejection> {
  const editor = requireEditor(state, member, itemId);
  return editor.ok ? requireOpenText(state, itemId) : editor;
}

/** The opinion while its words may change. */
export function requireOpenText(state: DossierState, itemId: ItemId): Result<OpinionDraft, Rejection> {
  const item = requireItem(state, itemId);
  if (!item.ok) return item;
  const timely = requireStage(item.value, 'preReview', 'meeting', 'opinion');
  if (!timely.ok) return timely;
  const opinion = state.panel.opinions[itemId] ?? emptyOpinion(itemId);
  return opinion.status === 'drafting' ? ok(opinion) : reject('opinion.notDrafting');
}

/** Who may type in the text itself: the lead, and the item's experts where the lead lets the panel write (OP15). */
export function requireWriter(
  state: DossierState,
  member: Member,
  itemId: ItemId,
): Result<OpinionDraft, Rejection> {
  const opinion = requireOpenText(state, itemId);
  if (!opinion.ok || requireEditor(state, member, itemId).ok) return opinion;
  const reviewer = requireReviewer(state, member, itemId);
  if (!reviewer.ok) return reviewer;
  return opinion.value.writers === 'panel' ? opinion : reject('opinion.notAWriter');
}

export function requireEditor(
  state: DossierState,
  member: Member,
  itemId: ItemId,
): Result<Member, Rejection> {
  if (member.role === 'clerk' || isChairOf(state, member.memberId, itemId)) return ok(member);
  return reject('actor.roleNotEntitled');
}

export function requirePoint(
  opinion: OpinionDraft,
  opinionItemId: OpinionItemId,
): Result<OpinionItem, Rejection> {
  const item = opinion.items.find((entry) => entry.opinionItemId === opinionItemId);
  return item ? ok(item) : reject('opinion.itemNotFound');
}
