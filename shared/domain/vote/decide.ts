import { ok, type Result } from '../../lib/result.ts';
import type { CommandOf } from '../command.ts';
import { accept, reject, to, type Decision, type MemberRule } from '../decision.ts';
import type { Member } from '../dossier/member.ts';
import { isInRoomNow } from '../floor/policy.ts';
import type { MemberId, VoteId } from '../ids.ts';
import { privateLedger } from '../ledger/ledger-id.ts';
import { requireLead, requireRunningMeeting } from '../meeting/require.ts';
import { isDrawnFor, requireRole } from '../policy.ts';
import type { Rejection } from '../rejection.ts';
import { beijingDay } from '../rules/beijing-day.ts';
import { voteRuleOn } from '../rules/vote-rules.ts';
import type { DossierState } from '../state.ts';
import type { NamedBallot, Vote } from './vote.ts';

export const decidePrepare: MemberRule<'vote.prepare'> = (state, command, { member, nowMs }) => {
  const lead = requireLead(state, member);
  if (!lead.ok) return lead;
  const { type: _type, ...question } = command;
  const meeting = requireRunningMeeting(state, question.meetingId);
  if (!meeting.ok) return meeting;
  const earlier = findVote(state, question.voteId);
  if (earlier && (earlier.status !== 'prepared' || earlier.meetingId !== question.meetingId)) {
    return reject('vote.exists');
  }
  if (question.itemId !== null && !meeting.value.itemIds.includes(question.itemId)) {
    return reject('item.notFound');
  }
  const labels = new Set(question.options.map(({ label }) => label));
  const isChoice = question.options.some(({ isAbstention }) => !isAbstention);
  if (labels.size < question.options.length || !isChoice) return reject('vote.badOptions');
  if (!voteRuleOn(question.ruleId, beijingDay(nowMs))) return reject('vote.ruleNotInForce');
  return accept(
    to('panel', {
      type: 'vote.prepared',
      v: 1,
      payload: { ...question, options: [...question.options] },
    }),
  );
};

/** From here on nobody joins the electorate and nobody leaves it. */
export const decideOpen: MemberRule<'vote.open'> = (state, { voteId }, { member }) => {
  const found = requireLedVote(state, member, voteId, 'prepared');
  if (!found.ok) return found;
  const meeting = requireRunningMeeting(state, found.value.meetingId);
  if (!meeting.ok) return meeting;
  const isAnotherOpen = Object.values(state.panel.votes).some(({ status }) => status === 'open');
  if (isAnotherOpen) return reject('vote.anotherIsOpen');
  const electors = electorate(state, found.value);
  if (electors.length === 0) return reject('vote.noElectors');
  return accept(to('panel', { type: 'vote.opened', v: 1, payload: { voteId, electors: [...electors] } }));
};

/** Who would vote now: experts in the room, drawn for the report if it is about one, declared and committed. */
export function electorate(
  state: DossierState,
  { meetingId, itemId }: Pick<Vote, 'meetingId' | 'itemId'>,
): readonly MemberId[] {
  const meeting = state.parties.meetings[meetingId];
  if (!meeting) return [];
  return Object.values(state.panel.members)
    .filter(
      (expert) =>
        expert.role === 'expert' &&
        state.panel.recusals[expert.memberId]?.conflict === false &&
        state.panel.commitments[expert.memberId] !== undefined &&
        (itemId === null || isDrawnFor(expert, itemId)) &&
        isInRoomNow(state, meeting, expert),
    )
    .map(({ memberId }) => memberId);
}

/** Of a named vote the choice waits in the voter's own ledger; of a secret one it is no event at all (`ballot.ts`). */
export const decideCast: MemberRule<'vote.cast'> = (state, { voteId, option }, { member }) => {
  const expert = requireRole(member, 'expert');
  if (!expert.ok) return expert;
  const found = requireVote(state, voteId, 'open');
  if (!found.ok) return found;
  const vote = found.value;
  const meeting = requireRunningMeeting(state, vote.meetingId);
  if (!meeting.ok) return meeting;
  const { memberId } = member;
  if (!vote.electors.includes(memberId)) return reject('vote.notAnElector');
  if (vote.voted.includes(memberId)) return reject('vote.alreadyVoted');
  if (option >= vote.options.length) return reject('vote.badOptions');
  const voted = to('panel', { type: 'vote.voted', v: 1, payload: { voteId, memberId } });
  if (vote.secrecy === 'secret') return accept(voted);
  return accept(
    voted,
    to(privateLedger(memberId), { type: 'vote.ballotKept', v: 1, payload: { voteId, option } }),
  );
};

