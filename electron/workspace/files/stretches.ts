import type { Stretch } from '#shared/protocol/ipc/stretch.ts';

/** The same bytes, in order, and what touches joined. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && next.start <= last.end + 1) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    } else result.push(next);
  }
  return result;
}

/** What of `wanted` none of the others has. */
export function gapsIn(wanted: Stretch, others: readonly Stretch[]): readonly Stretch[] {
  const gaps: Stretch[] = [];
  let { start } = wanted;
  for (const other of joined(others)) {
    if (other.end < start) continue;
    if (other.start > wanted.end) break;
    if (other.start > start) gaps.push({ start, end: other.start - 1 });
    start = other.end + 1;
  }
  if (start <= wanted.end) gaps.push({ start, end: wanted.end });
  return gaps;
}
