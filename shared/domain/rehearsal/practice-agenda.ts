import type { ItemId, StepId } from '../ids.ts';
import type { AgendaStep } from '../meeting/agenda.ts';

/** Each part of a meeting that somebody may want to have done once, in a quarter of an hour. */
const LINES = [
  { kind: 'equipmentCheck', title: '调试设备：话筒、摄像头、看到对方', minutes: 3, visibility: 'all' },
  { kind: 'signIn', title: '签到', minutes: 1, visibility: 'all' },
  { kind: 'opening', title: '开场，练习答复有无回避', minutes: 1, visibility: 'all' },
  { kind: 'compilerPresentation', title: '练习共同看页、跟随', minutes: 3, visibility: 'all' },
  { kind: 'inquiry', title: '练习举手、发言、提问', minutes: 3, visibility: 'all' },
  { kind: 'closedDeliberation', title: '练习闭门讨论、表决', minutes: 3, visibility: 'panel' },
  { kind: 'closing', title: '结束演练', minutes: 1, visibility: 'all' },
] as const satisfies readonly Omit<AgendaStep, 'stepId' | 'itemId'>[];

/** Of the practice report; `newStepId` is called once a step, in order. */
export function practiceAgenda(itemId: ItemId, newStepId: () => StepId): readonly AgendaStep[] {
  return LINES.map((line) => ({ stepId: newStepId(), ...line, itemId }));
}

export function practiceMinutes(): number {
  return LINES.reduce((sum, { minutes }) => sum + minutes, 0);
}
