import { z } from 'zod';
import type { CommentRow } from './comment-row.ts';

/** Where a comment stands, the foremost that holds: what is to be done about it. */
export const rowStateSchema = z.enum([
  'unsent',
  'private',
  'open',
  'merged',
  'aside',
  'released',
  'withdrawn',
]);
export type RowState = z.infer<typeof rowStateSchema>;
export const ROW_STATES = rowStateSchema.options;

export function stateOf(row: CommentRow): RowState {
  if (row.isWithdrawn) return 'withdrawn';
  if (row.delivery === 'draft' || row.delivery === 'saved') return 'unsent';
  if (row.reach !== 'panel') return row.reach;
  if ((row.pointNo ?? 0) > 0) return 'merged';
  return row.isAside === true ? 'aside' : 'open';
}
