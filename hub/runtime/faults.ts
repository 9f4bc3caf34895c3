import type { Fault, FaultCode } from '#shared/protocol/errors.ts';
import { err } from '#shared/lib/result.ts';

const RETRY: Readonly<Record<FaultCode, Fault['retry']>> = {
  badRequest: 'never',
  unauthenticated: 'afterUserAction',
  notFound: 'never',
  forbidden: 'never',
  tooLarge: 'never',
  rateLimited: 'auto',
  outOfOrder: 'afterUserAction',
  protocolTooOld: 'afterUserAction',
  protocolTooNew: 'afterUserAction',
  codeInvalid: 'afterUserAction',
  loginTaken: 'afterUserAction',
  passwordTooWeak: 'afterUserAction',
  passwordWrong: 'afterUserAction',
  lastAdmin: 'afterUserAction',
  setupDone: 'never',
  unavailable: 'auto',
  internal: 'auto',
};

const HTTP_STATUS: Readonly<Record<FaultCode, number>> = {
  badRequest: 400,
  unauthenticated: 401,
  notFound: 404,
  forbidden: 403,
  tooLarge: 413,
  rateLimited: 429,
  outOfOrder: 409,
  protocolTooOld: 426,
  protocolTooNew: 426,
  codeInvalid: 400,
  loginTaken: 409,
  passwordTooWeak: 400,
  passwordWrong: 403,
  lastAdmin: 409,
  setupDone: 409,
  unavailable: 503,
  internal: 500,
};

/** `message` is for engineers and goes over the wire: it never quotes data. */
export function faultOf(
  code: FaultCode,
  message: string,
  rest: Pick<Fault, 'minBackoffMs' | 'expectedSeq'> = {},
): Fault {
  return { code, message, retry: RETRY[code], ...rest };
}

export function refuse(
  code: FaultCode,
  message: string,
  rest: Pick<Fault, 'minBackoffMs' | 'expectedSeq'> = {},
): { readonly ok: false; readonly error: Fault } {
  return err(faultOf(code, message, rest));
}

export function httpStatusOf(code: FaultCode): number {
  return HTTP_STATUS[code];
}
