import { z } from 'zod';

/** The stage line of a review item, in order: 受理 → … → 归档. */
export const STAGES = [
  'acceptance',
  'panelForming',
  'notice',
  'preReview',
  'meeting',
  'opinion',
  'revision',
  'recheck',
  'final',
  'archive',
] as const;

export const stageSchema = z.enum(STAGES);
export type Stage = z.infer<typeof stageSchema>;

export function stageIndex(stage: Stage): number {
  return STAGES.indexOf(stage);
}
