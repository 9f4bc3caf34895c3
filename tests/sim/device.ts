import type { Command } from '#shared/domain/command.ts';
import type { DeviceId, MemberId, Sha256 } from '#shared/domain/ids.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { DossierLink, type Transport } from '#shared/sync/dossier-link.ts';
import { Replica } from '#shared/sync/replica.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { DOSSIER } from './cast.ts';
import { DeviceDisk, PowerCut } from './device-disk.ts';
import { nodeHasher } from './hasher.ts';
import type { DeviceWatch } from './watch-devices.ts';
import type { AnyAnswer, Down, Request, Wire } from './wire.ts';

type Asking = { [K in Request['kind']]: Omit<Extract<Request, { kind: K }>, 'id'> }[Request['kind']];

/** The world as a device needs it. */
export interface DeviceSurroundings {
  now(): number;
  newId(): string;
  after(delayMs: number, run: () => void): () => void;
  powerCut(): 'before' | 'after' | null;
  /** False for someone the hub will never know, once the world is calm. */
  mayTryAgain(device: Device): boolean;
  /** A new connection, or null where there is no way to the hub now. */
  connect(device: Device): Wire | null;
  /** A promise was broken; thrown on, but some catch everything. */
  broken(error: unknown): void;
}

const REQUEST_TIMEOUT_MS = 10_000;
const NO_CONNECTION = new Error('no connection');
const TIMED_OUT = new Error('timed out');

/** A desktop: one person's replica and link on a disk of its own. It dies and starts anew. */
export class Device {
  readonly index: number;
  readonly memberId: MemberId;
  readonly deviceId: DeviceId;
  readonly watch: DeviceWatch;
  readonly disk: DeviceDisk;
  readonly #around: DeviceSurroundings;
  readonly #asked = new Map<
    number,
    { readonly resolve: (answer: AnyAnswer) => void; readonly reject: () => void }
  >();
  replica: Replica | null = null;
  link: DossierLink | null = null;
  wire: Wire | null = null;
  /** Its ledgers may have changed since they were last compared. */
  isDirty = false;
  #life = 0;
  #requests = 0;
  #pauses = 0;

  constructor(
    index: number,
    memberId: MemberId,
    deviceId: DeviceId,
    watch: DeviceWatch,
    around: DeviceSurroundings,
  ) {
    this.index = index;
    this.memberId = memberId;
    this.deviceId = deviceId;
    this.watch = watch;
    this.#around = around;
    this.disk = new DeviceDisk({
      written: (_disk, written) => {
        try {
          watch.written(written);
        } catch (error) {
          around.broken(error);
          throw error;
        }
        if (written.appended.size > 0 || written.droppedLedgers.length > 0) this.isDirty = true;
      },
      powerCut: () => around.powerCut(),
    });
  }

  get isUp(): boolean {
    return this.replica !== null;
  }

  get view(): DossierView | null {
    return this.replica?.view ?? null;
  }

