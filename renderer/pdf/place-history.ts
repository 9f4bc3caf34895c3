/** Back and forward over the jumps of a reader; scrolling is not a jump. */
export interface PlaceHistory<P> {
  readonly back: readonly P[];
  readonly forward: readonly P[];
}

const LONGEST = 100;

export function emptyHistory<P>(): PlaceHistory<P> {
  return { back: [], forward: [] };
}

/** A jump away from `here`. */
export function leave<P>(history: PlaceHistory<P>, here: P): PlaceHistory<P> {
  return { back: [...history.back, here].slice(-LONGEST), forward: [] };
}

/** The place to go back to, and the history afterwards; null at the beginning. */
export function goBack<P>(history: PlaceHistory<P>, here: P): { place: P; history: PlaceHistory<P> } | null {
  const place = history.back.at(-1);
  if (place === undefined) return null;
  return { place, history: { back: history.back.slice(0, -1), forward: [here, ...history.forward] } };
}

export function goForward<P>(
  history: PlaceHistory<P>,
  here: P,
): { place: P; history: PlaceHistory<P> } | null {
  const [place, ...forward] = history.forward;
  if (place === undefined) return null;
  return { place, history: { back: [...history.back, here], forward } };
}
