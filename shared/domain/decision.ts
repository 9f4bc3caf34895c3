import { err, ok, type Result } from '../lib/result.ts';
import type { DecideContext } from './actor.ts';
import type { CommandOf, CommandType } from './command.ts';
import type { Member } from './dossier/member.ts';
import type { DomainEvent, NewEvent } from './event.ts';
import type { LedgerId } from './ledger/ledger-id.ts';
import type { Rejection, RejectionCode } from './rejection.ts';
import type { DossierState } from './state.ts';

/** What a rule answers: the events to append, in order and in one transaction, or why not. */
export type Decision = Result<readonly NewEvent[], Rejection>;

/** A rule about a command that a member gives. `member` is joined and not recused. */
export type MemberRule<T extends CommandType> = (
  state: DossierState,
  command: CommandOf<T>,
  context: DecideContext & { readonly member: Member },
) => Decision;

export function accept(...events: readonly NewEvent[]): Decision {
  return ok(events);
}

export function reject(
  code: RejectionCode,
  details?: Readonly<Record<string, string | number>>,
  rule?: string,
): { readonly ok: false; readonly error: Rejection } {
  return err({ code, ...(details && { details }), ...(rule && { rule }) });
}

export function to(ledgerId: LedgerId, event: DomainEvent): NewEvent {
  return { ledgerId, event };
}