  start(): void {
    const life = ++this.#life;
    this.disk.isOff = false;
    const identity = { dossierId: DOSSIER, memberId: this.memberId, deviceId: this.deviceId };
    this.replica = new Replica(identity, {
      store: this.disk,
      hasher: nodeHasher,
      clock: { nowMs: () => this.#around.now() },
      ids: { newId: () => this.#around.newId() },
    });
    this.#pauses = 0;
    this.link = new DossierLink(
      this.replica,
      { after: (delayMs, run) => this.#pause(delayMs, run, life) },
      () => undefined,
      { send: (_dossierId, { sha256 }) => this.#sendPicture(sha256) },
    );
    this.isDirty = true;
    this.connectSoon(1);
  }

  /** True where this device waits for nothing and nobody: it must then have all there is. */
  get isAtRest(): boolean {
    const { wire, link } = this;
    const isConnected = wire?.isOpenAtHub === true && wire.isOpenAtDevice && !wire.hasLost;
    return isConnected && link?.status === 'live' && wire.inFlight + this.#asked.size + this.#pauses === 0;
  }

  #pause(delayMs: number, run: () => void, life: number): () => void {
    this.#pauses++;
    let isOver = false;
    const end = (): void => {
      if (!isOver && this.#life === life) this.#pauses--;
      isOver = true;
    };
    const cancel = this.#around.after(delayMs, () => {
      end();
      if (this.#life === life) this.guarded(run);
    });
    return () => {
      end();
      cancel();
    };
  }

  /** The power is gone. What the disk has is all that is left. */
  stop(): void {
    this.#life++;
    this.replica = null;
    this.link = null;
    this.disk.isOff = true;
    this.#asked.clear();
    const { wire } = this;
    this.wire = null;
    if (wire) wire.isOpenAtDevice = false;
  }

  connectSoon(delayMs: number): void {
    const life = this.#life;
    this.#around.after(delayMs, () => {
      if (this.#life !== life || this.wire || !this.link) return;
      const wire = this.#around.connect(this);
      if (!wire) return this.#around.mayTryAgain(this) ? this.connectSoon(1000) : undefined;
      this.wire = wire;
      this.link.connected(this.#transport(wire, life));
    });
  }

  /** The connection is gone and this side knows. */
  disconnected(): void {
    const { wire } = this;
    if (!wire) return;
    this.wire = null;
    wire.isOpenAtDevice = false;
    this.guarded(() => this.link?.disconnected());
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    for (const { reject } of asked) reject();
  }

  receive(message: Down): void {
    this.guarded(() => {
      switch (message.kind) {
        case 'answer': {
          const asked = this.#asked.get(message.to.id);
          this.#asked.delete(message.to.id);
          asked?.resolve(message.answer);
          return;
        }
        case 'batch':
          return this.link?.batch(message.batch);
        case 'membership':
          return this.link?.membershipChanged();
        case 'presence':
        case 'page':
        case 'media':
        case 'summary':
          return;
      }
    });
  }

  /** A person gives a command; true where it was saved. */
  submits(command: Command): boolean {
    return (
      this.guarded(() => {
        const result = this.replica?.submit(command);
        if (!result?.ok) return false;
        this.watch.saved(result.value, command, this.disk.outbox.get(result.value)?.command);
        this.link?.submitted();
        return true;
      }) ?? false
    );
  }

  /** Runs what may be cut short by the power going. */
  guarded<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof PowerCut) return undefined;
      throw error;
    }
  }

  /** Damages one stored line; false where there is none to damage. */
  rot(pick: number): boolean {
    const lines = [...this.disk.events].flatMap(([ledgerId, events]) =>
      events.map((event) => ({ ledgerId, event })),
    );
    const found = lines[pick % Math.max(lines.length, 1)];
    if (!found) return false;
    const { ledgerId, event } = found;
    const damaged = damage(event);
    if (!damaged) return false;
    const events = this.disk.events.get(ledgerId) ?? [];
    this.disk.events.set(
      ledgerId,
      events.map((line) => (line === event ? damaged : line)),
    );
    this.watch.rotten.add(ledgerId);
    return true;
  }

  /** Over the connection there is; without one it is tried again with the command. */
  async #sendPicture(sha256: Sha256): Promise<void> {
    const { wire } = this;
    if (!wire) throw NO_CONNECTION;
    await this.#ask(wire, this.#life, { kind: 'picture', body: { sha256 } });
  }

  #transport(wire: Wire, life: number): Transport {
    const ask = <T>(request: Asking): Promise<T> => this.#ask<T>(wire, life, request);
    return {
      open: (body) => ask({ kind: 'open', body }),
      pull: (body) => ask({ kind: 'pull', body }),
      push: (body) => ask({ kind: 'push', body }),
    };
  }

  #ask<T>(wire: Wire, life: number, request: Asking): Promise<T> {
    return new Promise<T>((resolve, reject: (reason: Error) => void) => {
      if (this.wire !== wire || this.#life !== life) return reject(NO_CONNECTION);
      const id = ++this.#requests;
      const cancel = this.#around.after(REQUEST_TIMEOUT_MS, () => {
        if (this.#asked.delete(id)) reject(TIMED_OUT);
      });
      this.#asked.set(id, {
        resolve: (answer) => {
          cancel();
          resolve(answer as T); // the wire pairs answers with requests
        },
        reject: () => {
          cancel();
          reject(NO_CONNECTION);
        },
      });
      wire.up({ ...request, id } as Request);
    });
  }

  holds(ledgerId: LedgerId): boolean {
    return this.disk.events.has(ledgerId);
  }
}

/** The line with some text in it changed and its hash left alone; null where it has no text of a person. */
export function damage<T extends { readonly payload: Readonly<Record<string, unknown>> }>(
  event: T,
): T | null {
  const text = JSON.stringify(event.payload);
  const changed = text.replace(/ <<(?=[a-z])/, '!<<');
  return changed === text ? null : { ...event, payload: JSON.parse(changed) as Record<string, unknown> };
}
