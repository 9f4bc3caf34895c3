import type { CommandOf } from '../domain/command.ts';
import { opinionItemIdSchema, type ItemId, type MemberId, type OpinionItemId } from '../domain/ids.ts';
import { opinionSectionSchema } from '../domain/opinion/commands.ts';
import type { OpinionDraft } from '../domain/opinion/opinion.ts';
import { draftFieldSchema, type DraftField } from '../protocol/joint-draft.ts';
import type { JointDraft } from './joint-draft.ts';

/** Texts by field. */
export type Texts = ReadonlyMap<DraftField, string>;

export function fieldOfPoint(opinionItemId: OpinionItemId): DraftField {
  return draftFieldSchema.parse(`point:${opinionItemId}`);
}

export function fieldOfSection(section: 'opening' | 'overview' | 'overall'): DraftField {
  return draftFieldSchema.parse(section);
}

/** What the ledger says in each field of the opinion. */
export function textsOf(opinion: OpinionDraft): Texts {
  return new Map([
    ...opinionSectionSchema.options.map((section) => [fieldOfSection(section), opinion[section]] as const),
    ...opinion.items.map(({ opinionItemId, text }) => [fieldOfPoint(opinionItemId), text] as const),
  ]);
}

export interface Reconciled {
  /** What the draft was changed by, for those who have it open. */
  readonly updates: readonly Uint8Array[];
  /** What draft and ledger agreed on last, for the next time. */
  readonly base: Texts;
}

/**
 * Brings into the draft what the ledger says by command since both agreed (`base`): a text set at once, a point
 * added or removed. What was typed since then in another field stays and is settled later (OP16).
 */
export function reconcile(draft: JointDraft, base: Texts, ledger: Texts): Reconciled {
  const updates: Uint8Array[] = [];
  for (const [field, text] of ledger) {
    if (base.get(field) === text || (base.has(field) && draft.text(field) === text)) continue;
    updates.push(draft.write(field, text));
  }
  for (const field of base.keys()) {
    if (!ledger.has(field) && draft.text(field) !== '') updates.push(draft.write(field, ''));
  }
  return { updates, base: ledger };
}

/** The hub's command that makes the ledger say what was typed; null where it says so already. */
export function settlement(
  draft: JointDraft,
  opinion: OpinionDraft,
  itemId: ItemId,
  writers: readonly MemberId[],
): CommandOf<'opinion.settleText'> | null {
  const sections = opinionSectionSchema.options
    .map((section) => ({ section, text: draft.text(fieldOfSection(section)) }))
    .filter(({ section, text }) => opinion[section] !== text);
  const points = opinion.items
    .map((item) => ({ item, text: draft.text(fieldOfPoint(item.opinionItemId)) }))
    .filter(({ item, text }) => item.text !== text)
    .map(({ item, text }) => ({ opinionItemId: opinionItemIdSchema.parse(item.opinionItemId), text }));
  if (sections.length === 0 && points.length === 0) return null;
  return { type: 'opinion.settleText', itemId, sections, points, writers: [...writers] };
}
