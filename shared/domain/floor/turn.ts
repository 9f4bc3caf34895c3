import { z } from 'zod';
import type { MemberId, StepId, TurnId } from '../ids.ts';
import type { PageRef } from '../report/page-ref.ts';

/** 发言, 程序问题, 插问: in which order they are called is `RANK`. */
export const turnKindSchema = z.enum(['speech', 'pointOfOrder', 'interposed']);
export type TurnKind = z.infer<typeof turnKindSchema>;

/** A stretch of speaking; `to` is null while it lasts. The hub's clock. */
export interface Run {
  readonly from: number;
  readonly to: number | null;
}

/** One turn on the speakers' list, from the raised hand to its end. */
export interface Turn {
  readonly turnId: TurnId;
  readonly speaker: MemberId;
  readonly kind: TurnKind;
  readonly topic: string;
  readonly page: PageRef | null;
  readonly raisedAt: number;
  readonly status: 'waiting' | 'speaking' | 'paused' | 'ended' | 'withdrawn';
  /** The step in which it began. */
  readonly stepId: StepId | null;
  readonly limitMs: number | null;
  readonly runs: readonly Run[];
  /** In the panel's ledger: during which closed deliberation of the meeting, from 1; 0 with open doors. */
  readonly deliberation: number;
}

export const RANK: Readonly<Record<TurnKind, number>> = { pointOfOrder: 0, interposed: 1, speech: 2 };

/** How long it has been spoken, pauses left out. A clock that went backwards takes nothing away. */
export function usedMs({ runs }: Turn, nowMs: number): number {
  return runs.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? nowMs) - from), 0);
}

export function speakingNow(turns: readonly Turn[]): Turn | undefined {
  return turns.find(({ status }) => status === 'speaking');
}

/** Raised hands in the order in which they are called. */
export function waitingTurns(turns: readonly Turn[]): readonly Turn[] {
  return turns.filter(({ status }) => status === 'waiting');
}

export interface SpokenTotal {
  readonly speaker: MemberId;
  readonly turns: number;
  readonly ms: number;
}

/** Who spoke how long, in the order in which they first spoke; of one step, or of the whole meeting. */
export function spokenTotals(
  turns: readonly Turn[],
  nowMs: number,
  stepId?: StepId | null,
): readonly SpokenTotal[] {
  const totals = new Map<MemberId, SpokenTotal>();
  const spoken = turns
    .filter((turn) => turn.runs.length > 0 && (stepId === undefined || turn.stepId === stepId))
    .toSorted((a, b) => (a.runs[0]?.from ?? 0) - (b.runs[0]?.from ?? 0));
  for (const turn of spoken) {
    const { speaker } = turn;
    const known = totals.get(speaker) ?? { speaker, turns: 0, ms: 0 };
    totals.set(speaker, { speaker, turns: known.turns + 1, ms: known.ms + usedMs(turn, nowMs) });
  }
  return [...totals.values()];
}
