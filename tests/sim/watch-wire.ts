import type { RecordedEvent } from '#shared/domain/event.ts';
import type { CommandId, MemberId } from '#shared/domain/ids.ts';
import type { CommandOutcome } from '#shared/protocol/command-push.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { canariesIn, scanned } from './canary.ts';
import { check } from './violation.ts';
import type { LedgerWatch } from './watch-ledgers.ts';
import type { Down } from './wire.ts';

/** What leaves the hub, as it leaves: L2, R4, and S1 and S2 of the answers. */
export class WireWatch {
  readonly #ledgers: LedgerWatch;
  readonly #told = new Map<CommandId, string>();

  constructor(ledgers: LedgerWatch) {
    this.#ledgers = ledgers;
  }

  sent(to: MemberId, message: Down): void {
    this.#checkRights(to, message);
    this.#checkSilence(to, message);
    if (
      message.kind === 'answer' &&
      message.to.kind === 'push' &&
      message.answer.ok &&
      'outcome' in message.answer
    ) {
      this.#checkAnswer(message.to.body.commandId, message.answer.outcome);
    }
  }

  /** In every form, only of ledgers the receiver may read at this moment (L2). */
  #checkRights(to: MemberId, message: Down): void {
    const readable = this.#ledgers.readable(to);
    const { events, rest } = takeApart(message);
    for (const event of events) {
      check(
        readable.has(event.ledgerId as never),
        'L2',
        () => `${event.type} of ${event.ledgerId} is sent to ${to}`,
      );
      for (const canary of scanned(event).canaries) {
        check(this.#ledgers.mayRead(to, canary), 'L2', () => `words of ${canary.home} are sent to ${to}`);
      }
    }
    const bytes = JSON.stringify(rest);
    for (const canary of canariesIn(bytes)) {
      check(
        this.#ledgers.mayRead(to, canary),
        'L2',
        () => `words of ${canary.home} are sent to ${to}: ${bytes}`,
      );
    }
    for (const [, ledgerId = ''] of bytes.matchAll(LEDGER_NAMED)) {
      check(readable.has(ledgerId as never), 'L2', () => `${ledgerId} is named to ${to}: ${bytes}`);
    }
    if (message.kind === 'membership') {
      const isNews = this.#ledgers.membershipChangedFor.has(to);
      check(isNews, 'L2', () => `${to} is told of changed ledgers by a commit that changed none of theirs`);
    }
    if (message.kind === 'summary') {
      const concernsThem =
        this.#ledgers.membershipChangedFor.has(to) ||
        [...this.#ledgers.touched].some((ledgerId) => readable.has(ledgerId));
      check(concernsThem, 'L2', () => `a list row tells ${to} of work they cannot see`);
    }
  }

  /** To those outside closed doors: answers, and the one commit that closed them (R4). */
  #checkSilence(to: MemberId, message: Down): void {
    const { isClosed, last, membershipChangedFor } = this.#ledgers;
    // What presence may still say to them is the affair of its own watch: one empty snapshot, and that the page fell.
    if (message.kind === 'presence' || message.kind === 'page') return;
    if (!isClosed || message.kind === 'answer' || this.#ledgers.isInsider(to)) return;
    if (last.beganDeliberation || membershipChangedFor.has(to)) return;
    check(false, 'R4', () => `${message.kind} reaches ${to} during closed deliberation`);
  }

  #checkAnswer(commandId: CommandId, outcome: CommandOutcome): void {
    const durable = this.#ledgers.answers.get(commandId);
    check(durable, 'S1', () => `${commandId} is answered before the answer is durable`);
    const now = fixedPart(outcome);
    check(now === fixedPart(durable), 'S2', () => `${commandId} is answered otherwise than stored`);
    const before = this.#told.get(commandId);
    check(before === undefined || before === now, 'S2', () => `${commandId} is answered in two ways`);
    this.#told.set(commandId, now);
  }
}

const LEDGER_NAMED = /"ledgerId":"([^"]+)"/g;

/** Which positions are told depends on who may know them now; all the rest never changes. */
function fixedPart(outcome: CommandOutcome): string {
  return canonicalJson(outcome.result === 'accepted' ? { ...outcome, positions: [] } : outcome);
}

function takeApart(message: Down): { readonly events: readonly RecordedEvent[]; readonly rest: unknown } {
  if (message.kind === 'batch') {
    return { events: message.batch.events, rest: { ...message.batch, events: [] } };
  }
  if (message.kind !== 'answer') return { events: [], rest: message };
  const { answer } = message;
  if (answer.ok && 'batch' in answer) {
    return { events: answer.batch.events, rest: { ...answer.batch, events: [] } };
  }
  if (answer.ok && 'opened' in answer) {
    const { ledgers, ...rest } = answer.opened;
    return {
      events: ledgers.flatMap((ledger) => ledger.events),
      rest: { ...rest, ledgers: ledgers.map((ledger) => ({ ...ledger, events: [] })) },
    };
  }
  return { events: [], rest: answer };
}
