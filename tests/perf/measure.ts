/** p50 and p95 of one side of a case, in the case's unit. */
export interface Figures {
  readonly p50: number;
  readonly p95: number;
}

/** Speaks of the ratio where there is a base, of ours.p95 where there is none. */
export type Aim = { readonly atMost: number } | { readonly atLeast: number };

export interface CaseResult {
  readonly id: string;
  readonly unit: string;
  readonly ours: Figures;
  readonly base: Figures | null;
  /** ours.p50 / base.p50, or of their p95 where the case says so; null without a base. */
  readonly ratio: number | null;
  readonly aim: Aim;
}

/** A case measures both sides in turns within one run, so that a slow moment of the machine hits both. */
export interface BenchCase {
  readonly ids: readonly string[];
  run(tell: (line: string) => void): Promise<readonly CaseResult[]>;
}

export function figures(samples: readonly number[]): Figures {
  const sorted = [...samples].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

/** Nearest rank. */
function quantile(sorted: readonly number[], q: number): number {
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
  if (value === undefined) throw new Error('a case without samples');
  return value;
}

export function result(id: string, unit: string, ours: Figures, base: Figures | null, aim: Aim): CaseResult {
  return { id, unit, ours, base, ratio: base && ours.p50 / base.p50, aim };
}

/** As `result`, where the aim speaks of the slow ones: the ratio is that of the p95. */
export function resultOfSlow(id: string, unit: string, ours: Figures, base: Figures, aim: Aim): CaseResult {
  return { id, unit, ours, base, ratio: ours.p95 / base.p95, aim };
}

/** p50, and in the place of p95, which the aim reads, p99: for a case whose aim speaks of that. */
export function figuresTo99(samples: readonly number[]): Figures {
  const sorted = [...samples].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.99) };
}

export function meets({ aim, ratio, ours }: CaseResult): boolean {
  const value = ratio ?? ours.p95;
  return 'atMost' in aim ? value <= aim.atMost : value >= aim.atLeast;
}
