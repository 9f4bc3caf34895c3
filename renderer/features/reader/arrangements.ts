import type { Arrangement } from '#renderer/pdf/page-layout.ts';

/** The ways in which pages stand, as a person chooses among them. */
export const ARRANGEMENTS = [
  { key: 'continuous', shortcut: '3', arrangement: { mode: 'continuous', hasCover: false } },
  { key: 'single', shortcut: '4', arrangement: { mode: 'single', hasCover: false } },
  { key: 'facing', shortcut: '5', arrangement: { mode: 'facing', hasCover: false } },
  { key: 'facingCover', shortcut: '6', arrangement: { mode: 'facing', hasCover: true } },
] as const satisfies readonly {
  readonly key: string;
  readonly shortcut: string;
  readonly arrangement: Arrangement;
}[];

export type ArrangementKey = (typeof ARRANGEMENTS)[number]['key'];

export function keyOf({ mode, hasCover }: Arrangement): ArrangementKey {
  return mode === 'facing' && hasCover ? 'facingCover' : mode;
}

export function arrangementOf(key: ArrangementKey): Arrangement {
  return ARRANGEMENTS.find((entry) => entry.key === key)?.arrangement ?? ARRANGEMENTS[0].arrangement;
}
