import { canonicalJson } from '#shared/lib/canonical-json.ts';
import type { Command } from '#shared/domain/command.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { sliceOf } from '#shared/sync/prediction.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import type { Coverage } from './coverage.ts';
import type { Written } from './device-disk.ts';
import { EqualTrees } from './deep-equal.ts';
import { check } from './violation.ts';
import type { LedgerWatch } from './watch-ledgers.ts';

/** What one device holds on to: S1 and S4 at every durable write, S3 whenever its ledgers changed. */
export class DeviceWatch {
  readonly #ledgers: LedgerWatch;
  readonly #coverage: Coverage;
  readonly #equal = new EqualTrees();
  /** Commands reported saved and not yet let go of, with what was typed. */
  readonly #saved = new Map<CommandId, Command>();
  readonly #returned = new Set<CommandId>();
  /** Ledgers whose stored copy was damaged and not yet replaced. */
  readonly rotten = new Set<LedgerId>();

  constructor(ledgers: LedgerWatch, coverage: Coverage) {
    this.#ledgers = ledgers;
    this.#coverage = coverage;
  }

  /** The replica says that this command is saved. */
  saved(commandId: CommandId, given: Command, stored: Command | undefined): void {
    check(stored, 'S1', () => `${commandId} is reported saved and is not on the disk`);
    // What its author sees is added to it, where they did not say it themselves (CM7, CM13, ME22).
    const added = {
      place: null,
      ...(!('since' in given) && { since: null }),
      ...(!('seen' in given) && { seen: null }),
    };
    const isTheSame = canonicalJson({ ...stored, ...added }) === canonicalJson({ ...given, ...added });
    check(isTheSame, 'S1', () => `${commandId} is saved otherwise than it was given`);
    this.#saved.set(commandId, stored);
  }

  /** The disk was replaced: what only it knew is gone, and nobody promised otherwise. */
  wiped(): void {
    this.#saved.clear();
    this.#returned.clear();
    this.rotten.clear();
  }

  written({ outboxPut, outboxDeleted, draftsPut, draftsDeleted, droppedLedgers }: Written): void {
    for (const ledgerId of droppedLedgers) this.rotten.delete(ledgerId);
    for (const { commandId, outcome } of outboxPut) {
      const isReceived = outcome === null || this.#ledgers.answers.get(commandId)?.result === 'accepted';
      check(isReceived, 'S1', () => `${commandId} is called received and is not committed`);
    }
    const kept = new Set(outboxPut.map((row) => row.commandId));
    for (const draft of draftsPut) {
      const typed = this.#saved.get(draft.commandId);
      check(
        !typed || canonicalJson(typed) === canonicalJson(draft.command),
        'S4',
        () => `${draft.commandId} comes back changed`,
      );
      // Every device of this world has the pictures its person put into a comment, so none is ever lacking.
      check(
        draft.rejection.code !== 'comment.pictureMissing',
        'PC4',
        () => `${draft.commandId} went ahead of its picture`,
      );
      this.#returned.add(draft.commandId);
      this.#coverage.count('draft returned');
    }
    for (const commandId of outboxDeleted) {
      if (kept.has(commandId) || !this.#saved.has(commandId)) continue;
      const answer = this.#ledgers.answers.get(commandId);
      if (answer?.result === 'accepted') this.#saved.delete(commandId);
      else if (answer?.result === 'rejected') {
        check(
          this.#returned.has(commandId),
          'S4',
          () => `${commandId} was rejected and what was typed is gone`,
        );
        this.#saved.delete(commandId);
      } else
        check(
          this.#returned.has(commandId),
          'S1',
          () => `${commandId} was saved and is gone without an answer`,
        );
    }
    for (const commandId of draftsDeleted) {
      this.#returned.delete(commandId);
      this.#saved.delete(commandId);
    }
  }

  /** Same ledger, same head: the same hash and the same slice as the hub's log gives (S3). */
  compare({ heads, confirmed }: DossierView): void {
    for (const { ledgerId, seq, hash } of heads) {
      if (this.rotten.has(ledgerId)) continue;
      check(
        hash === this.#ledgers.hashAt(ledgerId, seq),
        'L1',
        () => `a replica has another line ${ledgerId}/${seq}`,
      );
      const difference = this.#equal.difference(
        sliceOf(confirmed, ledgerId),
        this.#ledgers.sliceAt(ledgerId, seq),
        ledgerId,
      );
      check(difference === null, 'S3', () => `at ${ledgerId}/${seq}: ${difference ?? ''}`);
    }
  }

  /** Nothing may be left hanging once the world is quiet. */
  isOpen(commandId: CommandId): boolean {
    return this.#saved.has(commandId) && !this.#returned.has(commandId);
  }

  get openCommands(): readonly CommandId[] {
    return [...this.#saved.keys()].filter((commandId) => this.isOpen(commandId));
  }
}
