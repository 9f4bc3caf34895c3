import type { Command } from '../command.ts';
import type { VoteId } from '../ids.ts';
import type { DossierState } from '../state.ts';

/**
 * One voice for one option of a secret vote, with nothing that says whose. It is no event: it adds one to a count
 * in the hub's ballot box, in the transaction that writes that its giver has voted, and is then nowhere else.
 */
export interface SealedBallot {
  readonly voteId: VoteId;
  /** Index of the option. */
  readonly option: number;
  /** How many options there are. */
  readonly options: number;
}

/**
 * What a command that the rules accepted puts into a ballot box, beside its events. `state` is the one that it
 * was decided on. Asked by the hub alone; a prediction has no box.
 */
export function sealedBallot(state: DossierState, command: Command): SealedBallot | null {
  if (command.type !== 'vote.cast') return null;
  const vote = state.panel.votes[command.voteId];
  if (vote?.secrecy !== 'secret') return null;
  return { voteId: command.voteId, option: command.option, options: vote.options.length };
}

/** The counts with this ballot among them. */
export function withBallot(counts: readonly number[], { option, options }: SealedBallot): readonly number[] {
  return Array.from({ length: options }, (_, index) => (counts[index] ?? 0) + (index === option ? 1 : 0));
}
