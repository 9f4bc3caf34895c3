import type { Command } from '#shared/domain/command.ts';
import type { RecordedEvent } from '#shared/domain/event.ts';
import { commandIdSchema, deviceIdSchema, type DossierId } from '#shared/domain/ids.ts';
import { emptyHead, headAfter, linkFault, type Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { CommandOutcome, CommandPush } from '#shared/protocol/command-push.ts';
import type { DossierOpened, EventsBatch } from '#shared/protocol/dossier-open.ts';
import { nodeHasher, randomIds } from '#hub/runtime/system.ts';
import type { Person } from '#hub/testing/a-hub.ts';

interface Acknowledged {
  readonly push: CommandPush;
  readonly outcome: CommandOutcome;
}

/**
 * One connection that writes until its hub dies, and holds the next hub to every word of the last: each
 * acknowledged command is there once, at the place it was said to be; the chain goes on from the head that was
 * seen; a command without an answer is sent again and takes effect once.
 */
export class Writer {
  readonly #person: Person;
  readonly #dossierId: DossierId;
  readonly #next: (count: number) => Command;
  readonly #deviceId = deviceIdSchema.parse(randomIds.newId());
  readonly #acknowledged: Acknowledged[] = [];
  readonly #heads = new Map<LedgerId, Head>();
  /** By command, the places where its events have been seen. */
  readonly #seen = new Map<string, Set<string>>();
  #open: CommandPush | null = null;
  #mutationSeq = 0;
  #checked = 0;
  #isDown = true;
  readonly losses: string[] = [];

  constructor(person: Person, dossierId: DossierId, next: (count: number) => Command) {
    this.#person = person;
    this.#dossierId = dossierId;
    this.#next = next;
  }

  get acknowledgedCount(): number {
    return this.#acknowledged.length;
  }

  /** Call when the hub is up: looks for what was lost, then takes up what had no answer. */
  async connect(): Promise<void> {
    await this.#person.connect();
    this.#isDown = false;
    await this.#catchUp();
    this.#checkAcknowledged();
    await this.#checkRepeats();
    if (this.#open) await this.#send(this.#open);
  }

  /** Writes one command after the other; ends when the connection does. */
  async write(onAcknowledged: () => void): Promise<void> {
    while (!this.#isDown) {
      const mutationSeq = this.#mutationSeq + 1;
      const push: CommandPush = {
        dossierId: this.#dossierId,
        deviceId: this.#deviceId,
        mutationSeq,
        commandId: commandIdSchema.parse(randomIds.newId()),
        authorAt: Date.now(),
        command: this.#next(mutationSeq),
      };
      this.#open = push;
      if (!(await this.#send(push))) return;
      onAcknowledged();
    }
  }

  /** Call when the hub is dead. */
  disconnect(): void {
    this.#isDown = true;
    this.#person.socket?.close();
  }

  async #send(push: CommandPush): Promise<boolean> {
    const answer = await this.#ask<{ outcome: CommandOutcome }>('command.push', push);
    if (!answer) return false;
    if (!answer.ok) {
      this.losses.push(`push ${push.mutationSeq} refused: ${answer.fault.code}`);
      this.#isDown = true;
      return false;
    }
    if (answer.outcome.result === 'rejected') {
      this.losses.push(`push ${push.mutationSeq} rejected: ${answer.outcome.rejection.code}`);
    }
    this.#acknowledged.push({ push, outcome: answer.outcome });
    this.#mutationSeq = push.mutationSeq;
    this.#open = null;
    return true;
  }

  /** Null when the hub died before it answered. */
  #ask<T>(
    message: string,
    body: unknown,
  ): Promise<({ ok: true } & T) | { ok: false; fault: { code: string } } | null> {
    const { socket } = this.#person;
    if (!socket?.connected) return Promise.resolve(null);
    return new Promise((resolve) => {
      const onGone = (): void => resolve(null);
      socket.once('disconnect', onGone);
      socket.emit(message, body, (answer: ({ ok: true } & T) | { ok: false; fault: { code: string } }) => {
        socket.off('disconnect', onGone);
        resolve(answer);
      });
    });
  }

  async #catchUp(): Promise<void> {
    const answer = await this.#ask<{ opened: DossierOpened }>('dossier.open', {
      dossierId: this.#dossierId,
      deviceId: this.#deviceId,
      heads: [],
    });
    if (!answer?.ok) throw new Error('the dossier does not open');
    if (answer.opened.nextMutationSeq <= this.#mutationSeq) {
      this.losses.push(`hub expects ${answer.opened.nextMutationSeq}, acknowledged ${this.#mutationSeq}`);
    }
    for (const { ledgerId, headSeq } of answer.opened.ledgers) await this.#pull(ledgerId, headSeq);
  }

  async #pull(ledgerId: LedgerId, headSeq: number): Promise<void> {
    const known = this.#heads.get(ledgerId)?.seq ?? 0;
    if (headSeq < known) this.losses.push(`${ledgerId} ends at ${headSeq}, was seen to ${known}`);
    for (let after = known; after < headSeq;) {
      const answer = await this.#ask<{ batch: EventsBatch }>('events.pull', {
        dossierId: this.#dossierId,
        ledgerId,
        afterSeq: after,
        limit: 2000,
      });
      if (!answer?.ok || answer.batch.events.length === 0) throw new Error('events cannot be pulled');
      for (const event of answer.batch.events) this.#takeIn(event);
      after = this.#heads.get(ledgerId)?.seq ?? after;
    }
  }

  #takeIn(event: RecordedEvent): void {
    const head = this.#heads.get(event.ledgerId) ?? emptyHead(event.ledgerId);
    const fault = linkFault(nodeHasher, this.#dossierId, head, event);
    if (fault) this.losses.push(`chain of ${event.ledgerId} broken at ${event.seq}: ${fault.kind}`);
    this.#heads.set(event.ledgerId, headAfter(event));
    const places = this.#seen.get(event.commandId) ?? new Set<string>();
    places.add(`${event.ledgerId}/${event.seq}`);
    this.#seen.set(event.commandId, places);
  }

  /** Each command has exactly the events it was acknowledged with. */
  #checkAcknowledged(): void {
    for (const { push, outcome } of this.#acknowledged.slice(this.#checked)) {
      const told = outcome.result === 'accepted' ? outcome.positions : [];
      const places = this.#seen.get(push.commandId) ?? new Set<string>();
      const isThere = told.every(({ ledgerId, seq }) => places.has(`${ledgerId}/${seq}`));
      if (!isThere || places.size !== told.length) {
        this.losses.push(`command ${push.mutationSeq}: told ${told.length} places, found ${places.size}`);
      }
    }
    this.#checked = this.#acknowledged.length;
  }

  /** The last answered command, sent again, gets the same answer and no second effect. */
  async #checkRepeats(): Promise<void> {
    const last = this.#acknowledged.at(-1);
    if (!last) return;
    const answer = await this.#ask<{ outcome: CommandOutcome }>('command.push', last.push);
    if (answer?.ok && canonicalJson(answer.outcome) === canonicalJson(last.outcome)) return;
    this.losses.push(`command ${last.push.mutationSeq} was answered otherwise when sent again`);
  }
}
