import { assert } from '../../lib/assert.ts';
import { beijingDay } from './beijing-day.ts';
import type { Matter, MatterRule } from './matter-rule.ts';
import type { MeetingTerms } from './meeting-terms.ts';

const WORDINGS: MatterRule['wordings'] = {
  pass: ['同意通过评审。'],
  passAfterRevision: ['《报告》经修改完善后可上报审批。', '原则同意通过评审，经修改补充完善后可上报。'],
  notPass: ['《报告》不予通过评审。'],
  returnForRecompile: ['《报告》退回重新编制，重新编制后另行组织评审。'],
};

/**
 * No national text seen fixes a quorum for report reviews: all who were drawn, unless the clerk says why not. Resume
 * within four hours, else a new meeting: as in remote bid evaluation (发改办法规〔2025〕807号 and its local rules).
 */
const MEETING_TERMS: MeetingTerms = {
  quorum: { percent: 100, enforcement: 'overridable' },
  rollCall: 'overridable',
  chair: 'blocks',
  mustAttend: [{ role: 'compiler', enforcement: 'overridable' }],
  readingDays: 3,
  resumeWithinMinutes: 240,
  recordsClosedDoors: false,
};

const LICENSING_LAW = '行政许可法 第42、45条';

function row(
  matter: Matter,
  effectiveFrom: string,
  effectiveTo: string | null,
  days: Pick<MatterRule, 'statutoryDays' | 'promisedDays' | 'reviewCapDays'>,
  source: string,
): MatterRule {
  return {
    id: `${matter}@${effectiveFrom}`,
    matter,
    effectiveFrom,
    effectiveTo,
    ...days,
    reviewTimeCounted: false,
    minExperts: 3,
    revisionDays: 15,
    meeting: MEETING_TERMS,
    wordings: WORDINGS,
    source,
  };
}

const TWENTY = { statutoryDays: 20, promisedDays: 10, reviewCapDays: null };

/** The rows shipped with the product; a bureau's own rows replace them. Sources are named per row. */
export const MATTER_RULES: readonly MatterRule[] = [
  row('floodControlEvaluation', '2004-07-01', null, TWENTY, `${LICENSING_LAW}；防洪法 第27条`),
  row('floodImpactEvaluation', '2004-07-01', null, TWENTY, `${LICENSING_LAW}；防洪法 第33条`),
  row('soilWaterConservation', '2004-07-01', '2023-02-28', TWENTY, LICENSING_LAW),
  row(
    'soilWaterConservation',
    '2023-03-01',
    null,
    { statutoryDays: 10, promisedDays: 10, reviewCapDays: 30 },
    '水利部令第53号',
  ),
  row(
    'environmentalImpact',
    '2004-07-01',
    null,
    { statutoryDays: 60, promisedDays: 20, reviewCapDays: null },
    '环境影响评价法 第22条',
  ),
  row('waterResources', '2004-07-01', null, TWENTY, LICENSING_LAW),
  row('energySaving', '2004-07-01', null, TWENTY, LICENSING_LAW),
  row(
    'feasibilityStudy',
    '2004-07-01',
    null,
    { statutoryDays: 20, promisedDays: 20, reviewCapDays: 30 },
    '发改投资规〔2022〕632号',
  ),
];

/** The row an item was bound to when it was created (DO3). */
export function ruleOf(item: { readonly ruleId: string }): MatterRule | undefined {
  return MATTER_RULES.find((rule) => rule.id === item.ruleId);
}

/** The row in force for a matter on the Beijing day of `atMs`. Every matter has one for every day since 2004-07-01. */
export function ruleFor(matter: Matter, atMs: number): MatterRule {
  const day = beijingDay(atMs);
  const found = MATTER_RULES.find(
    (rule) =>
      rule.matter === matter &&
      rule.effectiveFrom <= day &&
      (rule.effectiveTo === null || day <= rule.effectiveTo),
  );
  const earliest = MATTER_RULES.find((rule) => rule.matter === matter);
  assert(earliest, `no rule row for ${matter}`);
  return found ?? earliest;
}
