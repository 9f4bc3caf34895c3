/** One row of the majorities a vote may ask for, in force from a day on (R2). */
export interface VoteRule {
  readonly id: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Of the electorate, those who did not vote counted with it: at least this part, or more than it. */
  readonly part: { readonly numerator: number; readonly denominator: number };
  readonly isMoreThan: boolean;
  readonly source: string;
}

/** The rows shipped with the product; the first is offered. No text of law sets one for report reviews. */
export const VOTE_RULES: readonly VoteRule[] = [
  {
    id: 'majorityOfPresent@2004-07-01',
    effectiveFrom: '2004-07-01',
    effectiveTo: null,
    part: { numerator: 1, denominator: 2 },
    isMoreThan: true,
    source: '会议惯例',
  },
  {
    id: 'twoThirdsOfPresent@2004-07-01',
    effectiveFrom: '2004-07-01',
    effectiveTo: null,
    part: { numerator: 2, denominator: 3 },
    isMoreThan: false,
    source: '会议惯例',
  },
  {
    id: 'threeQuartersOfPresent@2004-07-01',
    effectiveFrom: '2004-07-01',
    effectiveTo: null,
    part: { numerator: 3, denominator: 4 },
    isMoreThan: false,
    source: '参照标准审查会',
  },
];

/** The row of this id if it is in force on `day`, a Beijing day as `2026-04-28`. */
export function voteRuleOn(ruleId: string, day: string): VoteRule | undefined {
  return VOTE_RULES.find(
    ({ id, effectiveFrom, effectiveTo }) =>
      id === ruleId && effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
}

/** Whether `count` of `electors` is what the row asks for. Whole numbers, so nothing is rounded. */
export function isMajority({ part, isMoreThan }: VoteRule, count: number, electors: number): boolean {
  const [reached, needed] = [count * part.denominator, electors * part.numerator];
  return isMoreThan ? reached > needed : electors > 0 && reached >= needed;
}
