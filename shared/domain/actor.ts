import type { MemberId } from './ids.ts';

/** Who a command speaks for. The hub takes it from the authenticated session, never from a payload (R1). */
export type Actor = { readonly kind: 'member'; readonly memberId: MemberId } | { readonly kind: 'system' };

export const SYSTEM: Actor = { kind: 'system' };

export interface DecideContext {
  readonly actor: Actor;
  /** The decider's clock: the hub's with authority, the desktop's in a prediction. */
  readonly nowMs: number;
}
