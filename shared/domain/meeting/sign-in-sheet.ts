import type { MemberId } from '../ids.ts';
import type { Attendance, Correction, IdentityCheck, Interval } from './record.ts';

/** What a correction took the place of, to be shown struck. */
export interface Struck {
  readonly intervals: readonly Interval[];
  /** Of the correction. */
  readonly reason: string;
  readonly at: number;
}

/** One person on the sign-in sheet (签到表). */
export interface SheetLine {
  readonly memberId: MemberId;
  /** 到会/离会 as they hold now, oldest first; the last one is open while the person is signed in. */
  readonly intervals: readonly Interval[];
  readonly struck: readonly Struck[];
  readonly identity: { readonly how: IdentityCheck; readonly at: number } | null;
  /** The last word of the door about them; null where the clerk never said one. */
  readonly door: { readonly isAdmitted: boolean; readonly reason: string; readonly at: number } | null;
}

/** `records` and `corrections` in the order of their `seq`; both may be of one person or of all. */
export function sheetOf(
  records: readonly Attendance[],
  corrections: readonly Correction[],
): ReadonlyMap<MemberId, SheetLine> {
  const lines = new Map<MemberId, SheetLine>();
  const counts = new Map<MemberId, number>();
  const due = new Map<MemberId, Correction[]>();
  for (const correction of corrections) {
    const { memberId } = correction;
    due.set(memberId, [...(due.get(memberId) ?? []), correction]);
  }
  const correct = (memberId: MemberId): void => {
    const waiting = due.get(memberId) ?? [];
    const line = lines.get(memberId) ?? emptyLine(memberId);
    const now = waiting.filter(({ covers }) => covers <= (counts.get(memberId) ?? 0));
    if (now.length === 0) return;
    due.set(
      memberId,
      waiting.filter((correction) => !now.includes(correction)),
    );
    lines.set(memberId, now.reduce(corrected, line));
  };
  for (const record of records) {
    const { memberId } = record;
    correct(memberId);
    lines.set(memberId, withRecord(lines.get(memberId) ?? emptyLine(memberId), record));
    counts.set(memberId, (counts.get(memberId) ?? 0) + 1);
  }
  for (const memberId of due.keys()) correct(memberId);
  return lines;
}

function emptyLine(memberId: MemberId): SheetLine {
  return { memberId, intervals: [], struck: [], identity: null, door: null };
}

function corrected(line: SheetLine, { intervals, reason, at }: Correction): SheetLine {
  return { ...line, intervals, struck: [...line.struck, { intervals: line.intervals, reason, at }] };
}

function withRecord(line: SheetLine, record: Attendance): SheetLine {
  const { at } = record;
  switch (record.kind) {
    case 'signedIn':
      return isSignedIn(line)
        ? line
        : {
            ...line,
            intervals: [...line.intervals, { from: at, to: null }],
            door: { isAdmitted: true, reason: '', at },
          };
    case 'left':
      return { ...line, intervals: ended(line.intervals, at) };
    case 'admitted':
      return { ...line, door: { isAdmitted: true, reason: '', at } };
    case 'sentBack':
      return {
        ...line,
        intervals: ended(line.intervals, at),
        door: { isAdmitted: false, reason: record.reason, at },
      };
    case 'identityChecked':
      return { ...line, identity: { how: record.how, at } };
  }
}

function ended(intervals: readonly Interval[], at: number): readonly Interval[] {
  return intervals.map((interval) => (interval.to === null ? { ...interval, to: at } : interval));
}

export function isSignedIn({ intervals }: SheetLine): boolean {
  return intervals.at(-1)?.to === null;
}
