import { setTimeout as sleep } from 'node:timers/promises';
import { errorFields, type Log } from '../../runtime/log.ts';
import type { ForwardingRoom, ForwardingUnit } from '../forwarding-unit.ts';
import { createRoom, destroyRoom, JanusRoom, newTicket, type RoomTicket } from './janus-room.ts';
import { JanusRefusal, JanusSession, type JanusHandle, type JanusSocket } from './janus-session.ts';
import type { JanusSettings } from './janus-settings.ts';
import type { RoomTickets } from './room-tickets.ts';

export interface JanusPorts {
  readonly settings: JanusSettings;
  readonly tickets: RoomTickets;
  readonly log: Log;
  readonly connect: (url: string) => JanusSocket;
  /** Before the second try; doubles from there. */
  readonly firstBackoffMs: number;
  /** How long it is looked for before meetings go on without it. */
  readonly awayMs: number;
}

export const JANUS_TIMES = { firstBackoffMs: 250, awayMs: 8000 };
const LONGEST_BACKOFF_MS = 15_000;

interface Line {
  readonly session: JanusSession;
  readonly control: JanusHandle;
}

/**
 * Janus as forwarding unit, over its WebSocket transport. It is looked for as long as the hub runs. Up means tried: a
 * room could be made and destroyed.
 */
export class JanusUnit implements ForwardingUnit {
  state: ForwardingUnit['state'] = 'down';
  onChange: () => void = () => undefined;
  readonly #ports: JanusPorts;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #line: Line | null = null;
  #away: NodeJS.Timeout | undefined;

  constructor(ports: JanusPorts) {
    this.#ports = ports;
    this.#running = this.#run();
  }

  open(): ForwardingRoom {
    const { tickets, log } = this.#ports;
    const line = this.#line;
    if (!line) throw new JanusRefusal('not there', null);
    const ticket = newTicket();
    tickets.add(ticket);
    const room = new JanusRoom(line.session, line.control, ticket, () => {
      destroyRoom(line.control, ticket).then(
        () => tickets.remove(ticket),
        // With the line Janus let go of everyone in it; the room itself goes at the next start.
        (error: unknown) => log.warn('media.roomNotDestroyed', errorFields(error)),
      );
    });
    room.ready.catch((error: unknown) => {
      log.error('media.roomNotMade', errorFields(error));
      line.session.close();
    });
    return room;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#away);
    await this.#running;
  }

  async #run(): Promise<void> {
    const { firstBackoffMs, log } = this.#ports;
    let backoffMs = firstBackoffMs;
    let isSaid = false;
    while (!this.#stop.signal.aborted) {
      try {
        const line = await this.#begin();
        backoffMs = firstBackoffMs;
        isSaid = false;
        this.#line = line;
        log.info('media.unitUp');
        this.#become('up');
        await line.session.ended;
        this.#line = null;
        if (!this.#stop.signal.aborted) this.#lost();
      } catch (error) {
        if (!isSaid) log.warn('media.unitUnreachable', errorFields(error));
        isSaid = true;
      }
      await sleep(backoffMs, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
      backoffMs = Math.min(LONGEST_BACKOFF_MS, backoffMs * 2);
    }
  }

  async #begin(): Promise<Line> {
    const { settings, connect, tickets } = this.#ports;
    const session = await JanusSession.open(settings, connect, this.#stop.signal);
    try {
      const control = await session.attach(() => undefined);
      for (const ticket of tickets.all()) {
        await destroyLeftover(control, ticket);
        tickets.remove(ticket);
      }
      const trial = newTicket();
      await createRoom(control, trial, trial.secret);
      await destroyRoom(control, trial);
      return { session, control };
    } catch (error) {
      session.close();
      throw error;
    }
  }

  #lost(): void {
    this.#ports.log.warn('media.unitLost');
    this.#become('away');
    this.#away = setTimeout(() => {
      this.#ports.log.error('media.unitDown');
      this.#become('down');
    }, this.#ports.awayMs);
    this.#away.unref();
  }

  #become(state: ForwardingUnit['state']): void {
    clearTimeout(this.#away);
    this.state = state;
    this.onChange();
  }
}

/** Janus may have forgotten it, with a start of its own. */
async function destroyLeftover(control: JanusHandle, ticket: RoomTicket): Promise<void> {
  try {
    await destroyRoom(control, ticket);
  } catch (error) {
    if (!(error instanceof JanusRefusal && error.isByJanus)) throw error;
  }
}
