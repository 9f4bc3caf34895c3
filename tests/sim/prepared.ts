import type { RecordedEvent } from '#shared/domain/event.ts';
import { emptyHead, type Head } from '#shared/domain/ledger/chain.ts';
import type { LedgerId } from '#shared/domain/ledger/ledger-id.ts';
import { aRehearsal } from '#shared/testing/rehearsal.ts';
import { aReview, type Review } from '#shared/testing/review.ts';
import { voting } from '#shared/testing/room.ts';
import { recordEvents } from '#hub/room/appending.ts';
import type { Commit } from '#hub/room/ports.ts';
import { markedTexts } from './canary.ts';
import { DOSSIER } from './cast.ts';
import { nodeHasher } from './hasher.ts';
import type { Start } from './script.ts';
import { LedgerWatch } from './watch-ledgers.ts';
import { VoteWatch } from './watch-votes.ts';

/** The undisturbed past of a history. */
export interface Past {
  readonly commits: readonly Commit[];
  readonly untilMs: number;
  readonly canaries: number;
  /** All of it, read and checked once. */
  readonly read: LedgerWatch;
  readonly votes: VoteWatch;
}

const REACH: Readonly<Record<Start, (review: Review) => Review>> = {
  nothing: (review) => review,
  created: (review) => review.created(),
  acceptance: (review) => review.inAcceptance(),
  panelForming: (review) => review.inPanelForming(),
  withPanel: (review) => review.withPanel(),
  preReview: (review) => review.inPreReview(),
  withComments: (review) => review.withComments(),
  meeting: (review) => review.inMeeting(),
  deliberating: (review) => review.deliberating(),
  voting: (review) => voting(review, 'secret'),
  drafted: (review) => review.drafted(),
  signing: (review) => review.signing(),
  sealed: (review) => review.sealed(),
  revision: (review) => review.inRevision(),
  answered: (review) => review.answered(),
  recheck: (review) => review.inRecheck(),
  rechecked: (review) => review.rechecked(),
  final: (review) => review.inFinal(),
  rehearsal: (review) => aRehearsal(review, review.say),
};

const pasts = new Map<Start, Past>();

export function pastOf(start: Start): Past {
  let past = pasts.get(start);
  if (!past) pasts.set(start, (past = prepare(start)));
  return past;
}

function prepare(start: Start): Past {
  let canaries = 0;
  const review = REACH[start](
    aReview(
      undefined,
      markedTexts(() => ++canaries),
    ),
  );
  const heads = new Map<LedgerId, Head>();
  const commits = review.history.map(({ events, meta }): Commit => {
    for (const { ledgerId } of events) if (!heads.has(ledgerId)) heads.set(ledgerId, emptyHead(ledgerId));
    const appended = recordEvents(nodeHasher, DOSSIER, heads, events, meta);
    for (const [ledgerId, head] of appended.heads) heads.set(ledgerId, head);
    const recorded: readonly RecordedEvent[] = appended.recorded;
    return { dossierId: DOSSIER, events: recorded, answers: [], ballots: [], summaries: [] };
  });
  const read = new LedgerWatch();
  const votes = new VoteWatch();
  for (const commit of commits) {
    for (const { actor, commandId } of commit.events) if (actor) read.givers.set(commandId, actor);
    read.committed(commit);
    votes.committed(commit);
  }
  return { commits, untilMs: review.nowMs, canaries, read, votes };
}
