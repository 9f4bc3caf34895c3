import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { hash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { Upload } from 'tus-js-client';
import type { Command } from '#shared/domain/command.ts';
import type { RecordedEvent } from '#shared/domain/event.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import type { FileRef } from '#shared/domain/file-ref.ts';
import { deviceIdSchema, type DossierId, type MemberId, type Sha256 } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { HubApi, UPLOAD_PATH, filePath, uploadIdOf } from '#shared/protocol/hub-api.ts';
import type { HttpPort } from '#shared/protocol/hub-calls.ts';
import type { Account, SessionAnswer } from '#shared/protocol/http.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { DossierDesk } from '#shared/sync/dossier-desk.ts';
import { HubSocket, parseDownMessage } from '#shared/sync/hub-socket.ts';
import { MemoryReplicaStore } from '#shared/sync/memory-store.ts';
import type { Replica } from '#shared/sync/replica.ts';

const PATIENCE_MS = 60_000;
const ASK_TIMEOUT_MS = 20_000;

export function newId(): string {
  return randomBytes(16).toString('base64url');
}

function nodeHttp(hubUrl: string): HttpPort {
  return {
    async send({ method, path: where, token, body }) {
      const response = await fetch(new URL(where, hubUrl), {
        method,
        headers: {
          // Between two acts this process may be busy for longer than the hub keeps a connection open.
          connection: 'close',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    },
  };
}

/**
 * One person at a hub without a screen: the same replica and link as the app's, in memory. Acts are awaited
 * until the hub has taken them and this replica has seen them.
 */
export class Participant {
  readonly hubUrl: string;
  readonly api: HubApi;
  readonly #desk: DossierDesk;
  readonly #store = new MemoryReplicaStore();
  readonly #listeners = new Set<() => void>();
  readonly #seats = new Map<DossierId, MemberId>();
  #session: SessionAnswer | null = null;
  #socket: Socket | null = null;

  constructor(hubUrl: string) {
    this.hubUrl = hubUrl;
    this.api = new HubApi(nodeHttp(hubUrl), () => this.#session?.token ?? null);
    const changed = (): void => {
      for (const listener of [...this.#listeners]) listener();
    };
    this.#desk = new DossierDesk(
      {
        store: this.#store,
        clock: { nowMs: () => Date.now() },
        ids: { newId },
        hasher: { sha256Hex: (text) => hash('sha256', text, 'hex') },
        timers: {
          after(delayMs, run) {
            const timer = setTimeout(run, delayMs);
            return () => clearTimeout(timer);
          },
        },
        deviceId: deviceIdSchema.parse(newId()),
        seats: {
          find: (dossierId) => this.#seats.get(dossierId) ?? null,
          remember: (dossierId, memberId) => this.#seats.set(dossierId, memberId),
        },
      },
      {
        dossierChanged: changed,
        presenceChanged: changed,
        pageShown: changed,
        seenChanged: changed,
        unsentChanged: changed,
      },
    );
  }

  get account(): Account {
    if (!this.#session) throw new Error('nobody is signed in');
    return this.#session.account;
  }

  /** For further connections of the same person. */
  get token(): string {
    if (!this.#session) throw new Error('nobody is signed in');
    return this.#session.token;
  }

  /** Takes the session and connects. */
  async enter(session: SessionAnswer): Promise<void> {
    this.#session = session;
    const socket = io(this.hubUrl, {
      transports: ['websocket'],
      auth: { token: session.token, protocol: PROTOCOL_VERSION, app: 'demo' },
      forceNew: true,
    });
    this.#socket = socket;
    socket.onAny((event: string, message: unknown) => {
      const down = parseDownMessage(event, message);
      if (down) this.#desk.receive(down);
    });
    socket.on('disconnect', () => this.#desk.disconnected());
    await new Promise<void>((resolve, reject) => {
      socket.once('connect_error', reject);
      socket.on('connect', () => {
        this.#desk.connected(
          new HubSocket({
            ask: (event, message) =>
              socket.timeout(ASK_TIMEOUT_MS).emitWithAck(event, message) as Promise<unknown>,
            tell: (event, message) => void socket.volatile.emit(event, message),
            state: (event, message) => void socket.emit(event, message),
          }),
        );
        resolve();
      });
    });
  }

  leave(): void {
    this.#desk.clear();
    this.#socket?.disconnect();
  }

  async reserveAndCreate(
    dossierId: DossierId,
    command: Extract<Command, { type: 'dossier.create' }>,
  ): Promise<void> {
    const reserved = await this.api.reserveSeat(dossierId, command.clerk.memberId);
    if (!reserved.ok) throw new Error(`no seat: ${reserved.error.code} ${reserved.error.message}`);
    this.#seats.set(dossierId, command.clerk.memberId);
    this.#desk.acquire(dossierId);
    await this.submit(dossierId, command);
  }

  async open(dossierId: DossierId): Promise<DossierState> {
    this.#desk.acquire(dossierId);
    return this.until(dossierId, (state) => state.parties.dossier !== null, 'the dossier to open');
  }

  replica(dossierId: DossierId): Replica {
    const replica = this.#desk.find(dossierId)?.replica;
    if (!replica) throw new Error(`dossier ${dossierId} is not open`);
    return replica;
  }

  state(dossierId: DossierId): DossierState {
    return this.replica(dossierId).view.confirmed;
  }

  /** The lines of every ledger this person holds, as the hub sent them. */
  lines(dossierId: DossierId): ReadonlyMap<LedgerId, readonly RecordedEvent[]> {
    return this.#store.load(dossierId).events;
  }

  /** Resolves when the hub accepted the command and its events are here; throws with the reason otherwise. */
  async submit(dossierId: DossierId, command: Command): Promise<void> {
    const replica = this.replica(dossierId);
    const result = replica.submit(command);
    if (!result.ok) throw new Error(`${command.type} refused here: ${JSON.stringify(result.error)}`);
    this.#desk.submitted(dossierId);
    await this.#wait(`${command.type} to be taken`, () => {
      const draft = replica.view.drafts.find((entry) => entry.commandId === result.value);
      if (draft) throw new Error(`${command.type} refused by the hub: ${JSON.stringify(draft.rejection)}`);
      return !replica.view.pending.some((entry) => entry.commandId === result.value);
    });
  }

  /** Waits until this person's own copy shows it. */
  async until(
    dossierId: DossierId,
    holds: (state: DossierState) => boolean,
    what: string,
  ): Promise<DossierState> {
    await this.#wait(what, () => {
      const desk = this.#desk.find(dossierId);
      if (desk?.status.status === 'failed' && desk.status.fault.retry === 'never') {
        throw new Error(`${what}: ${desk.status.fault.code}`);
      }
      return desk?.replica != null && holds(desk.replica.view.confirmed);
    });
    return this.state(dossierId);
  }

  async #wait(what: string, holds: () => boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const finish = (error?: unknown): void => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error('failed', { cause: error }));
      };
      const look = (): void => {
        try {
          if (holds()) finish();
        } catch (error) {
          finish(error);
        }
      };
      const timer = setTimeout(() => finish(new Error(`waited in vain for ${what}`)), PATIENCE_MS);
      this.#listeners.add(look);
      look();
    });
  }

  /** Uploads and waits for the report check; throws with its reason when the hub refuses the file. */
  async upload(dossierId: DossierId, file: string, fileName = path.basename(file)): Promise<FileRef> {
    const { size } = await stat(file);
    const token = this.#session?.token ?? '';
    const url = await new Promise<string>((resolve, reject) => {
      const upload: Upload = new Upload(createReadStream(file), {
        endpoint: new URL(UPLOAD_PATH, this.hubUrl).href,
        uploadSize: size,
        chunkSize: 4 * 1024 * 1024,
        headers: { authorization: `Bearer ${token}` },
        metadata: { dossierId, filename: fileName },
        onError: reject,
        onSuccess: () => resolve(upload.url ?? ''),
      });
      upload.start();
    });
    for (;;) {
      const status = await this.api.uploadStatus(uploadIdOf(url));
      if (!status.ok) throw new Error(`upload of ${fileName}: ${status.error.code}`);
      if (status.value.status === 'accepted') return status.value.file;
      if (status.value.status === 'rejected') throw new Error(`${fileName} refused: ${status.value.reason}`);
      await delay(100);
    }
  }

  async download(dossierId: DossierId, sha256: Sha256): Promise<Uint8Array> {
    const response = await fetch(new URL(filePath(dossierId, sha256), this.hubUrl), {
      headers: { authorization: `Bearer ${this.#session?.token ?? ''}` },
    });
    if (!response.ok) throw new Error(`download answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
