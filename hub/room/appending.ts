import type { EventMeta, NewEvent, RecordedEvent } from '#shared/domain/event.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import { emptyHead, eventHash, headAfter, type Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { inCanonicalOrder } from '#shared/lib/canonical-json.ts';
import type { Hasher } from '#shared/lib/ports.ts';

export type Heads = ReadonlyMap<LedgerId, Head>;

/** Gives decided events their place: seq, link and hash in each ledger, in the order decided (L1). */
export function recordEvents(
  hasher: Hasher,
  dossierId: DossierId,
  heads: Heads,
  events: readonly NewEvent[],
  meta: EventMeta,
): { readonly recorded: readonly RecordedEvent[]; readonly heads: Heads } {
  const next = new Map(heads);
  const recorded = events.map(({ ledgerId, event }) => {
    const head = next.get(ledgerId) ?? emptyHead(ledgerId);
    const { type, v } = event;
    const payload = inCanonicalOrder(event.payload);
    const line = { ledgerId, seq: head.seq + 1, type, v, payload, ...meta, prevHash: head.hash };
    const full: RecordedEvent = { ...line, hash: eventHash(hasher, dossierId, line) };
    next.set(ledgerId, headAfter(full));
    return full;
  });
  return { recorded, heads: next };
}

/** Events by ledger, order kept, as they are broadcast. */
export function byLedger(events: readonly RecordedEvent[]): ReadonlyMap<LedgerId, readonly RecordedEvent[]> {
  const groups = new Map<LedgerId, RecordedEvent[]>();
  for (const event of events) {
    const group = groups.get(event.ledgerId);
    if (group) group.push(event);
    else groups.set(event.ledgerId, [event]);
  }
  return groups;
}
