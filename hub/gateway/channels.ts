import type { DossierId } from '#shared/domain/ids.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';

/** Names of Socket.IO rooms. Made here from ids the hub has checked, never taken from a client (GW5). */
export function ledgerChannel(dossierId: DossierId, ledgerId: LedgerId): string {
  return `${dossierId}/${ledgerId}`;
}

export function isOfDossier(channel: string, dossierId: DossierId): boolean {
  return channel.startsWith(`${dossierId}/`);
}

export function sessionChannel(sessionId: string): string {
  return `session:${sessionId}`;
}

export function accountChannel(accountId: string): string {
  return `account:${accountId}`;
}
