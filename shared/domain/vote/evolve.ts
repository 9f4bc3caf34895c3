import type { DomainEvent, EventMeta } from '../event.ts';
import type { VoteId } from '../ids.ts';
import type { AnnouncedVote, Vote } from './vote.ts';

export type Votes = Readonly<Record<VoteId, Vote>>;
export type AnnouncedVotes = Readonly<Record<VoteId, AnnouncedVote>>;

export function evolveVotes(votes: Votes, event: DomainEvent, meta: EventMeta): Votes {
  switch (event.type) {
    case 'vote.prepared': {
      const vote: Vote = {
        ...event.payload,
        status: 'prepared',
        preparedAt: meta.hubAt,
        openedAt: null,
        closedAt: null,
        electors: [],
        voted: [],
        tally: null,
        audience: null,
        cancelReason: null,
      };
      return { ...votes, [vote.voteId]: vote };
    }
    case 'vote.opened': {
      const { voteId, electors } = event.payload;
      return withVote(votes, voteId, { status: 'open', openedAt: meta.hubAt, electors });
    }
    case 'vote.voted': {
      const { voteId, memberId } = event.payload;
      return withVote(votes, voteId, { voted: [...(votes[voteId]?.voted ?? []), memberId] });
    }
    case 'vote.closed':
      return withVote(votes, event.payload.voteId, { status: 'closed', closedAt: meta.hubAt });
    case 'vote.cancelled': {
      const { voteId, reason } = event.payload;
      return withVote(votes, voteId, { status: 'cancelled', cancelReason: reason });
    }
    case 'vote.tallied': {
      const { voteId, counts, ballots } = event.payload;
      return withVote(votes, voteId, { tally: { counts, ballots } });
    }
    case 'vote.published': {
      const { voteId, audience } = event.payload;
      return withVote(votes, voteId, { status: 'published', audience });
    }
    default:
      return votes;
  }
}

export function evolveAnnounced(votes: AnnouncedVotes, event: DomainEvent, meta: EventMeta): AnnouncedVotes {
  if (event.type !== 'vote.announced') return votes;
  return { ...votes, [event.payload.voteId]: { ...event.payload, at: meta.hubAt } };
}

function withVote(votes: Votes, voteId: VoteId, change: Partial<Vote>): Votes {
  const vote = votes[voteId];
  return vote ? { ...votes, [voteId]: { ...vote, ...change } } : votes;
}
