import type { ItemId, StepId } from '../ids.ts';
import type { AgendaStep } from '../meeting/agenda.ts';
import { agendaOf, line, type Order } from '../meeting/default-agenda.ts';

/** Each part of a meeting that somebody may want to have done once. */
const PRACTICE: Order = {
  opening: [
    line('equipmentCheck', '调试设备：话筒、摄像头、看到对方', 3),
    line('signIn', '签到', 1),
    line('opening', '开场，练习答复有无回避', 1),
  ],
  ofAReport: [
    line('compilerPresentation', '练习共同看页、跟随', 2),
    line('inquiry', '练习举手、发言、提问', 2),
    line('closedDeliberation', '练习闭门讨论、表决', 3, 'panel'),
  ],
  closing: [line('closing', '结束演练', 1)],
};

/** With two reports twenty minutes, so that who tried something with the first has a second go. */
export function practiceAgenda(
  itemIds: readonly ItemId[],
  newStepId: (index: number) => StepId,
): readonly AgendaStep[] {
  return agendaOf(PRACTICE, itemIds, newStepId);
}
