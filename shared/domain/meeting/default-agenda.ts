import type { ItemId, StepId } from '../ids.ts';
import type { AgendaStep, StepKind } from './agenda.ts';

const MINUTE_MS = 60_000;

interface Line {
  readonly kind: StepKind;
  readonly title: string;
  readonly minutes: number;
  readonly visibility: AgendaStep['visibility'];
}

/** The order of a meeting, in which `ofAReport` is gone through for each report. */
export interface Order {
  readonly opening: readonly Line[];
  readonly ofAReport: readonly Line[];
  readonly closing: readonly Line[];
}

export const line = (
  kind: StepKind,
  title: string,
  minutes: number,
  visibility: AgendaStep['visibility'] = 'all',
): Line => ({ kind, title, minutes, visibility });

const REVIEW: Order = {
  opening: [
    line('equipmentCheck', '会前调试', 15),
    line('signIn', '签到、身份核验', 5),
    line('opening', '主持人开场，宣读评审纪律，询问回避', 5),
    line('chairNomination', '推选专家组组长', 5),
  ],
  ofAReport: [
    line('ownerIntroduction', '建设单位介绍项目', 5),
    line('siteVisitFootage', '现场踏勘影像', 5),
    line('compilerPresentation', '编制单位汇报', 15),
    line('inquiry', '专家质询，编制单位答疑', 20),
    line('departmentRemarks', '部门代表意见', 5),
    line('closedDeliberation', '专家组闭门讨论', 20, 'panel'),
    line('opinionForming', '形成专家组意见', 10, 'panel'),
    line('readAloud', '宣读意见，建设单位、编制单位表态', 5),
    line('signing', '专家签字', 5),
  ],
  closing: [line('closing', '主持人总结，宣布修改期限', 5)],
};

/**
 * The composite order of a review meeting: four steps for all, nine for each report in turn, one to close.
 * Titles are words of the record, hence Chinese.
 */
export function defaultAgenda(
  itemIds: readonly ItemId[],
  newStepId: (index: number) => StepId,
): readonly AgendaStep[] {
  return agendaOf(REVIEW, itemIds, newStepId);
}

/** `newStepId` is called once a step, in order. */
export function agendaOf(
  { opening, ofAReport, closing }: Order,
  itemIds: readonly ItemId[],
  newStepId: (index: number) => StepId,
): readonly AgendaStep[] {
  const lines = [
    ...opening.map((entry) => ({ entry, itemId: undefined })),
    ...itemIds.flatMap((itemId) => ofAReport.map((entry) => ({ entry, itemId }))),
    ...closing.map((entry) => ({ entry, itemId: undefined })),
  ];
  return lines.map(({ entry, itemId }, index) => ({
    stepId: newStepId(index),
    ...entry,
    ...(itemId !== undefined && { itemId }),
  }));
}

export function agendaMinutes(steps: readonly AgendaStep[]): number {
  return steps.reduce((sum, step) => sum + step.minutes, 0);
}

/** When each step is planned to begin, from the meeting's start. */
export function plannedTimes(steps: readonly AgendaStep[], startsAt: number): readonly number[] {
  let at = startsAt;
  return steps.map((step) => {
    const begins = at;
    at += step.minutes * MINUTE_MS;
    return begins;
  });
}
