import type { ShownChange } from '#renderer/compare/comparison.ts';

export const CHANGE_FILTERS = [
  'all',
  'unasked',
  'changed',
  'inserted',
  'deleted',
  'moved',
  'picture',
] as const;
export type ChangeFilter = (typeof CHANGE_FILTERS)[number];

/** `unasked` null: not known yet, and nothing is claimed. */
export function isInFilter(
  { no, kind, pictureParts }: Pick<ShownChange, 'no' | 'kind' | 'pictureParts'>,
  filter: ChangeFilter,
  unasked: ReadonlySet<number> | null,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unasked':
      return unasked?.has(no) ?? false;
    case 'picture':
      return pictureParts > 0;
    default:
      return kind === filter;
  }
}

/**
 * The one behind (or before) the one that is looked at, or the first; at either end it stays. `all` has the one
 * that is looked at also where the filter took it away.
 */
export function stepFrom(
  all: readonly ShownChange[],
  shown: readonly ShownChange[],
  currentNo: number | null,
  by: 1 | -1,
): ShownChange | undefined {
  const at = all.findIndex(({ no }) => no === currentNo);
  if (at < 0) return by === 1 ? shown[0] : shown.at(-1);
  const rest = new Set(by === 1 ? all.slice(at + 1) : all.slice(0, at));
  if (by === 1) return shown.find((change) => rest.has(change)) ?? shown.at(-1);
  return shown.findLast((change) => rest.has(change)) ?? shown[0];
}
