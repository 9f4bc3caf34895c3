import { ok, type Result } from '#shared/lib/result.ts';
import type { CodePeek } from '#shared/protocol/accounts.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { AccountCodes } from '../accounts/account-codes.ts';
import type { Seats } from './seats.ts';

/** What a code opens, of whichever kind it is: whoever holds it need not know (AC15). One try, whatever it opens. */
export async function peekCode(
  { seats, codes }: { readonly seats: Seats; readonly codes: AccountCodes },
  code: string,
  address: string,
): Promise<Result<CodePeek, Fault>> {
  const seat = await seats.peek(code, address);
  if (seat.ok) return ok({ opens: 'seat', ...seat.value });
  if (seat.error.code !== 'codeInvalid') return seat;
  return codes.peekPaid(code, address);
}
