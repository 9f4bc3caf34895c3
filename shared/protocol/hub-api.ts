import { z } from 'zod';
import type { DossierId, MemberId, Sha256 } from '../domain/ids.ts';
import { codePeekSchema, type CodePeek } from './accounts.ts';
import { AccountsApi } from './accounts-api.ts';
import { HubCalls, type HttpPort, type Outcome, type TokenSource } from './hub-calls.ts';
import { LettersApi } from './letters-api.ts';
import { RehearsalApi } from './rehearsal-api.ts';
import {
  inviteAnswerSchema,
  listAnswerSchema,
  redeemAnswerSchema,
  sessionAnswerSchema,
  uploadStatusSchema,
  type InviteAnswer,
  type ListAnswer,
  type ListFilter,
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

/** The hub's HTTP interface as typed calls. Every answer is parsed; every failure is a fault, never a throw. */
export class HubApi {
  readonly #calls: HubCalls;
  readonly accounts: AccountsApi;
  readonly letters: LettersApi;
  readonly rehearsals: RehearsalApi;

  constructor(http: HttpPort, token: TokenSource) {
    this.#calls = new HubCalls(http, token);
    this.accounts = new AccountsApi(this.#calls);
    this.letters = new LettersApi(this.#calls);
    this.rehearsals = new RehearsalApi(this.#calls);
  }

  status(): Outcome<HubStatus> {
    return this.#calls.get(hubStatusSchema, '/api/hub');
  }

  session(): Outcome<SessionAnswer> {
    return this.#calls.get(sessionAnswerSchema, '/api/session');
  }

  setup(body: {
    code: string;
    login: string;
    name: string;
    unit: string;
    password: string;
  }): Outcome<SessionAnswer> {
    return this.#calls.post(sessionAnswerSchema, '/api/setup', body);
  }

  login(body: { login: string; password: string }): Outcome<SessionAnswer> {
    return this.#calls.post(sessionAnswerSchema, '/api/login', body);
  }

  async logout(): Promise<void> {
    await this.#calls.tell('/api/logout');
  }

  peekCode(code: string): Outcome<CodePeek> {
    return this.#calls.post(codePeekSchema, '/api/codes/peek', { code });
  }

  redeem(body: {
    code: string;
    login?: string | undefined;
    password?: string | undefined;
  }): Outcome<RedeemAnswer> {
    return this.#calls.post(redeemAnswerSchema, '/api/invitations/redeem', body);
  }

  invite(dossierId: DossierId, memberId: MemberId): Outcome<InviteAnswer> {
    return this.#calls.post(inviteAnswerSchema, '/api/invitations', { dossierId, memberId });
  }

  reserveSeat(dossierId: DossierId, memberId: MemberId): Outcome<true> {
    return this.#calls.tell('/api/seats', { dossierId, memberId });
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
    return this.#calls.get(listAnswerSchema, `/api/dossiers?${parts.join('&')}`);
  }

  uploadStatus(uploadId: string): Outcome<UploadStatus> {
    return this.#calls.get(uploadStatusSchema, `/api/uploads/${encodeURIComponent(uploadId)}`);
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