export const decideClose: MemberRule<'vote.close'> = (state, { voteId }, { member }) => {
  const found = requireLedVote(state, member, voteId, 'open');
  if (!found.ok) return found;
  return accept(to('panel', { type: 'vote.closed', v: 1, payload: { voteId } }));
};

/** A vote that went wrong counts for nothing; what was cast stays unread. */
export const decideCancel: MemberRule<'vote.cancel'> = (state, { voteId, reason }, { member }) => {
  const found = requireLedVote(state, member, voteId, 'prepared', 'open', 'closed');
  if (!found.ok) return found;
  return accept(to('panel', { type: 'vote.cancelled', v: 1, payload: { voteId, reason } }));
};

/** To the panel, or to everyone; to everyone only with the doors open, and without names (R4, L3). */
export const decidePublish: MemberRule<'vote.publish'> = (state, { voteId, audience }, { member }) => {
  const found = requireLedVote(state, member, voteId, 'closed', 'published');
  if (!found.ok) return found;
  const vote = found.value;
  if (!vote.tally) return reject('vote.notCounted');
  // What the panel was told can still be told to all; never the other way.
  if (vote.audience === 'parties' || vote.audience === audience) return reject('vote.alreadyPublished');
  const published = to('panel', { type: 'vote.published', v: 1, payload: { voteId, audience } });
  if (audience === 'panel') return accept(published);
  const { meetingId, itemId, question, options, secrecy, ruleId, electors, tally } = vote;
  return accept(
    published,
    to('parties', {
      type: 'vote.announced',
      v: 1,
      payload: {
        voteId,
        meetingId,
        itemId,
        question,
        options: [...options],
        secrecy,
        ruleId,
        electors: electors.length,
        counts: [...tally.counts],
      },
    }),
  );
};

/** The count has to be that of those who voted, or nothing is written: a box that does not add up is no result. */
export function decideTally(state: DossierState, { voteId, box }: CommandOf<'vote.tally'>): Decision {
  const found = requireVote(state, voteId, 'closed');
  if (!found.ok) return found;
  const vote = found.value;
  if (vote.tally) return reject('vote.alreadyCounted');
  const ballots = vote.secrecy === 'named' ? namedBallots(state, vote) : null;
  const counts = ballots ? countsOf(vote, ballots) : (box ?? []);
  const isSound =
    counts.length === vote.options.length &&
    counts.reduce((sum, count) => sum + count, 0) === vote.voted.length;
  if (!isSound) return reject('vote.boxDiffers');
  return accept(
    to('panel', {
      type: 'vote.tallied',
      v: 1,
      payload: { voteId, counts: [...counts], ballots: ballots && [...ballots] },
    }),
  );
}

/** In the order of the electorate, whatever the order of voting. */
function namedBallots(state: DossierState, { voteId, electors, voted }: Vote): readonly NamedBallot[] {
  return electors
    .filter((memberId) => voted.includes(memberId))
    .flatMap((memberId) => {
      const option = state.privates[memberId]?.votes[voteId];
      return option === undefined ? [] : [{ memberId, option }];
    });
}

function countsOf({ options }: Vote, ballots: readonly NamedBallot[]): readonly number[] {
  return options.map((_, index) => ballots.filter(({ option }) => option === index).length);
}

function findVote(state: DossierState, voteId: VoteId): Vote | undefined {
  return Object.hasOwn(state.panel.votes, voteId) ? state.panel.votes[voteId] : undefined;
}

function requireVote(
  state: DossierState,
  voteId: VoteId,
  ...statuses: readonly Vote['status'][]
): Result<Vote, Rejection> {
  const vote = findVote(state, voteId);
  if (!vote) return reject('vote.notFound');
  return statuses.includes(vote.status) ? ok(vote) : reject('vote.wrongState', { status: vote.status });
}

function requireLedVote(
  state: DossierState,
  member: Member,
  voteId: VoteId,
  ...statuses: readonly Vote['status'][]
): Result<Vote, Rejection> {
  const lead = requireLead(state, member);
  return lead.ok ? requireVote(state, voteId, ...statuses) : lead;
}
