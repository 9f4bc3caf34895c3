import { z } from 'zod';
import type { MeetingTerms } from './meeting-terms.ts';

/** 事项: the kinds of report a bureau has reviewed. */
export const matterSchema = z.enum([
  'floodControlEvaluation',
  'floodImpactEvaluation',
  'soilWaterConservation',
  'environmentalImpact',
  'waterResources',
  'energySaving',
  'feasibilityStudy',
]);
export type Matter = z.infer<typeof matterSchema>;

export const conclusionSchema = z.enum(['pass', 'passAfterRevision', 'notPass', 'returnForRecompile']);
export type Conclusion = z.infer<typeof conclusionSchema>;

/** One row of the rule table: what a place asks of a matter from a day on (R2). Days are working days. */
export interface MatterRule {
  readonly id: string;
  readonly matter: Matter;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly statutoryDays: number;
  readonly promisedDays: number;
  /** Longest expert review where a rule caps it. */
  readonly reviewCapDays: number | null;
  /** Whether expert review counts against the approval clock (行政许可法 art. 45 says no by default). */
  readonly reviewTimeCounted: boolean;
  readonly minExperts: number;
  readonly revisionDays: number;
  readonly meeting: MeetingTerms;
  /** Usual sentences for each conclusion; the first is offered. */
  readonly wordings: Readonly<Record<Conclusion, readonly string[]>>;
  readonly source: string;
}
