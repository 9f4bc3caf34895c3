const PART_ENDS = /[；;。\n]/u;

/** What is being typed after the last full part of a basis: the query for the library. */
export function lastPart(basis: string): string {
  return basis.slice(startOfLast(basis)).trim();
}

/** The basis without it, once a clause has taken its place. */
export function withoutLastPart(basis: string): string {
  return basis.slice(0, startOfLast(basis)).replace(/[；;\s]+$/u, '');
}

function startOfLast(basis: string): number {
  for (let at = basis.length; at > 0; at--) {
    if (PART_ENDS.test(basis.charAt(at - 1))) return at;
  }
  return 0;
}
