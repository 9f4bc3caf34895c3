import { NOTE_CODES, REJECTION_CODES, type FindingCode } from '#shared/documents/report-check-messages.ts';

export interface ReportCheck {
  readonly verdict: 'accepted' | 'flagged' | 'rejected';
  /** The finding that decided; null when accepted. */
  readonly reason: FindingCode | null;
  /** Everything noticed, the deciding one first. */
  readonly findings: readonly FindingCode[];
  /** null when the pages could not be counted. */
  readonly pages: number | null;
  readonly ms: number;
}

/** With what the hub keeps beside an accepted file. */
export interface CheckedReport extends ReportCheck {
  readonly pageDirectory: Buffer | null;
}

/** One rejection is enough; among several findings the order of the code lists decides which one is named (RC2). */
export function judge(found: Iterable<FindingCode>, pages: number | null, ms: number): ReportCheck {
  const seen = new Set(found);
  const rejections = REJECTION_CODES.filter((code) => seen.has(code));
  const notes = NOTE_CODES.filter((code) => seen.has(code));
  const findings = [...rejections, ...notes];
  const verdict = rejections.length > 0 ? 'rejected' : notes.length > 0 ? 'flagged' : 'accepted';
  return { verdict, reason: findings[0] ?? null, findings, pages, ms: Math.round(ms) };
}
