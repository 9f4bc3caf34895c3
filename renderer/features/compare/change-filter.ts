import type { ShownChange } from '#renderer/compare/comparison.ts';

export const CHANGE_FILTERS = ['all', 'unasked', 'changed', 'inserted', 'deleted', 'moved'] as const;
export type ChangeFilter = (typeof CHANGE_FILTERS)[number];

/** `unasked` null: not known yet, and nothing is claimed. */
export function isInFilter(
  { no, kind }: ShownChange,
  filter: ChangeFilter,
  unasked: ReadonlySet<number> | null,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unasked':
      return unasked?.has(no) ?? false;
    default:
      return kind === filter;
  }
}

/** The one behind (or before) the one that is looked at, or the first; at either end it stays. */
export function stepFrom(
  shown: readonly ShownChange[],
  currentNo: number | null,
  by: 1 | -1,
): ShownChange | undefined {
  if (currentNo === null) return by === 1 ? shown[0] : shown.at(-1);
  if (by === 1) return shown.find(({ no }) => no > currentNo) ?? shown.at(-1);
  return shown.findLast(({ no }) => no < currentNo) ?? shown[0];
}
