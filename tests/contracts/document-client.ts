// A client of the hub written from docs/spec/protocol.md alone: nothing of shared/ or hub/ is imported.
// The numbers in comments are the sections it follows.
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Fault {
  readonly code: string;
  readonly retry: string;
  readonly minBackoffMs?: number;
  readonly expectedSeq?: number;
}

export interface LedgerEvent {
  readonly ledgerId: string;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly payload: { readonly [key: string]: Json };
  readonly actor: string | null;
  readonly commandId: string;
  readonly authorAt: number;
  readonly hubAt: number;
  readonly prevHash: string;
  readonly hash: string;
}

interface Ledger {
  events: LedgerEvent[];
  /** The state hash the hub told, and where it stood then (6). */
  told: { readonly seq: number; readonly hash: string };
}

interface CatchUp {
  readonly ledgerId: string;
  readonly reset: boolean;
  readonly events: readonly LedgerEvent[];
  readonly headSeq: number;
  readonly stateHash: string;
}

export type Outcome =
  | { readonly result: 'accepted'; readonly positions: readonly { ledgerId: string; seq: number }[] }
  | { readonly result: 'rejected'; readonly rejection: { readonly code: string } };

export class RefusedError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

const ZEROS = '0'.repeat(64);

export function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** 6: RFC 8785 for what occurs here. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}

/** One account on one device. */
export class DocumentClient {
  readonly #url: string;
  readonly deviceId = newId();
  token = '';
  #socket: Socket | null = null;
  readonly ledgers = new Map<string, Ledger>();
  /** What the hub said unasked, in order. */
  readonly heard: { readonly name: string; readonly body: Json }[] = [];
  readonly #mutationSeqs = new Map<string, number>();

  constructor(url: string) {
    this.#url = url;
  }

  // 4: HTTP

