import type { DossierId } from '#shared/domain/ids.ts';
import { emptyHead, headAfter, linkFault, type ChainFault } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { nodeHasher } from '../runtime/system.ts';
import type { LedgerStore } from '../room/ports.ts';

export interface Damage {
  readonly dossierId: DossierId;
  readonly ledgerId: LedgerId;
  readonly fault: ChainFault;
}

export interface Verified {
  readonly ledgers: number;
  readonly events: number;
  readonly damage: readonly Damage[];
}

const PAGE = 2_000;

/**
 * Recomputes the hash chain of every ledger of a dossier (L1). An integrity check of the database finds few
 * of the changes that this finds (F5). Of a damaged ledger the first fault is reported.
 */
export async function verifyDossier(store: LedgerStore, dossierId: DossierId): Promise<Verified> {
  const damage: Damage[] = [];
  let events = 0;
  const heads = await store.heads(dossierId);
  for (const { ledgerId } of heads) {
    let head = emptyHead(ledgerId);
    let fault: ChainFault | null = null;
    for (;;) {
      const lines = await store.read(dossierId, ledgerId, head.seq, PAGE);
      for (const line of lines) {
        fault = linkFault(nodeHasher, dossierId, head, line);
        if (fault) break;
        head = headAfter(line);
        events++;
      }
      if (fault || lines.length < PAGE) break;
    }
    if (fault) damage.push({ dossierId, ledgerId, fault });
  }
  return { ledgers: heads.length, events, damage };
}
