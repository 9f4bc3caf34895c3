import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { Rejection } from '../domain/rejection.ts';
import type { Result } from '../lib/result.ts';
import type { Fault } from '../protocol/errors.ts';
import type { DraftJoin, DraftJoined, DraftPush, DraftPushed } from '../protocol/joint-draft.ts';
import type { Timers } from '../sync/dossier-link.ts';

/** How one opinion's draft speaks to the hub, over whatever connection there is. Rejects when it breaks. */
export interface DraftChannel {
  join(request: Pick<DraftJoin, 'stateVector'>): Promise<Result<DraftJoined, Fault>>;
  push(request: Pick<DraftPush, 'update'>): Promise<Result<DraftPushed, Fault>>;
}

export interface DraftPorts {
  readonly channel: DraftChannel;
  readonly timers: Timers;
  /** Keeps what the hub does not have yet, durably; null once it has everything. */
  readonly keep: (unsent: string | null) => void;
  readonly onChange: (status: DraftStatus) => void;
}

export interface DraftStatus {
  readonly link: 'offline' | 'joining' | 'live' | 'refused';
  /** Something was typed that the hub has not confirmed. */
  readonly isUnsent: boolean;
  /** Why what was typed last did not count: by then one might not write, or the text was frozen (S4). */
  readonly refused: Rejection | null;
}

/** Typing is sent at once, and what comes while that is under way goes together. */
const RETRY_MS = 2000;
const REMOTE = Symbol('remote');

/**
 * Keeps the draft of one opinion and the hub's in step: join, take what is lacking, send what was typed, again
 * after every break. What was typed is kept before it is sent, and forgotten when the hub has it.
 */
export class DraftLink {
  readonly doc = new Y.Doc();
  readonly #ports: DraftPorts;
  #link: DraftStatus['link'] = 'offline';
  #refused: Rejection | null = null;
  #unsent: Uint8Array | null = null;
  #underWay: Uint8Array | null = null;
  #isConnected = false;
  #isEnded = false;
  /** Counts connections: an answer of an earlier one says nothing. */
  #era = 0;
  #cancelRetry: (() => void) | null = null;
  #status: DraftStatus = { link: 'offline', isUnsent: false, refused: null };

  /** `kept` is what an earlier page or process did not get through. */
  constructor(ports: DraftPorts, kept: string | null) {
    this.#ports = ports;
    if (kept !== null) this.#unsent = restored(kept);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.#typed(update);
    });
    this.#tell();
  }

  get status(): DraftStatus {
    return this.#status;
  }

  connected(): void {
    this.#isConnected = true;
    this.#begin();
  }

  disconnected(): void {
    this.#isConnected = false;
    this.#era++;
    this.#takeBack();
    this.#stopRetry();
    if (this.#link !== 'refused') this.#link = 'offline';
    this.#tell();
  }

  /** What somebody else typed. */
  received(update: string): void {
    if (this.#link !== 'live') return;
    this.#apply(fromBase64(update));
    // It builds on something that has not come: what is lacking is asked for whole.
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) this.#begin();
  }

  /** Asks for everything once more, where the ledger says what is not here. */
  refresh(): void {
    if (this.#link === 'live') this.#begin();
  }

  end(): void {
    this.#isEnded = true;
    this.#era++;
    this.#stopRetry();
    this.doc.destroy();
  }

  #begin(): void {
    if (!this.#isConnected || this.#isEnded || this.#link === 'refused') return;
    const era = ++this.#era;
    this.#takeBack();
    this.#stopRetry();
    this.#link = 'joining';
    this.#tell();
    const stateVector = toBase64(Y.encodeStateVector(this.doc));
    this.#ports.channel.join({ stateVector }).then(
      (answer) => {
        if (era !== this.#era) return;
        if (answer.ok) this.#joined(answer.value);
        else this.#again(answer.error.retry === 'auto' ? RETRY_MS : null);
      },
      () => {
        if (era === this.#era) this.#again(RETRY_MS);
      },
    );
  }

  #joined({ update, stateVector }: DraftJoined): void {
    this.#apply(fromBase64(update));
    const kept = this.#unsent;
    this.#unsent = null;
    if (kept !== null) Y.applyUpdate(this.doc, kept, REMOTE);
    const lacking = Y.encodeStateAsUpdate(this.doc, fromBase64(stateVector));
    this.#unsent = isNothing(lacking) ? null : lacking;
    this.#keep();
    this.#link = 'live';
    this.#tell();
    this.#send();
  }

  #typed(update: Uint8Array): void {
    this.#unsent = this.#unsent === null ? update : Y.mergeUpdates([this.#unsent, update]);
    this.#keep();
    this.#tell();
    this.#send();
  }

  #send(): void {
    if (this.#link !== 'live' || this.#unsent === null || this.#underWay !== null) return;
    const era = this.#era;
    const update = this.#unsent;
    this.#underWay = update;
    this.#unsent = null;
    this.#ports.channel.push({ update: toBase64(update) }).then(
      (answer) => {
        if (era !== this.#era) return;
        if (!answer.ok) return this.#again(RETRY_MS);
        if (answer.value.result === 'refused') return this.#refuse(answer.value.rejection);
        this.#underWay = null;
        this.#keep();
        this.#tell();
        this.#send();
      },
      () => {
        if (era === this.#era) this.#again(RETRY_MS);
      },
    );
  }

  /** What was typed stays kept, so that its words can be given back. */
  #refuse(rejection: Rejection): void {
    this.#takeBack();
    this.#link = 'refused';
    this.#refused = rejection;
    this.#era++;
    this.#tell();
  }

  #again(delayMs: number | null): void {
    this.#takeBack();
    this.#link = 'offline';
    this.#era++;
    this.#tell();
    if (delayMs !== null) this.#cancelRetry = this.#ports.timers.after(delayMs, () => this.#begin());
  }

  #takeBack(): void {
    if (this.#underWay === null) return;
    this.#unsent = this.#unsent === null ? this.#underWay : Y.mergeUpdates([this.#underWay, this.#unsent]);
    this.#underWay = null;
  }

  #apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, REMOTE);
  }

  #keep(): void {
    const parts = [this.#underWay, this.#unsent].filter((part) => part !== null);
    this.#ports.keep(parts.length === 0 ? null : toBase64(Y.mergeUpdates(parts)));
  }

  #stopRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  #tell(): void {
    if (this.#isEnded) return;
    const isUnsent = this.#unsent !== null || this.#underWay !== null;
    this.#status = { link: this.#link, isUnsent, refused: this.#refused };
    this.#ports.onChange(this.#status);
  }
}

/** What was kept, unless it was spoilt: then nothing. */
function restored(kept: string): Uint8Array | null {
  try {
    const update = fromBase64(kept);
    return isNothing(update) ? null : update;
  } catch {
    return null;
  }
}

function isNothing(update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  return structs.length === 0 && ds.clients.size === 0;
}
