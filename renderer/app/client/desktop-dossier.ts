import type { RecordedEvent } from '#shared/domain/event.ts';
import type { Head } from '#shared/domain/ledger/chain.ts';
import { headAfter } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { IpcEvent, IpcResponse } from '#shared/protocol/ipc/contract.ts';
import { foldRecorded, predict } from '#shared/sync/prediction.ts';
import type { DossierView, PendingCommand, ReturnedDraft } from '#shared/sync/replica-view.ts';

export type Snapshot = Extract<IpcResponse<'dossier.open'>, { ok: true }>['value'];
export type Delta = Extract<IpcEvent, { type: 'dossierDelta' }>;

/** A dossier as this window folds it along: one snapshot, then deltas in the order of their numbers. */
export interface Folded {
  readonly revision: number;
  readonly view: DossierView;
}

export function fromSnapshot({
  dossierId,
  memberId,
  revision,
  confirmed,
  heads,
  pending,
  drafts,
}: Snapshot): Folded {
  const view = {
    dossierId,
    memberId,
    confirmed: confirmed as DossierState, // folded by the same code in the workspace process
    heads,
  };
  return { revision, view: withPending(view, pending, drafts) };
}

/** The next state; the same one for a delta that is older than it; null for a gap, which asks for a snapshot. */
export function withDelta(folded: Folded, delta: Delta): Folded | null {
  if (delta.reset) return fromSnapshot(delta.reset);
  if (delta.revision <= folded.revision) return folded;
  if (delta.revision !== folded.revision + 1) return null;
  const events = delta.events as readonly RecordedEvent[]; // verified and stored by the workspace process
  const { dossierId, memberId, confirmed, heads } = folded.view;
  const base = {
    dossierId,
    memberId,
    confirmed: foldRecorded(confirmed, events),
    heads: advance(heads, events),
  };
  return { revision: delta.revision, view: withPending(base, delta.pending, delta.drafts) };
}

function withPending(
  base: Pick<DossierView, 'dossierId' | 'memberId' | 'confirmed' | 'heads'>,
  unparsedPending: readonly unknown[],
  unparsedDrafts: readonly unknown[],
): DossierView {
  const pending = unparsedPending as readonly PendingCommand[]; // rows of the workspace's own outbox
  const drafts = unparsedDrafts as readonly ReturnedDraft[];
  return { ...base, state: predict(base.confirmed, base.memberId, pending), pending, drafts };
}

function advance(heads: readonly Head[], events: readonly RecordedEvent[]): readonly Head[] {
  if (events.length === 0) return heads;
  const byLedger = new Map<LedgerId, Head>(heads.map((head) => [head.ledgerId, head]));
  for (const event of events) byLedger.set(event.ledgerId, headAfter(event));
  return [...byLedger.values()];
}
