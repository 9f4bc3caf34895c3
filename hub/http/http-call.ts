import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Fault } from '#shared/protocol/errors.ts';
import type { Caller, Sessions } from '../accounts/sessions.ts';
import { faultOf, httpStatusOf, refuse } from '../runtime/faults.ts';
import { isPlainJson } from '../runtime/plain-json.ts';

export const MAX_BODY_BYTES = 64 * 1024;
/** How long a body of a route may take to arrive. */
const BODY_TIMEOUT_MS = 30_000;

/** One request as routes see it. */
export interface HttpCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Parts of the path that the route's pattern names. */
  readonly params: Readonly<Record<string, string>>;
  /** Where it comes from, for limits. */
  readonly address: string;
}

/** Whose session the request's bearer token is; the token never comes by cookie or URL. */
export function callerOf(
  request: IncomingMessage,
  sessions: Sessions,
): Result<Caller & { readonly token: string }, Fault> {
  const token = /^Bearer +([A-Za-z0-9_-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  const caller = token === undefined ? undefined : sessions.authenticate(token);
  return caller && token !== undefined
    ? ok({ ...caller, token })
    : err(faultOf('unauthenticated', 'no such session'));
}

/** The JSON body, parsed; too long, not JSON or not of the schema are faults. */
export async function readBody<T>(
  request: IncomingMessage,
  schema: z.ZodType<T>,
  timeoutMs = BODY_TIMEOUT_MS,
): Promise<Result<T, Fault>> {
  const text = await readText(request, timeoutMs);
  if (!text.ok) return text;
  let value: unknown;
  try {
    value = JSON.parse(text.value === '' ? '{}' : text.value);
  } catch {
    return refuse('badRequest', 'the body is not JSON');
  }
  if (!isPlainJson(value)) return refuse('badRequest', 'the body is not plain JSON of bounded depth');
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return refuse(
    'badRequest',
    `the body is not of this protocol at "${parsed.error.issues[0]?.path.join('.') ?? ''}"`,
  );
}

async function readText(request: IncomingMessage, timeoutMs: number): Promise<Result<string, Fault>> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Nobody holds a connection by sending a body drop by drop: it is cut, and there is nobody left to answer.
  const timer = setTimeout(() => request.destroy(), timeoutMs);
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) return refuse('tooLarge', `a body has at most ${MAX_BODY_BYTES} bytes`);
      chunks.push(chunk);
    }
  } catch {
    return refuse('badRequest', 'the body broke off');
  } finally {
    clearTimeout(timer);
  }
  const bytes = Buffer.concat(chunks);
  return isUtf8(bytes) ? ok(bytes.toString('utf8')) : refuse('badRequest', 'the body is not UTF-8');
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.byteLength,
    'Cache-Control': 'no-store',
  });
  response.end(bytes);
}

/** What a request ends with: the value as JSON, or the fault with its status. */
export function sendResult(response: ServerResponse, result: Result<unknown, Fault>): void {
  if (result.ok) return sendJson(response, 200, result.value);
  const { minBackoffMs } = result.error;
  if (minBackoffMs !== undefined) response.setHeader('Retry-After', Math.ceil(minBackoffMs / 1000));
  sendJson(response, httpStatusOf(result.error.code), { fault: result.error });
}
