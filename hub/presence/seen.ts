import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { ledgersOf } from '#shared/domain/ledger/access.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { SeenState } from '#shared/protocol/presence.ts';
import { acquaintances, isShutOut, isWatchedOnlyInRoom } from './acquaintance.ts';
import type { SeenTable } from './seen-table.ts';

/** What one receiver may hear of who has seen a ledger; null for nothing at all (PR5). */
export function seenFor(
  table: Pick<SeenTable, 'of'>,
  state: DossierState,
  dossierId: DossierId,
  ledgerId: LedgerId,
  receiver: MemberId,
): SeenState | null {
  if (!ledgersOf(state, receiver).includes(ledgerId) || isShutOut(state, receiver)) return null;
  const known = acquaintances(state, receiver);
  const seen = table
    .of(dossierId, ledgerId)
    .filter(({ memberId }) => memberId === receiver || known.has(memberId))
    .filter(({ memberId }) => !isWatchedOnlyInRoom(state, receiver, memberId))
    .filter(({ memberId }) => ledgersOf(state, memberId).includes(ledgerId));
  return { dossierId, ledgerId, seen };
}
