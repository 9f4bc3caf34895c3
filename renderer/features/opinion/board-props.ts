import type { OpinionItemId } from '#shared/domain/ids.ts';
import type { OpinionDraft, OpinionItem } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';

/** What the three parts of the drafting board share. */
export interface BoardProps {
  readonly item: ReviewItem;
  readonly opinion: OpinionDraft;
  readonly selected: OpinionItem | null;
  /** Chair and clerk put points together, order them and conclude. */
  readonly canEdit: boolean;
  /** Who types in the text: they, and the experts beside them where they are let. */
  readonly canWrite: boolean;
  readonly onSelect: (opinionItemId: OpinionItemId) => void;
}
