import { z } from 'zod';
import type { DossierId, MemberId, Sha256 } from '../domain/ids.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { faultSchema, type Fault } from './errors.ts';
import {
  inviteAnswerSchema,
  listAnswerSchema,
  peekAnswerSchema,
  redeemAnswerSchema,
  sessionAnswerSchema,
  uploadStatusSchema,
  type InviteAnswer,
  type ListAnswer,
  type ListFilter,
  type PeekAnswer,
  type RedeemAnswer,
  type SessionAnswer,
  type UploadStatus,
} from './http.ts';

/** GET /api/hub, open to all: whether the first administrator is still to be made, and what the hub speaks. */
export const hubStatusSchema = z.object({
  needsSetup: z.boolean(),
  protocol: z.number().int(),
  minProtocol: z.number().int(),
});
export type HubStatus = z.infer<typeof hubStatusSchema>;

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

type Outcome<T> = Promise<Result<T, Fault>>;

/** The hub could not be reached, or what answered is no hub. */
export function unavailable(message: string): Fault {
  return { code: 'unavailable', message, retry: 'auto', minBackoffMs: 1000 };
}

/** The token in force, asked at every request: it changes with login and logout. */
export type TokenSource = () => string | null;

/** The hub's HTTP interface as typed calls. Every answer is parsed; every failure is a fault, never a throw. */
export class HubApi {
  readonly #http: HttpPort;
  readonly #token: TokenSource;

  constructor(http: HttpPort, token: TokenSource) {
    this.#http = http;
    this.#token = token;
  }

  status(): Outcome<HubStatus> {
    return this.#call(hubStatusSchema, 'GET', '/api/hub');
  }

  session(): Outcome<SessionAnswer> {
    return this.#call(sessionAnswerSchema, 'GET', '/api/session');
  }

  setup(body: {
    code: string;
    login: string;
    name: string;
    unit: string;
    password: string;
  }): Outcome<SessionAnswer> {
    return this.#call(sessionAnswerSchema, 'POST', '/api/setup', body);
  }

  login(body: { login: string; password: string }): Outcome<SessionAnswer> {
    return this.#call(sessionAnswerSchema, 'POST', '/api/login', body);
  }

  async logout(): Promise<void> {
    await this.#send('POST', '/api/logout', {});
  }

  peek(code: string): Outcome<PeekAnswer> {
    return this.#call(peekAnswerSchema, 'POST', '/api/invitations/peek', { code });
  }

  redeem(body: {
    code: string;
    login?: string | undefined;
    password?: string | undefined;
  }): Outcome<RedeemAnswer> {
    return this.#call(redeemAnswerSchema, 'POST', '/api/invitations/redeem', body);
  }

  invite(dossierId: DossierId, memberId: MemberId): Outcome<InviteAnswer> {
    return this.#call(inviteAnswerSchema, 'POST', '/api/invitations', { dossierId, memberId });
  }

  async reserveSeat(dossierId: DossierId, memberId: MemberId): Outcome<true> {
    const answer = await this.#send('POST', '/api/seats', { dossierId, memberId });
    return answer.ok ? ok(true) : answer;
  }

  dossiers(query: {
    offset: number;
    limit: number;
    filter: ListFilter;
    text: string;
    changedAfter?: number;
  }): Outcome<ListAnswer> {
    const { offset, limit, filter, text, changedAfter = 0 } = query;
    const parts = [
      `offset=${offset}`,
      `limit=${limit}`,
      `filter=${filter}`,
      `text=${encodeURIComponent(text)}`,
      `changedAfter=${changedAfter}`,
    ];
    return this.#call(listAnswerSchema, 'GET', `/api/dossiers?${parts.join('&')}`);
  }

  uploadStatus(uploadId: string): Outcome<UploadStatus> {
    return this.#call(uploadStatusSchema, 'GET', `/api/uploads/${encodeURIComponent(uploadId)}`);
  }

  async #call<T>(
    schema: z.ZodType<T>,
    method: HttpRequest['method'],
    path: string,
    body?: unknown,
  ): Outcome<T> {
    const answer = await this.#send(method, path, body);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value);
    return parsed.success ? ok(parsed.data) : err(strangeAnswer(path));
  }

  async #send(method: HttpRequest['method'], path: string, body?: unknown): Outcome<unknown> {
    const token = this.#token();
    try {
      const answer = await this.#http.send({
        method,
        path,
        token,
        ...(body === undefined ? {} : { body }),
      });
      return answer.status >= 200 && answer.status < 300
        ? ok(answer.body)
        : err(faultOf(answer.body, answer.status));
    } catch (error) {
      return err(unavailable(error instanceof Error ? error.message : 'no answer'));
    }
  }
}

/** Where a file's bytes are; answers HTTP Range to a bearer who may read it. */
export function filePath(dossierId: DossierId, sha256: Sha256): string {
  return `/api/dossiers/${dossierId}/files/${sha256}`;
}

/** Where uploads begin (tus). */
export const UPLOAD_PATH = '/files';

/** The id of an upload, from the address that tus gave it. */
export function uploadIdOf(uploadUrl: string): string {
  return uploadUrl.replace(/[?#].*$/u, '').replace(/^.*\//u, '');
}

/** The fault in a failed answer's body, or the nearest one to its status where the body holds none. */
export function faultOf(body: unknown, status: number): Fault {
  if (typeof body === 'object' && body !== null && 'fault' in body) {
    const parsed = faultSchema.safeParse(body.fault);
    if (parsed.success) return parsed.data;
  }
  if (status === 401) return { code: 'unauthenticated', message: 'no session', retry: 'afterUserAction' };
  if (status === 404) return { code: 'notFound', message: 'not found', retry: 'never' };
  return unavailable(`status ${status}`);
}

function strangeAnswer(path: string): Fault {
  return { code: 'internal', message: `answer of ${path} is not of this protocol`, retry: 'never' };
}
