import { z } from 'zod';

/** 常用语, on this machine for this account alone. */
export const PHRASES_KEY = 'library:phrases';

const MOST_PHRASES = 200;
const LONGEST_PHRASE = 2000;

export const phraseSchema = z.object({
  id: z.string().min(1).max(80),
  text: z.string().trim().min(1).max(LONGEST_PHRASE),
  uses: z.number().int().min(0),
  /** When it was last used or, before that, kept. */
  usedAt: z.number(),
});
export type Phrase = z.infer<typeof phraseSchema>;

export const parsePhrases = (stored: unknown): readonly Phrase[] | null =>
  z.array(phraseSchema).safeParse(stored).data ?? null;

/** The most used first, then the newest: the first nine have a key. */
export function byUse(phrases: readonly Phrase[]): readonly Phrase[] {
  return phrases.toSorted((a, b) => b.uses - a.uses || b.usedAt - a.usedAt);
}

/** Kept once, however often it is kept; the least used make room. Empty text changes nothing. */
export function withPhrase(
  phrases: readonly Phrase[],
  kept: { readonly id: string; readonly text: string; readonly atMs: number },
): readonly Phrase[] {
  const text = tidy(kept.text);
  if (text === '' || phrases.some((phrase) => phrase.text === text)) return phrases;
  const others = byUse(phrases).slice(0, MOST_PHRASES - 1);
  return [...others, { id: kept.id, text, uses: 0, usedAt: kept.atMs }];
}

export function withUse(phrases: readonly Phrase[], id: string, atMs: number): readonly Phrase[] {
  return phrases.map((phrase) =>
    phrase.id === id ? { ...phrase, uses: phrase.uses + 1, usedAt: atMs } : phrase,
  );
}

/** Other words for a phrase; nothing left of it takes it away. */
export function withText(phrases: readonly Phrase[], id: string, written: string): readonly Phrase[] {
  const text = tidy(written);
  return text === ''
    ? phrases.filter((phrase) => phrase.id !== id)
    : phrases.map((phrase) => (phrase.id === id ? { ...phrase, text } : phrase));
}

function tidy(text: string): string {
  return text.trim().slice(0, LONGEST_PHRASE).trim();
}
