import { z } from 'zod';
import { commandSchema } from '#shared/domain/command.ts';
import { commandIdSchema } from '#shared/domain/ids.ts';
import { commandOutcomeSchema } from '#shared/protocol/command-push.ts';
import type { OutboxRow } from '#shared/sync/replica-store.ts';
import { returnedDraftSchema } from '#shared/sync/replica-view.ts';

const keptOutboxSchema = z.object({
  /** Counts the changes: of two copies the one with more is the newer. */
  revision: z.number().int().min(0).default(0),
  outbox: z.array(
    z.object({
      mutationSeq: z.number().int().min(1),
      commandId: commandIdSchema,
      authorAt: z.number(),
      command: commandSchema,
      outcome: commandOutcomeSchema.options[0].nullable(),
    }),
  ),
  drafts: z.array(returnedDraftSchema),
  nextMutationSeq: z.number().int().min(1),
});

/** What of a dossier a browser keeps: a tab's unsent commands and returned drafts in it. */
export type KeptOutbox = z.infer<typeof keptOutboxSchema>;

/** Null for what was meddled with, and for nothing. */
export function parseOutbox(text: string | null): KeptOutbox | null {
  if (text === null) return null;
  try {
    return keptOutboxSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** One's own words and, behind them, those of a tab that is gone: each command once, under its own id. */
export function withOrphan(own: KeptOutbox | null, orphan: KeptOutbox): KeptOutbox {
  const { revision, outbox, drafts, nextMutationSeq } = own ?? {
    revision: 0,
    outbox: [],
    drafts: [],
    nextMutationSeq: 1,
  };
  const known = new Set([...outbox, ...drafts].map(({ commandId }) => commandId));
  const unsent = orphan.outbox.filter(({ commandId, outcome }) => outcome === null && !known.has(commandId));
  // Numbers are counted within a tab. The hub knows a command by its id, whoever brings it: it is done once.
  const taken = unsent.map((row, index): OutboxRow => ({ ...row, mutationSeq: nextMutationSeq + index }));
  return {
    revision: revision + 1,
    outbox: [...outbox, ...taken],
    drafts: [...drafts, ...orphan.drafts.filter(({ commandId }) => !known.has(commandId))],
    nextMutationSeq: nextMutationSeq + taken.length,
  };
}

export function isEmptyOutbox({ outbox, drafts }: KeptOutbox): boolean {
  return outbox.length === 0 && drafts.length === 0;
}
