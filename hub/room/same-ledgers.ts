import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';

/** Whether two lists name the same ledgers; neither names one twice. */
export function sameLedgers(a: readonly LedgerId[], b: readonly LedgerId[]): boolean {
  return a.length === b.length && a.every((ledgerId) => b.includes(ledgerId));
}
