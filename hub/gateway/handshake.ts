import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { faultSchema, type Fault } from '#shared/protocol/errors.ts';
import { MIN_SUPPORTED_PROTOCOL, PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { Caller, Sessions } from '../accounts/sessions.ts';
import { faultOf } from '../runtime/faults.ts';

const handshakeSchema = z.object({
  token: z.string().min(1).max(200),
  protocol: z.number().int().min(0),
  app: z.string().max(100),
});

/** Versions first: an old client must learn that it is old, even when its session has run out. */
export function checkHandshake(
  auth: unknown,
  sessions: Sessions,
): Result<Caller & { readonly app: string }, Fault> {
  const parsed = handshakeSchema.safeParse(auth);
  if (!parsed.success) return err(faultOf('badRequest', 'auth must hold token, protocol and app'));
  const { protocol, token, app } = parsed.data;
  if (protocol < MIN_SUPPORTED_PROTOCOL) {
    return err(faultOf('protocolTooOld', `this hub speaks protocols from ${MIN_SUPPORTED_PROTOCOL} on`));
  }
  if (protocol > PROTOCOL_VERSION) {
    return err(faultOf('protocolTooNew', `this hub speaks protocols up to ${PROTOCOL_VERSION}`));
  }
  const caller = sessions.authenticate(token);
  return caller ? ok({ ...caller, app }) : err(faultOf('unauthenticated', 'no such session'));
}

/** What a refused client finds in `connect_error`: the fault in `data`. */
export class HandshakeRefused extends Error {
  override name = 'HandshakeRefused';
  readonly data: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.data = faultSchema.parse(fault);
  }
}
