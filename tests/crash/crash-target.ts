export interface CrashReport {
  readonly runs: number;
  /** Commands that were answered with yes before a kill. */
  readonly acknowledged: number;
  /** What was missing, doubled or damaged afterwards; empty is what we want. */
  readonly losses: readonly string[];
}

/** A process that may be killed at any instant. */
export interface CrashTarget {
  readonly name: 'hub' | 'workspace';
  /** Kills `runs` times at moments drawn from `random` (0 to 1). */
  run(runs: number, random: () => number): Promise<CrashReport>;
}
