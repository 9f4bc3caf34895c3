import type { RecordedEvent } from '#shared/domain/event.ts';
import type { CommandId, DeviceId, MemberId, Sha256, VoteId } from '#shared/domain/ids.ts';
import { emptyHead, headAfter, type Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { withBallot } from '#shared/domain/vote/ballot.ts';
import type { Commit, StoredAnswer } from '#hub/room/ports.ts';

/** What survives the hub: the tables of its store, changed by whole commits only. */
export class HubDisk {
  readonly #ledgers = new Map<LedgerId, RecordedEvent[]>();
  readonly #answers = new Map<string, StoredAnswer>();
  readonly #deviceSeqs = new Map<string, number>();
  readonly #pictures = new Set<string>();
  readonly #boxes = new Map<VoteId, readonly number[]>();

  heads(): readonly Head[] {
    return [...this.#ledgers].map(([ledgerId]) => this.#head(ledgerId));
  }

  read(ledgerId: LedgerId, afterSeq: number, limit: number): readonly RecordedEvent[] {
    return (this.#ledgers.get(ledgerId) ?? []).slice(afterSeq, afterSeq + limit);
  }

  answer(memberId: MemberId, commandId: CommandId): StoredAnswer | null {
    return this.#answers.get(`${memberId}/${commandId}`) ?? null;
  }

  deviceSeq(memberId: MemberId, deviceId: DeviceId): number {
    return this.#deviceSeqs.get(`${memberId}/${deviceId}`) ?? 0;
  }

  /** A picture that a member has uploaded. */
  putPicture(memberId: MemberId, sha256: Sha256): void {
    this.#pictures.add(`${memberId}/${sha256}`);
  }

  holdsPicture(memberId: MemberId, sha256: string): boolean {
    return this.#pictures.has(`${memberId}/${sha256}`);
  }

  ballotBox(voteId: VoteId): readonly number[] {
    return this.#boxes.get(voteId) ?? [];
  }

  /** All or nothing; throws where an event does not follow its ledger's head or an answer exists already. */
  apply({ events, answers, ballots }: Commit): void {
    const heads = new Map<LedgerId, Head>();
    for (const event of events) {
      const head = heads.get(event.ledgerId) ?? this.#head(event.ledgerId);
      if (event.seq !== head.seq + 1 || event.prevHash !== head.hash) throw new Error('conflict: head moved');
      heads.set(event.ledgerId, headAfter(event));
    }
    for (const { memberId, commandId } of answers) {
      if (this.answer(memberId, commandId)) throw new Error('conflict: answered');
    }
    for (const event of events) this.#ledger(event.ledgerId).push(event);
    for (const answer of answers) this.#putAnswer(answer);
    this.putBallots(ballots);
  }

  putBallots(ballots: Commit['ballots']): void {
    for (const ballot of ballots) {
      this.#boxes.set(ballot.voteId, withBallot(this.ballotBox(ballot.voteId), ballot));
    }
  }

  #putAnswer(answer: StoredAnswer): void {
    this.#answers.set(`${answer.memberId}/${answer.commandId}`, answer);
    this.#deviceSeqs.set(`${answer.memberId}/${answer.deviceId}`, answer.mutationSeq);
  }

  #head(ledgerId: LedgerId): Head {
    const last = this.#ledgers.get(ledgerId)?.at(-1);
    return last ? headAfter(last) : emptyHead(ledgerId);
  }

  #ledger(ledgerId: LedgerId): RecordedEvent[] {
    let ledger = this.#ledgers.get(ledgerId);
    if (!ledger) this.#ledgers.set(ledgerId, (ledger = []));
    return ledger;
  }
}
