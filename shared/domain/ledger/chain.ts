import { canonicalJson } from '../../lib/canonical-json.ts';
import type { Hasher } from '../../lib/ports.ts';
import type { RecordedEvent } from '../event.ts';
import type { DossierId } from '../ids.ts';
import type { LedgerId } from './ledger-id.ts';

/** `prevHash` of the first event of every ledger. */
export const GENESIS_HASH = '0'.repeat(64);

/** How far a ledger has been read: `seq` 0 and the genesis hash before its first event. */
export interface Head {
  readonly ledgerId: LedgerId;
  readonly seq: number;
  readonly hash: string;
}

export function emptyHead(ledgerId: LedgerId): Head {
  return { ledgerId, seq: 0, hash: GENESIS_HASH };
}

/**
 * SHA-256 over the canonical JSON of everything in the line but the hash itself, and of the dossier's id,
 * so that a line cannot be moved to another place, ledger or dossier unseen (L1).
 */
export function eventHash(hasher: Hasher, dossierId: DossierId, event: Omit<RecordedEvent, 'hash'>): string {
  const { ledgerId, seq, type, v, payload, actor, commandId, authorAt, hubAt, prevHash } = event;
  // Named in canonical order, which spares looking for it at each of 50,000 lines.
  const line = { actor, authorAt, commandId, dossierId, hubAt, ledgerId, payload, prevHash, seq, type, v };
  return hasher.sha256Hex(canonicalJson(line));
}

export type ChainFault =
  | { readonly kind: 'gap'; readonly expectedSeq: number; readonly foundSeq: number }
  | { readonly kind: 'wrongLedger'; readonly seq: number }
  | { readonly kind: 'brokenLink'; readonly seq: number }
  | { readonly kind: 'wrongHash'; readonly seq: number };

/** Checks that `event` is the next line after `head`; the first fault found, or null. */
export function linkFault(
  hasher: Hasher,
  dossierId: DossierId,
  head: Head,
  event: RecordedEvent,
): ChainFault | null {
  if (event.ledgerId !== head.ledgerId) return { kind: 'wrongLedger', seq: event.seq };
  if (event.seq !== head.seq + 1) return { kind: 'gap', expectedSeq: head.seq + 1, foundSeq: event.seq };
  if (event.prevHash !== head.hash) return { kind: 'brokenLink', seq: event.seq };
  if (event.hash !== eventHash(hasher, dossierId, event)) return { kind: 'wrongHash', seq: event.seq };
  return null;
}

export function headAfter(event: RecordedEvent): Head {
  return { ledgerId: event.ledgerId, seq: event.seq, hash: event.hash };
}
