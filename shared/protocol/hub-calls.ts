import type { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import { faultSchema, type Fault } from './errors.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Below the hub's address, with its query. */
  readonly path: string;
  readonly token: string | null;
  /** JSON; absent with GET. */
  readonly body?: unknown;
}

/** How a runtime sends one request: `fetch`, with the bearer token in `Authorization`. */
export interface HttpPort {
  /** `body` is the parsed JSON, or null where there was none. Throws when no answer came at all. */
  send(request: HttpRequest): Promise<{ readonly status: number; readonly body: unknown }>;
}

export type Outcome<T> = Promise<Result<T, Fault>>;

/** The token in force, asked at every request: it changes with login and logout. */
export type TokenSource = () => string | null;

/** One request, one parsed answer. Every failure is a fault, never a throw. */
export class HubCalls {
  readonly #http: HttpPort;
  readonly #token: TokenSource;

  constructor(http: HttpPort, token: TokenSource) {
    this.#http = http;
    this.#token = token;
  }

  async get<T>(schema: z.ZodType<T>, path: string): Outcome<T> {
    return parsed(schema, path, await this.#send({ method: 'GET', path, token: this.#token() }));
  }

  async post<T>(schema: z.ZodType<T>, path: string, body: unknown): Outcome<T> {
    return parsed(schema, path, await this.#send({ method: 'POST', path, token: this.#token(), body }));
  }

  /** For answers that say no more than yes. */
  async tell(path: string, body: unknown = {}): Outcome<true> {
    const answer = await this.#send({ method: 'POST', path, token: this.#token(), body });
    return answer.ok ? ok(true) : answer;
  }

  async #send(request: HttpRequest): Outcome<unknown> {
    try {
      const { status, body } = await this.#http.send(request);
      return status >= 200 && status < 300 ? ok(body) : err(faultOf(body, status));
    } catch (error) {
      return err(unavailable(error instanceof Error ? error.message : 'no answer'));
    }
  }
}

function parsed<T>(schema: z.ZodType<T>, path: string, answer: Result<unknown, Fault>): Result<T, Fault> {
  if (!answer.ok) return answer;
  const value = schema.safeParse(answer.value);
  return value.success ? ok(value.data) : err(strangeAnswer(path));
}

/** The hub could not be reached, or what answered is no hub. */
export function unavailable(message: string): Fault {
  return { code: 'unavailable', message, retry: 'auto', minBackoffMs: 1000 };
}

/** The fault in a failed answer's body, or the nearest one to its status where the body holds none. */
export function faultOf(body: unknown, status: number): Fault {
  if (typeof body === 'object' && body !== null && 'fault' in body) {
    const fault = faultSchema.safeParse(body.fault);
    if (fault.success) return fault.data;
  }
  if (status === 401) return { code: 'unauthenticated', message: 'no session', retry: 'afterUserAction' };
  if (status === 404) return { code: 'notFound', message: 'not found', retry: 'never' };
  return unavailable(`status ${status}`);
}

function strangeAnswer(path: string): Fault {
  return { code: 'internal', message: `answer of ${path} is not of this protocol`, retry: 'never' };
}
