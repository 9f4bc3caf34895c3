import type { RecordedEvent } from '#shared/domain/event.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { Say } from '#shared/testing/cast.ts';

/** A canary in a text: `words <<panel#17>>` was written for the panel's ledger. */
export interface Canary {
  readonly no: number;
  readonly home: LedgerId;
}

const PATTERN = /<<([a-z]+(?::[A-Za-z0-9_-]+)?)#(\d+)>>/g;

export function canariesIn(text: string): readonly Canary[] {
  if (!text.includes('<<')) return [];
  return Array.from(text.matchAll(PATTERN), ([, home = '', no = '']) => ({
    no: Number(no),
    home: home as LedgerId, // written by `markedTexts`
  }));
}

/** Gives every text a canary of its own. */
export function markedTexts(nextNo: () => number): Say {
  return (ledgerId, what) => `${what} <<${ledgerId}#${nextNo()}>>`;
}

const ofEvents = new WeakMap<
  RecordedEvent,
  { readonly bytes: string; readonly canaries: readonly Canary[] }
>();

/** The bytes of a line as it travels, and the canaries in them; kept, since a line travels often. */
export function scanned(event: RecordedEvent): {
  readonly bytes: string;
  readonly canaries: readonly Canary[];
} {
  let known = ofEvents.get(event);
  if (!known) {
    const bytes = JSON.stringify(event);
    known = { bytes, canaries: canariesIn(bytes) };
    ofEvents.set(event, known);
  }
  return known;
}
