import type { Command } from '#shared/domain/command.ts';
import type { RecordedEvent } from '#shared/domain/event.ts';
import type { CommandId, MemberId, VoteId } from '#shared/domain/ids.ts';
import { privateLedger } from '#shared/domain/ledger/ledger-id.ts';
import { parseRecorded } from '#shared/domain/ledger/upcast.ts';
import type { CommandOutcome } from '#shared/protocol/command-push.ts';
import type { Commit } from '#hub/room/ports.ts';
import { check } from './violation.ts';

interface SeenVote {
  isSecret: boolean;
  electors: readonly MemberId[] | null;
  readonly voters: Set<MemberId>;
  /** By option, from the commands that were accepted. */
  readonly given: number[];
}

/** Votes, read by an eye of its own from what was asked of the hub and what became durable: VO2 to VO6. */
export class VoteWatch {
  readonly #asked = new Map<CommandId, { readonly voteId: VoteId; readonly option: number }>();
  readonly #votes = new Map<VoteId, SeenVote>();

  /** Starts from what another eye has seen. */
  adopt(other: VoteWatch): void {
    for (const [voteId, vote] of other.#votes) {
      this.#votes.set(voteId, { ...vote, voters: new Set(vote.voters), given: [...vote.given] });
    }
  }

  /** A command on its way into the hub, once or again. */
  asked(commandId: CommandId, command: Command): void {
    if (command.type === 'vote.cast') this.#asked.set(commandId, command);
  }

  committed({ events, answers, ballots }: Commit): void {
    for (const { commandId, outcome } of answers) {
      const cast = this.#asked.get(commandId);
      if (!cast || outcome.result !== 'accepted') continue;
      const { given } = this.#vote(cast.voteId);
      given[cast.option] = (given[cast.option] ?? 0) + 1;
    }
    const votedNow = new Map<VoteId, number>();
    for (const line of events) {
      if (!line.type.startsWith('vote.')) continue;
      this.#checkPlace(line);
      const voteId = this.#take(line);
      if (voteId) votedNow.set(voteId, (votedNow.get(voteId) ?? 0) + 1);
    }
    for (const voteId of new Set([...votedNow.keys(), ...ballots.map((ballot) => ballot.voteId)])) {
      const put = ballots.filter((ballot) => ballot.voteId === voteId).length;
      const due = this.#vote(voteId).isSecret ? (votedNow.get(voteId) ?? 0) : 0;
      check(put === due, 'VO5', () => `${put} ballots go into the box of ${voteId}, and ${due} have voted`);
    }
  }

  /** What a box holds, right after a ballot was put in. */
  boxHolds(voteId: VoteId, counts: readonly number[]): void {
    const { voters } = this.#vote(voteId);
    const sum = counts.reduce((all, count) => all + count, 0);
    check(
      sum === voters.size,
      'VO3',
      () => `the box of ${voteId} holds ${sum}, and ${voters.size} have voted`,
    );
  }

  /** The hub asked the rules to take its count. */
  served(command: Command, outcome: CommandOutcome): void {
    const differs = outcome.result === 'rejected' && outcome.rejection.code === 'vote.boxDiffers';
    check(!differs, 'VO6', () => `${JSON.stringify(command)} does not agree with those who have voted`);
  }

  #vote(voteId: VoteId): SeenVote {
    let vote = this.#votes.get(voteId);
    if (!vote) {
      vote = { isSecret: false, electors: null, voters: new Set(), given: [] };
      this.#votes.set(voteId, vote);
    }
    return vote;
  }

  /** Outside the panel nobody hears of a vote but by its announcement (VO8, R4). */
  #checkPlace({ type, ledgerId, actor }: RecordedEvent): void {
    const place =
      type === 'vote.announced'
        ? 'parties'
        : type === 'vote.ballotKept' && actor
          ? privateLedger(actor)
          : 'panel';
    check(ledgerId === place, 'VO8', () => `${type} is written to ${ledgerId}`);
  }

  /** Returns the vote in which somebody has voted by it. */
  #take(line: RecordedEvent): VoteId | null {
    const event = parseRecorded(line);
    switch (event?.type) {
      case 'vote.prepared':
        this.#vote(event.payload.voteId).isSecret = event.payload.secrecy === 'secret';
        return null;
      case 'vote.opened': {
        const vote = this.#vote(event.payload.voteId);
        check(vote.electors === null, 'VO2', () => `${event.payload.voteId} is opened twice`);
        vote.electors = event.payload.electors;
        return null;
      }
      case 'vote.voted':
        return this.#takeVoter(line, event.payload.voteId, event.payload.memberId);
      case 'vote.ballotKept':
        check(!this.#vote(event.payload.voteId).isSecret, 'VO5', () => 'a secret choice is an event');
        return null;
      case 'vote.tallied': {
        const { voteId, counts, ballots } = event.payload;
        const { voters, given, isSecret } = this.#vote(voteId);
        const sum = counts.reduce((all, count) => all + count, 0);
        check(sum === voters.size, 'VO6', () => `${voteId} counts ${sum} of ${voters.size} who voted`);
        const isAsGiven = counts.every((count, option) => count === (given[option] ?? 0));
        check(isAsGiven, 'VO6', () => `${voteId} counts ${counts.join()} where ${given.join()} was given`);
        check(!isSecret || ballots === null, 'VO5', () => `${voteId} says who voted what`);
        return null;
      }
      default:
        return null;
    }
  }

  #takeVoter({ payload, hubAt, actor }: RecordedEvent, voteId: VoteId, memberId: MemberId): VoteId {
    const { voters, electors } = this.#vote(voteId);
    const says = Object.keys(payload).sort().join();
    check(says === 'memberId,voteId', 'VO5', () => `that somebody voted is told with ${says} at ${hubAt}`);
    check(actor === memberId, 'R1', () => `${actor ?? ''} votes for ${memberId}`);
    check(electors?.includes(memberId) === true, 'VO2', () => `${memberId} votes and is no elector`);
    check(!voters.has(memberId), 'VO3', () => `${memberId} votes twice`);
    voters.add(memberId);
    return voteId;
  }
}
