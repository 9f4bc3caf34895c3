import { assert } from '../../lib/assert.ts';
import type { StepKind } from '../meeting/agenda.ts';
import { beijingDay } from './beijing-day.ts';

/** One row of the rules of speaking in a meeting, in force from a day on (R2). */
export interface FloorRule {
  readonly id: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** How long one turn may take, by its kind. */
  readonly seconds: { readonly speech: number; readonly pointOfOrder: number; readonly interposed: number };
  /** What one extension adds. */
  readonly extensionSeconds: number;
  /** Steps in which one party presents: a speech there has the time of the step. */
  readonly presentationSteps: readonly StepKind[];
  readonly source: string;
}

/** The rows shipped with the product. No text of law limits a speech; these are the customs of review meetings. */
export const FLOOR_RULES: readonly FloorRule[] = [
  {
    id: 'speakingTime@2004-07-01',
    effectiveFrom: '2004-07-01',
    effectiveTo: null,
    seconds: { speech: 180, pointOfOrder: 60, interposed: 60 },
    extensionSeconds: 60,
    presentationSteps: ['ownerIntroduction', 'siteVisitFootage', 'compilerPresentation'],
    source: '会议惯例',
  },
];

/** The row in force on the Beijing day of `atMs`. */
export function floorRuleFor(atMs: number): FloorRule {
  const day = beijingDay(atMs);
  const [earliest] = FLOOR_RULES;
  assert(earliest, 'a rule of speaking');
  return (
    FLOOR_RULES.find(
      ({ effectiveFrom, effectiveTo }) =>
        effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
    ) ?? earliest
  );
}
