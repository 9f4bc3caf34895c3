import {
  SIDES,
  type ChangeMark,
  type Comparison,
  type FoundPicture,
  type ShownChange,
  type Side,
} from './comparison.ts';

const NO_WORDS = { before: '', changed: '', behind: '' };

/** The words compared and the pictures found so far, in one order; what has a number keeps it. */
export function withPictures(comparison: Comparison, found: readonly FoundPicture[]): Comparison {
  if (found.length === 0) return comparison;
  const first = comparison.changes.reduce((most, { no }) => Math.max(most, no), 0) + 1;
  const pictures = found.map((one, index): ShownChange => ({
    kind: one.kind,
    at: one.at,
    section: one.section,
    places: one.places,
    no: first + index,
    pictureParts: Math.max(1, one.marked.new[0]?.rects.length ?? 0),
    words: { old: NO_WORDS, new: NO_WORDS },
  }));
  const changes = [...comparison.changes, ...pictures].sort(
    (one, other) => one.at - other.at || one.no - other.no,
  );
  const marked = (side: Side): ReadonlyMap<number, readonly ChangeMark[]> => {
    const marks = new Map(comparison.marks[side]);
    for (const [index, { kind, marked: places }] of found.entries()) {
      const no = first + index;
      for (const { pageIndex, rects } of places[side]) {
        marks.set(pageIndex, [...(marks.get(pageIndex) ?? []), { no, kind, isPicture: true, rects }]);
      }
    }
    return marks;
  };
  const [old, now] = SIDES.map(marked);
  return { ...comparison, changes, marks: { old: old ?? new Map(), new: now ?? new Map() } };
}
