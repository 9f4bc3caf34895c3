import { z } from 'zod';
import type { DossierId, ItemId } from '#shared/domain/ids.ts';
import { draftFieldSchema, type DraftField } from '#shared/protocol/joint-draft.ts';

/** What was typed and is not at the hub: for the next link, and in words for whoever typed it. */
const keptSchema = z
  .object({
    update: z.string(),
    words: z.array(z.object({ field: draftFieldSchema, text: z.string() }).strict()),
  })
  .strict();
export type KeptWords = z.infer<typeof keptSchema>;

export function draftKey(dossierId: DossierId, itemId: ItemId): string {
  return `draft/${dossierId}/${itemId}`;
}

export function keptDraftText(
  update: string,
  words: readonly (readonly [field: DraftField, text: string])[],
): string {
  return JSON.stringify({ update, words: words.map(([field, text]) => ({ field, text })) });
}

/** Null where nothing was kept, or it is spoilt. */
export function parseKept(text: string | null): KeptWords | null {
  if (text === null) return null;
  try {
    return keptSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
