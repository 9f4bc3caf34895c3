import type { Actor } from '#shared/domain/actor.ts';
import type { Command } from '#shared/domain/command.ts';
import { decide } from '#shared/domain/decide.ts';
import type { RecordedEvent } from '#shared/domain/event.ts';
import type { CommandId, DeviceId, DossierId, MemberId } from '#shared/domain/ids.ts';
import type { Rejection } from '#shared/domain/rejection.ts';
import type { DossierState } from '#shared/domain/state.ts';
import { sealedBallot, type SealedBallot } from '#shared/domain/vote/ballot.ts';
import type { Clock, Hasher } from '#shared/lib/ports.ts';
import { err } from '#shared/lib/result.ts';
import type { CommandOutcome } from '#shared/protocol/command-push.ts';
import { foldDecided } from '#shared/sync/prediction.ts';
import { recordEvents, type Heads } from './appending.ts';
import { changedRows, type Sights } from './list-rows.ts';
import type { Commit, StoredAnswer } from './ports.ts';

/** A dossier as its room holds it: the state, and the heads of the ledgers it was folded from. */
export interface Loaded {
  readonly state: DossierState;
  readonly heads: Heads;
}

/** Whose command it is and under which number it is answered; null for the hub's own. */
export interface AnswerTo {
  readonly memberId: MemberId;
  readonly deviceId: DeviceId;
  readonly mutationSeq: number;
}

/**
 * Commands decided one upon the other, none of them durable yet: what one transaction will write. Nothing of
 * it may be told before that transaction has held (S1).
 */
export class Draft {
  readonly #dossierId: DossierId;
  readonly #ports: { readonly hasher: Hasher; readonly clock: Clock };
  readonly #sights: Sights;
  readonly #before: DossierState;
  readonly #events: RecordedEvent[] = [];
  readonly #answers: StoredAnswer[] = [];
  readonly #ballots: SealedBallot[] = [];
  #now: Loaded;

  /** `sights` are those of the room, which go on from one draft to the next. */
  constructor(
    dossierId: DossierId,
    ports: { readonly hasher: Hasher; readonly clock: Clock },
    from: Loaded,
    sights: Sights,
  ) {
    this.#dossierId = dossierId;
    this.#ports = ports;
    this.#sights = sights;
    this.#before = from.state;
    this.#now = from;
  }

  /** As it will be once everything decided so far is durable. */
  get now(): Loaded {
    return this.#now;
  }

  /** The answer decided here under this command id, if any. */
  answer(memberId: MemberId, commandId: CommandId): StoredAnswer | undefined {
    return this.#answers.find((entry) => entry.memberId === memberId && entry.commandId === commandId);
  }

  /** The last mutation number taken here from this device, if any. */
  deviceSeq(memberId: MemberId, deviceId: DeviceId): number | undefined {
    return this.#answers.findLast((entry) => entry.memberId === memberId && entry.deviceId === deviceId)
      ?.mutationSeq;
  }

  /** `unless`: why a command that the rules allow is refused all the same, by what they cannot know. */
  decide(
    actor: Actor,
    command: Command,
    commandId: CommandId,
    authorAt: number,
    answerTo: AnswerTo | null,
    unless: Rejection | null = null,
  ): CommandOutcome {
    const { hasher, clock } = this.#ports;
    const { state, heads } = this.#now;
    const hubAt = clock.nowMs();
    const allowed = decide(state, command, { actor, nowMs: hubAt });
    const decision = allowed.ok && unless ? err(unless) : allowed;
    let outcome: CommandOutcome;
    if (decision.ok) {
      const meta = { actor: actor.kind === 'member' ? actor.memberId : null, commandId, authorAt, hubAt };
      const appended = recordEvents(hasher, this.#dossierId, heads, decision.value, meta);
      this.#events.push(...appended.recorded);
      const ballot = sealedBallot(state, command);
      if (ballot) this.#ballots.push(ballot);
      this.#now = { state: foldDecided(state, decision.value, appended.recorded), heads: appended.heads };
      const positions = appended.recorded.map(({ ledgerId, seq }) => ({ ledgerId, seq }));
      outcome = { result: 'accepted', positions, hubAt };
    } else {
      outcome = { result: 'rejected', rejection: decision.error, hubAt };
    }
    if (answerTo) this.#answers.push({ ...answerTo, commandId, outcome });
    return outcome;
  }

  /** Everything decided, as one transaction; null where nothing is to be written. */
  toCommit(): Commit | null {
    const last = this.#events.at(-1);
    if (!last && this.#answers.length === 0) return null;
    const dossierId = this.#dossierId;
    return {
      dossierId,
      events: this.#events,
      answers: this.#answers,
      ballots: this.#ballots,
      summaries: last ? changedRows(dossierId, this.#before, this.#now.state, last.hubAt, this.#sights) : [],
    };
  }
}
