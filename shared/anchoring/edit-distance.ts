/** A place where a pattern nearly stands: `text.slice(start, end)` differs from it by `errors` edits. */
export interface NearMatch {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/** Edits (insert, delete, replace) that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let row = Uint16Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint16Array(b.length + 1);
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const replace = cell(row, j - 1) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min(replace, cell(row, j) + 1, cell(next, j - 1) + 1);
    }
    row = next;
  }
  return cell(row, b.length);
}

/** 1 for equal texts, 0 for texts with nothing in common. */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
}

/**
 * Where `pattern` stands in `text` with at most `maxErrors` edits, best first, none overlapping a better
 * one (Sellers 1980: a column per character, starting anywhere for free). O(text × pattern) in the worst case;
 * callers cut long patterns.
 */
export function nearMatches(text: string, pattern: string, maxErrors: number): readonly NearMatch[] {
  const size = pattern.length;
  let column = Uint16Array.from({ length: size + 1 }, (_, row) => row);
  let starts = new Uint32Array(size + 1);
  const found: NearMatch[] = [];
  for (let end = 1; end <= text.length; end++) {
    const code = text.charCodeAt(end - 1);
    const next = new Uint16Array(size + 1);
    const nextStarts = new Uint32Array(size + 1);
    nextStarts[0] = end;
    for (let row = 1; row <= size; row++) {
      const replace = cell(column, row - 1) + (code === pattern.charCodeAt(row - 1) ? 0 : 1);
      const remove = cell(column, row) + 1;
      const insert = cell(next, row - 1) + 1;
      const best = Math.min(replace, remove, insert);
      next[row] = best;
      nextStarts[row] =
        best === replace
          ? cell(starts, row - 1)
          : best === remove
            ? cell(starts, row)
            : cell(nextStarts, row - 1);
    }
    column = next;
    starts = nextStarts;
    const errors = cell(column, size);
    if (errors <= maxErrors) found.push({ start: cell(starts, size), end, errors });
  }
  return withoutOverlaps(found);
}

function withoutOverlaps(found: readonly NearMatch[]): readonly NearMatch[] {
  const kept: NearMatch[] = [];
  const best = [...found].sort((a, b) => a.errors - b.errors || a.end - a.start - (b.end - b.start));
  for (const match of best) {
    if (kept.every((other) => match.end <= other.start || match.start >= other.end)) kept.push(match);
  }
  return kept;
}

function cell(column: Uint16Array | Uint32Array, index: number): number {
  return column[index] ?? 0;
}
