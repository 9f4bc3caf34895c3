import { z } from 'zod';
import type { MemberId } from '../ids.ts';

/**
 * The audiences of a dossier, one append-only ledger each (architecture: L1, L2). `parties` is everyone in
 * the dossier; `panel` the experts and the clerk as their secretary; `applicants` owner and compiler with
 * the clerk; `bureau` clerk and leader; `private:<member>` one person alone.
 */
export const ledgerIdSchema = z.union([
  z.enum(['parties', 'panel', 'applicants', 'bureau']),
  z.templateLiteral(['private:', z.string().regex(/^[A-Za-z0-9_-]{4,40}$/u)]),
]);
export type LedgerId = z.infer<typeof ledgerIdSchema>;

export function privateLedger(memberId: MemberId): LedgerId {
  return `private:${memberId}`;
}
