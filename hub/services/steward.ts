import type { Command } from '#shared/domain/command.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { Rooms } from '../dossiers/rooms.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import { dutiesOf, dutyKey, type Duty } from './duties.ts';

export interface StewardPorts {
  readonly rooms: Rooms;
  /** Does the work of one duty; the command that records it, or null when there is nothing to do. */
  readonly perform: (dossierId: DossierId, state: DossierState, duty: Duty) => Promise<Command | null>;
  readonly log: Log;
  readonly firstBackoffMs: number;
}

export const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 300_000;

/**
 * Does what the hub owes its dossiers: after every commit, and when a dossier is loaded, it looks at the state
 * and begins what is not begun. A duty is done when the state says so, hence done once however often it is
 * tried (SV2). One that fails is tried again, later and later; it takes nothing else down (SV3).
 */
export class Steward {
  readonly #ports: StewardPorts;
  /** By dossier and duty: being done, or waiting for its next try. */
  readonly #engaged = new Map<string, Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosed = false;

  constructor(ports: StewardPorts) {
    this.#ports = ports;
  }

  look(dossierId: DossierId, state: DossierState): void {
    for (const duty of dutiesOf(state)) this.#engage(dossierId, duty, 0);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.allSettled(this.#engaged.values());
  }

  #engage(dossierId: DossierId, duty: Duty, failures: number): void {
    const key = `${dossierId}/${dutyKey(duty)}`;
    if (this.#isClosed || this.#engaged.has(key)) return;
    const done = this.#try(dossierId, duty).then(
      () => void this.#engaged.delete(key),
      (error: unknown) => {
        if (this.#isClosed) return;
        this.#ports.log.error('steward.dutyFailed', {
          dossierId,
          duty: duty.kind,
          failures: failures + 1,
          ...errorFields(error),
        });
        this.#retryLater(key, dossierId, duty, failures + 1);
      },
    );
    this.#engaged.set(key, done);
  }

  /** A rejection is no failure: the state has moved on, and the next commit brings what is then due. */
  async #try(dossierId: DossierId, duty: Duty): Promise<void> {
    const { rooms } = this.#ports;
    const state = await rooms.use(dossierId, (room) => room.readState());
    if (this.#isClosed || !dutiesOf(state).some((entry) => dutyKey(entry) === dutyKey(duty))) return;
    const command = await this.#ports.perform(dossierId, state, duty);
    if (!command || this.#isClosed) return;
    const outcome = await rooms.use(dossierId, (room) => room.system(command));
    this.#ports.log.info('steward.dutyDone', { dossierId, duty: duty.kind, result: outcome.result });
  }

  #retryLater(key: string, dossierId: DossierId, duty: Duty, failures: number): void {
    const delayMs = Math.min(LONGEST_BACKOFF_MS, this.#ports.firstBackoffMs * 2 ** (failures - 1));
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#engaged.delete(key);
      this.#engage(dossierId, duty, failures);
    }, delayMs);
    timer.unref();
    this.#timers.add(timer);
  }
}
