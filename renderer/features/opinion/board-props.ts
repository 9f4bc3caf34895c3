import type { OpinionItemId } from '#shared/domain/ids.ts';
import type { OpinionDraft, OpinionItem } from '#shared/domain/opinion/opinion.ts';
import type { ReviewItem } from '#shared/domain/state.ts';

/** What the three parts of the drafting board share. */
export interface BoardProps {
  readonly item: ReviewItem;
  readonly opinion: OpinionDraft;
  readonly selected: OpinionItem | null;
  /** The chair and the clerk write; the others look on. */
  readonly canEdit: boolean;
  readonly onSelect: (opinionItemId: OpinionItemId) => void;
}
