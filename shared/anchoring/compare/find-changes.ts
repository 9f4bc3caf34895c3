import type { CarryContext } from '../carry/carry-context.ts';
import type { TextRange } from '../carry/flat-text.ts';
import { areWhole, inNewOrder, neighbours, sharedRuns, type SharedRun } from './shared-runs.ts';
import { tokenizeBoth, type Tokens } from './tokens.ts';
import { groupPieces, type Change, type ChangeKind, type ChangePiece } from './version-changes.ts';

/**
 * Everything that is different between two versions, from the alignment that carries comments (CV1). `pages` as
 * `pageText` gives them. Yields every few milliseconds; looks at the texts in an order of its own, so that
 * comparing the other way round finds the same.
 */
export function* findChanges(
  { old, new: now, alignment }: Pick<CarryContext, 'old' | 'new' | 'alignment'>,
  pages: { readonly old: readonly string[]; readonly new: readonly string[] },
): Generator<undefined, readonly Change[]> {
  const tokens = yield* tokenizeBoth(
    { flat: old, pages: pages.old },
    { flat: now, pages: pages.new },
    alignment,
  );
  const oldSide = { text: old.text, tokens: tokens.old };
  const newSide = { text: now.text, tokens: tokens.new };
  const { toNew, toOld } = alignment;
  const pieces =
    old.text > now.text
      ? (yield* piecesBetween({ toNew: toOld, toOld: toNew }, newSide, oldSide)).map(mirrored)
      : yield* piecesBetween(alignment, oldSide, newSide);
  yield;
  const sorted = [...pieces].sort(
    (one, other) =>
      one.now.start - other.now.start || one.now.end - other.now.end || one.old.start - other.old.start,
  );
  return groupPieces(sorted);
}

interface Side {
  readonly text: string;
  readonly tokens: Tokens;
}

function mirrored({ kind, old, now }: ChangePiece): ChangePiece {
  const other: Record<ChangeKind, ChangeKind> = {
    inserted: 'deleted',
    deleted: 'inserted',
    changed: 'changed',
    moved: 'moved',
  };
  return { kind: other[kind], old: now, now: old };
}

function* piecesBetween(
  alignment: CarryContext['alignment'],
  { text: oldText, tokens: old }: Side,
  { text: newText, tokens: now }: Side,
): Generator<undefined, readonly ChangePiece[]> {
  const byA = yield* sharedRuns(alignment, old, now);
  const byB = inNewOrder(byA, now);
  yield;
  const pairs = neighbours(byA, old, now);
  const pairedOld = new Set(pairs.map(({ left }) => left.a + left.length));
  const pairedNew = new Set(pairs.map(({ left }) => left.b + left.length));
  yield;
  const gaps = [
    ...pairs.map(({ left, right }) => ({
      isKept: left.isKept && right.isKept,
      a0: left.a + left.length,
      a1: right.a,
      b0: left.b + left.length,
      b1: right.b,
    })),
    ...tornGaps(
      gapsOf(byA, old.count, ({ a }) => a).filter(({ from }) => !pairedOld.has(from)),
      gapsOf(byB, now.count, ({ b }) => b).filter(({ from }) => !pairedNew.has(from)),
    ),
  ];
  const toPiece = (kind: ChangeKind, a0: number, a1: number, b0: number, b1: number): ChangePiece => ({
    kind,
    old: charsOf(old, a0, a1),
    now: charsOf(now, b0, b1),
  });
  const isSame = ({ old: a, now: b }: ChangePiece): boolean =>
    oldText.slice(a.start, a.end) === newText.slice(b.start, b.end);
  const changed = gaps.flatMap(({ isKept, a0, a1, b0, b1 }): readonly ChangePiece[] => {
    if (a0 === a1 && b0 === b1) return [];
    // The same words, cut otherwise where something else changed beside them.
    const whole = toPiece('moved', a0, a1, b0, b1);
    if (isSame(whole)) return isKept ? [] : [whole];
    if (a1 - a0 === b1 - b0 && areWhole(old, a0, a1) && areWhole(now, b0, b1)) {
      // Cells of a table: each became another.
      return Array.from({ length: a1 - a0 }, (_, step) =>
        toPiece('changed', a0 + step, a0 + step + 1, b0 + step, b0 + step + 1),
      );
    }
    return [{ ...whole, kind: a0 === a1 ? 'inserted' : b0 === b1 ? 'deleted' : 'changed' }];
  });
  const moved = byA.flatMap(({ a, b, length, isKept }) =>
    isKept ? [] : toPiece('moved', a, a + length, b, b + length),
  );
  return [...changed, ...moved];
}

function charsOf({ starts }: Tokens, from: number, to: number): TextRange {
  return { start: starts[from] ?? 0, end: starts[to] ?? 0 };
}

/** What lies between two runs of one text, and behind which kept run that is. */
interface OneSided {
  readonly from: number;
  readonly to: number;
  readonly behind: SharedRun | null;
}

function gapsOf(
  runs: readonly SharedRun[],
  count: number,
  startOf: (run: SharedRun) => number,
): readonly OneSided[] {
  const gaps: OneSided[] = [];
  let from = 0;
  let behind: SharedRun | null = null;
  for (const run of runs) {
    gaps.push({ from, to: startOf(run), behind });
    from = startOf(run) + run.length;
    if (run.isKept) behind = run;
  }
  gaps.push({ from, to: count, behind });
  return gaps;
}

interface TornGap {
  readonly isKept: boolean;
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/**
 * Where something moved away or came, the texts around it do not go on alike. What is missing there in one text
 * and new in the other belongs together only if there is one of each.
 */
function tornGaps(oldGaps: readonly OneSided[], newGaps: readonly OneSided[]): readonly TornGap[] {
  const hasWords = ({ from, to }: OneSided): boolean => to > from;
  const olds = Map.groupBy(oldGaps.filter(hasWords), ({ behind }) => behind);
  const news = Map.groupBy(newGaps.filter(hasWords), ({ behind }) => behind);
  const gaps: TornGap[] = [];
  for (const behind of new Set([...olds.keys(), ...news.keys()])) {
    const gone = olds.get(behind) ?? [];
    const come = news.get(behind) ?? [];
    const [oneGone] = gone;
    const [oneCome] = come;
    if (oneGone && oneCome && gone.length === 1 && come.length === 1) {
      gaps.push({ isKept: true, a0: oneGone.from, a1: oneGone.to, b0: oneCome.from, b1: oneCome.to });
      continue;
    }
    const a = behind ? behind.a + behind.length : 0;
    const b = behind ? behind.b + behind.length : 0;
    for (const { from, to } of gone) gaps.push({ isKept: true, a0: from, a1: to, b0: b, b1: b });
    for (const { from, to } of come) gaps.push({ isKept: true, a0: a, a1: a, b0: from, b1: to });
  }
  return gaps;
}
