import { z } from 'zod';
import { itemIdSchema, stepIdSchema, type ItemId } from '../ids.ts';
import { lineSchema } from '../text.ts';

/** Composite order of a review meeting (环节); 5-13 repeat for each report. */
export const stepKindSchema = z.enum([
  'equipmentCheck',
  'signIn',
  'opening',
  'chairNomination',
  'ownerIntroduction',
  'siteVisitFootage',
  'compilerPresentation',
  'inquiry',
  'departmentRemarks',
  'closedDeliberation',
  'opinionForming',
  'readAloud',
  'signing',
  'closing',
]);
export type StepKind = z.infer<typeof stepKindSchema>;

export const agendaStepSchema = z
  .object({
    stepId: stepIdSchema,
    kind: stepKindSchema,
    title: lineSchema,
    minutes: z.number().int().min(0).max(600),
    /** `panel`: everyone outside the panel waits outside (R4). */
    visibility: z.enum(['all', 'panel']),
    itemId: itemIdSchema.optional(),
  })
  .strict()
  .readonly();
export type AgendaStep = z.infer<typeof agendaStepSchema>;

/** Steps are unique, speak of the meeting's own items, and begin and end with everyone in the room. */
export function isSoundAgenda(steps: readonly AgendaStep[], itemIds: readonly ItemId[]): boolean {
  const ids = new Set(steps.map((step) => step.stepId));
  return (
    ids.size === steps.length &&
    steps[0]?.visibility === 'all' &&
    steps.at(-1)?.visibility === 'all' &&
    steps.every((step) => step.itemId === undefined || itemIds.includes(step.itemId))
  );
}
