import { z } from 'zod';
import type { ItemId, MeetingId, MemberId, VoteId } from '../ids.ts';
import { isMajority, VOTE_RULES } from '../rules/vote-rules.ts';
import { lineSchema } from '../text.ts';

export const voteOptionSchema = z
  .object({ label: lineSchema, isAbstention: z.boolean() })
  .strict()
  .readonly();
export type VoteOption = z.infer<typeof voteOptionSchema>;

/** 记名 or 无记名. */
export const secrecySchema = z.enum(['named', 'secret']);
export type Secrecy = z.infer<typeof secrecySchema>;

export interface NamedBallot {
  readonly memberId: MemberId;
  /** Index of the option. */
  readonly option: number;
}

/** What is known of a vote that was counted. */
export interface Tally {
  /** By option. */
  readonly counts: readonly number[];
  /** Who voted what; null where the vote was secret. */
  readonly ballots: readonly NamedBallot[] | null;
}

/** 准备 → 开始 → 截止 → (the hub counts) → 公布; 作废 at any time before that. Lives in the panel's ledger. */
export interface Vote {
  readonly voteId: VoteId;
  readonly meetingId: MeetingId;
  readonly itemId: ItemId | null;
  readonly question: string;
  readonly options: readonly VoteOption[];
  readonly secrecy: Secrecy;
  readonly ruleId: string;
  readonly status: 'prepared' | 'open' | 'closed' | 'published' | 'cancelled';
  readonly preparedAt: number;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  /** Frozen when it opened. */
  readonly electors: readonly MemberId[];
  /** Who has voted; of a secret vote nothing else is known of them. */
  readonly voted: readonly MemberId[];
  readonly tally: Tally | null;
  readonly audience: 'panel' | 'parties' | null;
  readonly cancelReason: string | null;
}

/** A vote as everyone in the dossier was told of it. */
export interface AnnouncedVote {
  readonly voteId: VoteId;
  readonly meetingId: MeetingId;
  readonly itemId: ItemId | null;
  readonly question: string;
  readonly options: readonly VoteOption[];
  readonly secrecy: Secrecy;
  readonly ruleId: string;
  readonly electors: number;
  readonly counts: readonly number[];
  readonly at: number;
}

/**
 * The option that has the majority its rule row asks for; null where none has. Every row asks for at least half,
 * so there is never a second; an abstention carries nothing.
 */
export function carriedOption(
  vote: { readonly options: readonly VoteOption[]; readonly ruleId: string },
  counts: readonly number[],
  electors: number,
): number | null {
  const rule = VOTE_RULES.find(({ id }) => id === vote.ruleId);
  if (!rule) return null;
  const found = vote.options.findIndex(
    ({ isAbstention }, index) => !isAbstention && isMajority(rule, counts[index] ?? 0, electors),
  );
  return found < 0 ? null : found;
}

/** Below this many electors a secret vote keeps nothing secret: each of two knows the other's vote from their own. */
export const FEWEST_SECRET_ELECTORS = 3;

/**
 * Why a secret vote tells, or may tell, who voted what: too few electors, or all who voted chose the same. Nothing
 * can be done about either; it has to be said.
 */
export function secrecyLost(
  electors: number,
  counts: readonly number[] | null,
): 'fewElectors' | 'unanimous' | null {
  if (counts && counts.filter((count) => count > 0).length === 1) return 'unanimous';
  return electors < FEWEST_SECRET_ELECTORS ? 'fewElectors' : null;
}
