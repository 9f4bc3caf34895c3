import type { AccountCodePeek } from '#shared/protocol/accounts.ts';
import type { PeekAnswer } from '#shared/protocol/http.ts';
import { ok } from '#shared/lib/result.ts';
import type { FaultResult, YunpingClient } from '#renderer/app/client/client.ts';

/** What a code opens: a seat in a dossier, an account of one's own, or a new password. */
export type PeekedCode =
  | { readonly opens: 'seat'; readonly peek: PeekAnswer }
  | { readonly opens: 'account'; readonly peek: Extract<AccountCodePeek, { kind: 'invitation' }> }
  | { readonly opens: 'password'; readonly peek: Extract<AccountCodePeek, { kind: 'reset' }> };

/** A code does not say of which kind it is, and whoever holds it need not know. */
export async function peekCode(
  client: Pick<YunpingClient, 'peekInvitation' | 'peekAccountCode'>,
  code: string,
): Promise<FaultResult<PeekedCode>> {
  const seat = await client.peekInvitation(code);
  if (seat.ok) return ok({ opens: 'seat', peek: seat.value });
  if (seat.error.code !== 'codeInvalid') return seat;
  const account = await client.peekAccountCode(code);
  if (!account.ok) return account;
  return ok(
    account.value.kind === 'invitation'
      ? { opens: 'account', peek: account.value }
      : { opens: 'password', peek: account.value },
  );
}
