import { expect, test } from 'vitest';
import type { ItemId } from '../ids.ts';
import { EMPTY_SLICES, type PartiesState, type ReviewItem } from '../state.ts';
import type { Stage } from '../dossier/stage.ts';
import { approvalClock, reviewClock } from './clocks.ts';
import { workdayAfter, workdaysAfter, type WorkCalendar } from './work-calendar.ts';

/** Weekends, the May holiday of 2022 and the two worked weekend days around it. */
const calendar: WorkCalendar = {
  knownUntilYear: 2022,
  isWorkday(day) {
    if (['2022-04-24', '2022-05-07'].includes(day)) return true;
    if (day >= '2022-04-30' && day <= '2022-05-04') return false;
    return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  },
};

const at = (day: string): number => Date.parse(`${day}T10:00:00+08:00`);
const itemId = 'item-1' as ItemId;

function parties(log: readonly (readonly [Stage, string])[], ruleId: string): PartiesState {
  const item: ReviewItem = {
    itemId,
    matter: 'floodControlEvaluation',
    reportTitle: '防洪评价报告',
    ruleId,
    stage: log.at(-1)?.[0] ?? 'acceptance',
    stageLog: log.map(([stage, day]) => ({ stage, at: at(day) })),
    versions: [],
    published: null,
    rounds: [],
    final: null,
  };
  return {
    ...EMPTY_SLICES.parties,
    dossier: {
      title: '工程',
      docNo: '',
      projectCode: '',
      hostUnit: '审批局',
      ownerUnit: '建设单位',
      compilerUnit: '编制单位',
      createdAt: at('2022-04-25'),
      acceptedAt: log.length > 1 ? at('2022-04-28') : null,
      rehearsal: null,
    },
    items: { [itemId]: item },
    itemOrder: [itemId],
  };
}

const FLOOD = 'floodControlEvaluation@2004-07-01';

test('CK1: ten working days after acceptance on 28 April 2022 end on 16 May', () => {
  expect(workdayAfter(calendar, '2022-04-28', 10)).toBe('2022-05-16');
  expect(workdaysAfter(calendar, '2022-04-28', '2022-05-16')).toBe(10);
  // Not 13 May: 5 May to 7 May are worked, 30 April to 4 May are not.
  expect(workdaysAfter(calendar, '2022-04-28', '2022-04-28')).toBe(0);
});

test('CK2: a case that was not accepted has no running clock', () => {
  const reading = approvalClock(parties([['acceptance', '2022-04-25']], FLOOD), calendar, at('2022-04-27'));
  expect(reading).toMatchObject({ status: 'notStarted', limitDays: 10, leftDays: 10 });
});

test('CK3: expert review pauses the approval clock and is given back', () => {
  const inReview = parties(
    [
      ['acceptance', '2022-04-25'],
      ['panelForming', '2022-04-28'],
    ],
    FLOOD,
  );
  expect(approvalClock(inReview, calendar, at('2022-05-10'))).toMatchObject({
    status: 'paused',
    usedDays: 0,
    leftDays: 10,
  });
  const afterwards = parties(
    [
      ['acceptance', '2022-04-25'],
      ['panelForming', '2022-04-28'],
      ['final', '2022-05-10'],
    ],
    FLOOD,
  );
  expect(approvalClock(afterwards, calendar, at('2022-05-12'))).toMatchObject({
    status: 'running',
    usedDays: 2,
    leftDays: 8,
    dueDay: '2022-05-24',
  });
});

test('CK4: the review clock counts against the cap of the rule row, where there is one', () => {
  const log = [
    ['acceptance', '2022-04-25'],
    ['panelForming', '2022-04-28'],
  ] as const;
  expect(reviewClock(parties(log, FLOOD), calendar, at('2022-05-06'))).toMatchObject({
    status: 'running',
    usedDays: 3,
    limitDays: null,
    leftDays: null,
  });
  expect(
    reviewClock(parties(log, 'soilWaterConservation@2023-03-01'), calendar, at('2022-05-06')),
  ).toMatchObject({
    usedDays: 3,
    limitDays: 30,
    leftDays: 27,
    ruleIds: ['soilWaterConservation@2023-03-01'],
  });
});
