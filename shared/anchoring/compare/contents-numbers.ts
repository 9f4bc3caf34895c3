import type { CarryContext } from '../carry/carry-context.ts';
import type { FlatText, TextRange } from '../carry/flat-text.ts';
import type { Change } from './version-changes.ts';

/** Dots between a heading and its page, folded or not. */
const LEADER = /[.．…·・]{3,}$/u;
/** Longer than the longest page number, so that leaders behind several numbers of one place are seen. */
const AROUND = 8;

/**
 * Nothing changed but page numbers of a table of contents (CV15): figures behind a row of dots. Where a chapter
 * went is no change of the report.
 */
export function isContentsNumber(change: Change, { old, new: now }: CarryContext): boolean {
  return change.pieces.every(
    ({ kind, old: before, now: after }) =>
      kind === 'changed' && isPageNumber(old, before) && isPageNumber(now, after),
  );
}

function isPageNumber({ text }: FlatText, { start, end }: TextRange): boolean {
  if (end <= start || !/^\d+$/u.test(text.slice(start, end))) return false;
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/\d+$/u, '');
  return LEADER.test(before);
}