  async request(method: 'GET' | 'POST', path: string, body?: Json): Promise<Record<string, Json>> {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        ...(this.token !== '' && { Authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Record<string, Json>;
    if (!response.ok) throw new RefusedError(answer['fault'] as unknown as Fault);
    return answer;
  }

  async begin(
    path: '/api/setup' | '/api/login' | '/api/invitations/redeem',
    body: Json,
  ): Promise<Record<string, Json>> {
    const session = await this.request('POST', path, body);
    const { token } = session;
    if (typeof token === 'string') this.token = token;
    return session;
  }

  // 5: the socket

  async connect(odd: { readonly [key: string]: Json } = {}): Promise<void> {
    const socket = io(this.#url, {
      transports: ['websocket'],
      auth: { token: this.token, protocol: 1, app: 'document-client 1', ...odd },
      forceNew: true,
      reconnection: false,
    });
    this.#socket = socket;
    socket.onAny((name: string, body: Json) => this.heard.push({ name, body }));
    socket.on('events.batch', (batch: { events: readonly LedgerEvent[] }) => {
      for (const event of batch.events) this.#takeIn(event);
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error: Error & { data?: Fault }) =>
        reject(error.data ? new RefusedError(error.data) : error),
      );
    });
  }

  /** Resolves when the hub has closed the socket. */
  closed(): Promise<void> {
    return new Promise((resolve) => this.#socket?.once('disconnect', () => resolve()));
  }

  disconnect(): void {
    this.#socket?.disconnect();
  }

  /** A message that nobody answers. */
  tell(name: string, body: Json): void {
    this.#socket?.emit(name, body);
  }

  async ask(name: string, body: Json): Promise<Record<string, Json>> {
    if (!this.#socket) throw new Error('not connected');
    const answer = await this.#socket.timeout(5_000).emitWithAck(name, body);
    if (answer.ok !== true) throw new RefusedError(answer.fault);
    return answer;
  }

  // 6: reading a dossier

  /** Subscribes and catches up; says which ledgers had to be dropped. */
  async open(dossierId: string): Promise<{ readonly memberId: string; readonly resets: readonly string[] }> {
    const heads = [...this.ledgers].flatMap(([ledgerId, { events, told }]) => {
      const last = events.at(-1);
      const stateHash = last?.seq === told.seq ? told.hash : ZEROS;
      return last ? [{ ledgerId, seq: last.seq, hash: last.hash, stateHash }] : [];
    });
    const answer = await this.ask('dossier.open', { dossierId, deviceId: this.deviceId, heads });
    const opened = answer['opened'] as unknown as {
      memberId: string;
      ledgers: readonly CatchUp[];
      nextMutationSeq: number;
    };
    this.#mutationSeqs.set(dossierId, opened.nextMutationSeq);
    const mine = new Set(opened.ledgers.map((ledger) => ledger.ledgerId));
    for (const ledgerId of this.ledgers.keys()) if (!mine.has(ledgerId)) this.ledgers.delete(ledgerId);
    for (const catchUp of opened.ledgers) await this.#catchUp(dossierId, catchUp);
    const resets = opened.ledgers.filter((ledger) => ledger.reset).map((ledger) => ledger.ledgerId);
    return { memberId: opened.memberId, resets };
  }

  async #catchUp(dossierId: string, { ledgerId, reset, events, headSeq, stateHash }: CatchUp): Promise<void> {
    const told = { seq: headSeq, hash: stateHash };
    const known = this.ledgers.get(ledgerId);
    if (!known || reset) this.ledgers.set(ledgerId, { events: [], told });
    else known.told = told;
    for (const event of events) this.#takeIn(event);
    for (;;) {
      const afterSeq = this.ledgers.get(ledgerId)?.events.at(-1)?.seq ?? 0;
      if (afterSeq >= headSeq) return;
      const answer = await this.ask('events.pull', { dossierId, ledgerId, afterSeq, limit: 2000 });
      const batch = answer['batch'] as unknown as { events: readonly LedgerEvent[] };
      for (const event of batch.events) this.#takeIn(event);
    }
  }

  /** The next event is taken, known ones are passed over; a gap is left for the next opening to fill. */
  #takeIn(event: LedgerEvent): void {
    const ledger = this.ledgers.get(event.ledgerId);
    if (ledger && event.seq === ledger.events.length + 1) ledger.events.push(event);
  }

  /** The first thing wrong with what is held, or null (6, the chain). */
  brokenAt(dossierId: string): string | null {
    for (const [ledgerId, { events }] of this.ledgers) {
      let prevHash = ZEROS;
      for (const [index, { hash, ...line }] of events.entries()) {
        const text = canonical({ dossierId, ...line });
        const computed = createHash('sha256').update(text, 'utf8').digest('hex');
        if (line.seq !== index + 1 || line.prevHash !== prevHash || hash !== computed) {
          return `${ledgerId}/${index + 1}`;
        }
        prevHash = hash;
      }
    }
    return null;
  }

  // 7: commands

  /** Makes the push of a command; send it as often as needed. */
  prepare(dossierId: string, command: Json): Record<string, Json> {
    const mutationSeq = this.#mutationSeqs.get(dossierId) ?? 1;
    this.#mutationSeqs.set(dossierId, mutationSeq + 1);
    const { deviceId } = this;
    return { dossierId, deviceId, mutationSeq, commandId: newId(), authorAt: Date.now(), command };
  }

  async push(push: Record<string, Json>): Promise<Outcome> {
    const answer = await this.ask('command.push', push);
    return answer['outcome'] as unknown as Outcome;
  }

  // 9: files

  /** Announces an upload; the status, and where its bytes go. */
  async beginUpload(
    dossierId: string,
    filename: string,
    length: number,
    kind?: 'picture',
  ): Promise<{ readonly status: number; readonly location: string }> {
    const encode = (text: string): string => Buffer.from(text).toString('base64');
    const begun = await fetch(`${this.#url}/files`, {
      method: 'POST',
      headers: {
        ...this.#tusHeaders(),
        'Upload-Length': String(length),
        'Upload-Metadata':
          `dossierId ${encode(dossierId)},filename ${encode(filename)}` +
          (kind === undefined ? '' : `,kind ${encode(kind)}`),
      },
    });
    return { status: begun.status, location: begun.headers.get('location') ?? '' };
  }

  /** What says who asks. */
  get headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.token}` };
  }

  #tusHeaders(): Record<string, string> {
    return { ...this.headers, 'Tus-Resumable': '1.0.0' };
  }

  /** The whole way up, in parts of `partBytes`. */
  async upload(
    dossierId: string,
    filename: string,
    bytes: Uint8Array,
    partBytes: number,
    kind?: 'picture',
  ): Promise<Record<string, Json>> {
    const { location } = await this.beginUpload(dossierId, filename, bytes.byteLength, kind);
    for (let offset = 0; offset < bytes.byteLength;) {
      const sent = await fetch(new URL(location, this.#url), {
        method: 'PATCH',
        headers: {
          ...this.#tusHeaders(),
          'Content-Type': 'application/offset+octet-stream',
          'Upload-Offset': String(offset),
        },
        body: Buffer.from(bytes.subarray(offset, offset + partBytes)),
      });
      offset = Number(sent.headers.get('upload-offset'));
    }
    const uploadId = location.slice(location.lastIndexOf('/') + 1);
    for (;;) {
      const status = await this.request('GET', `/api/uploads/${uploadId}`);
      if (status['status'] !== 'receiving' && status['status'] !== 'checking') return status;
      await sleep(50);
    }
  }

  download(dossierId: string, sha256: string, range?: string): Promise<Response> {
    return fetch(`${this.#url}/api/dossiers/${dossierId}/files/${sha256}`, {
      headers: { Authorization: `Bearer ${this.token}`, ...(range !== undefined && { Range: range }) },
    });
  }
}
