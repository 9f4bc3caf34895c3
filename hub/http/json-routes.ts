import { z } from 'zod';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Caller, Sessions } from '../accounts/sessions.ts';
import { refuse } from '../runtime/faults.ts';
import { callerOf, readBody, sendResult, type HttpCall } from './http-call.ts';
import type { Handler } from './router.ts';

export type Signed = Caller & { readonly token: string };
export type Outcome = Result<unknown, Fault> | Promise<Result<unknown, Fault>>;

export const nothing = z.object({}).strict();
const idSchema = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/u);

/** For all. */
export function open(work: (call: HttpCall) => Outcome): Handler {
  return async (call) => sendResult(call.response, await work(call));
}

/** For whoever is logged in. */
export function signedWith(
  sessions: Sessions,
): (work: (caller: Signed, call: HttpCall) => Outcome) => Handler {
  return (work) =>
    open((call) => {
      const caller = callerOf(call.request, sessions);
      return caller.ok ? work(caller.value, call) : caller;
    });
}

export async function withBody<T>(
  call: HttpCall,
  schema: z.ZodType<T>,
  work: (body: T) => Outcome,
): Promise<Result<unknown, Fault>> {
  const body = await readBody(call.request, schema);
  return body.ok ? work(body.value) : body;
}

/** The part of the path called `name`; what cannot be an id names nothing. */
export function withId(call: HttpCall, name: string, work: (id: string) => Outcome): Outcome {
  const id = idSchema.safeParse(call.params[name]);
  return id.success ? work(id.data) : refuse('notFound', 'no such thing');
}

/** A yes that says no more. */
export function empty(result: Result<true, Fault>): Result<unknown, Fault> {
  return result.ok ? ok({}) : result;
}
