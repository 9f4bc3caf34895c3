import type { Clock } from '#shared/lib/ports.ts';
import type { LetterFailure } from '#shared/protocol/letters.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import type { LetterRow, LettersTable } from './letters-table.ts';
import type { Letter, Postman } from './postman.ts';

export interface MailQueuePorts {
  readonly table: LettersTable;
  /** Makes the letter when its turn has come, or says why it is not to be sent any more. */
  readonly write: (row: LetterRow) => Promise<Letter | LetterFailure>;
  readonly post: Postman;
  readonly clock: Clock;
  readonly log: Log;
  /** Before the second try; doubles from there. */
  readonly firstPauseMs: number;
}

export const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 60 * 60_000;
const MOST_TRIES = 12;
/** Timers take no longer waits; what is due later is looked at again. */
const LONGEST_SLEEP_MS = 60 * 60_000;

/**
 * Sends what waits, one letter after the other, away from any request. A letter is settled once the server has
 * taken it; a hub that dies between the two sends it again, under the same message id (MN8).
 */
export class MailQueue {
  readonly #ports: MailQueuePorts;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(ports: MailQueuePorts) {
    this.#ports = ports;
  }

  /** Something may be due. */
  wake(): void {
    if (this.#isClosed || this.#running) return;
    this.#running = this.#sendDue()
      .catch((error: unknown) => this.#ports.log.error('mail.failed', errorFields(error)))
      .finally(() => {
        this.#running = null;
        this.#sleep();
      });
  }

  /** Until what is due now has been tried. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  #sleep(): void {
    if (this.#timer) clearTimeout(this.#timer);
    const nextAt = this.#isClosed ? null : this.#ports.table.nextAt();
    if (nextAt === null) return;
    const pauseMs = Math.min(LONGEST_SLEEP_MS, Math.max(20, nextAt - this.#ports.clock.nowMs()));
    this.#timer = setTimeout(() => this.wake(), pauseMs);
    this.#timer.unref();
  }

  async #sendDue(): Promise<void> {
    const { table, clock } = this.#ports;
    for (let row = table.due(clock.nowMs()); row && !this.#isClosed; row = table.due(clock.nowMs())) {
      await this.#send(row);
    }
  }

  async #send(row: LetterRow): Promise<void> {
    const { write, post, log, table, clock } = this.#ports;
    const fields = { dossierId: row.dossierId, memberId: row.memberId, kind: row.kind };
    const tries = row.tries + 1;
    try {
      const letter = await write(row);
      if (typeof letter === 'string') {
        return table.settle(row.no, {
          status: 'failed',
          tries: row.tries,
          at: clock.nowMs(),
          failure: letter,
          serverCode: null,
        });
      }
      const delivery = await post(letter);
      if (delivery.status === 'taken') {
        table.settle(row.no, { status: 'sent', tries, at: clock.nowMs(), failure: null, serverCode: null });
        return log.info('mail.sent', { ...fields, tries });
      }
      const { failure, serverCode, isFinal } = delivery;
      log.warn('mail.notTaken', { ...fields, tries, failure, serverCode });
      this.#putOff(row, tries, failure, serverCode, isFinal);
    } catch (error) {
      log.error('mail.notWritten', { ...fields, tries, ...errorFields(error) });
      this.#putOff(row, tries, 'unreachable', null, false);
    }
  }

  #putOff(
    row: LetterRow,
    tries: number,
    failure: LetterFailure,
    serverCode: number | null,
    isFinal: boolean,
  ): void {
    const { table, clock, firstPauseMs } = this.#ports;
    const isOver = isFinal || tries >= MOST_TRIES;
    const pauseMs = isOver ? 0 : Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** (tries - 1));
    const status = isOver ? 'failed' : 'queued';
    table.settle(row.no, { status, tries, at: clock.nowMs() + pauseMs, failure, serverCode });
  }
}
