import { expect, test } from 'vitest';
import { CHAIR, CLERK, COMPILER, EXPERTS, MEETING, OWNER } from '../../testing/cast.ts';
import { aReview } from '../../testing/review.ts';
import {
  cast,
  counted,
  everyoneIn,
  panelAlone,
  prepareVote,
  VOTE,
  voteId,
  voting,
} from '../../testing/room.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { privateLedger } from '../ledger/ledger-id.ts';
import { isMajority, VOTE_RULES } from '../rules/vote-rules.ts';
import { visibleState } from '../view/visible.ts';
import { sealedBallot } from './ballot.ts';
import { carriedOption, secrecyLost } from './vote.ts';

const [, SECOND, THIRD] = EXPERTS;
const open = { type: 'vote.open', voteId: VOTE } as const;
const close = { type: 'vote.close', voteId: VOTE } as const;
const publish = (audience: 'panel' | 'parties') =>
  ({ type: 'vote.publish', voteId: VOTE, audience }) as const;
const leave = { type: 'meeting.leave', meetingId: MEETING } as const;
const conflicted = { type: 'recusal.declare', conflict: true, statement: 'we know each other' } as const;

test('VO1: clerk or chair prepares, and puts it otherwise until it is opened', () => {
  const review = everyoneIn(aReview()).does(CHAIR, prepareVote('named'));
  review.does(CLERK, { ...prepareVote('secret'), question: 'better put' });
  expect(review.state.panel.votes[VOTE]).toMatchObject({ question: 'better put', secrecy: 'secret' });
  expect(review.refusal(SECOND, prepareVote('named'))).toBe('actor.roleNotEntitled');
  expect(review.does(CLERK, open).refusal(CLERK, prepareVote('named'))).toBe('vote.exists');
});

test('VO1: options differ, and something can be chosen', () => {
  const review = everyoneIn(aReview());
  const same = { label: '同意', isAbstention: false };
  const idle = { label: '弃权', isAbstention: true };
  for (const options of [
    [same, same],
    [idle, { label: '不表态', isAbstention: true }],
  ]) {
    expect(review.refusal(CLERK, { ...prepareVote('named'), options })).toBe('vote.badOptions');
  }
});

test('VO2: the electorate is frozen at the opening: experts in the room, declared, committed, without a conflict', () => {
  const review = everyoneIn(aReview()).does(THIRD, leave).does(CLERK, prepareVote('named'), open);
  expect(review.state.panel.votes[VOTE]?.electors).toEqual([CHAIR, SECOND]);
  review.does(THIRD, { type: 'meeting.signIn', meetingId: MEETING });
  expect(review.refusal(THIRD, cast(0))).toBe('vote.notAnElector');
  review.does(SECOND, leave, cast(0));
  expect(review.state.panel.votes[VOTE]?.electors).toEqual([CHAIR, SECOND]);
  const other = everyoneIn(aReview()).does(SECOND, conflicted).does(CLERK, prepareVote('named'), open);
  expect(other.state.panel.votes[VOTE]?.electors).toEqual([CHAIR, THIRD]);
});

test('VO3: every elector votes once, and only while the vote is open', () => {
  const review = voting(aReview(), 'secret').does(SECOND, cast(0));
  expect(review.refusal(SECOND, cast(1))).toBe('vote.alreadyVoted');
  expect(review.refusal(CLERK, cast(0))).toBe('actor.roleNotEntitled');
  review.does(THIRD, conflicted);
  expect(review.refusal(THIRD, cast(0))).toBe('actor.recused');
  review.does(CLERK, close);
  expect(review.refusal(CHAIR, cast(0))).toBe('vote.wrongState');
});

test('VO4: of a named vote the choice waits with its voter until the hub counts; then the panel reads it', () => {
  const review = voting(aReview(), 'named').does(SECOND, cast(1)).does(THIRD, cast(0));
  const seen = JSON.stringify(visibleState(review.state, CHAIR).panel.votes[VOTE]);
  expect(seen).not.toContain('"option":');
  expect(review.state.privates[SECOND]?.votes[VOTE]).toBe(1);
  counted(review);
  expect(review.state.panel.votes[VOTE]?.tally).toEqual({
    counts: [1, 1, 0],
    ballots: [
      { memberId: SECOND, option: 1 },
      { memberId: THIRD, option: 0 },
    ],
  });
});

test('VO5: of a secret vote no event differs by what was chosen, and the box knows nobody', () => {
  const said = [0, 1, 2].map((option) => {
    const review = voting(aReview(), 'secret').does(SECOND, cast(option));
    return canonicalJson(review.history.at(-1));
  });
  expect(new Set(said).size).toBe(1);
  expect(said[0]).not.toContain(privateLedger(SECOND));
  const review = voting(aReview(), 'secret');
  expect(sealedBallot(review.state, cast(2))).toEqual({ voteId: VOTE, option: 2, options: 3 });
  expect(sealedBallot(review.state, cast(2, voteId('none')))).toBeNull();
  expect(sealedBallot(voting(aReview(), 'named').state, cast(2))).toBeNull();
});

test('VO6: a box that does not hold one ballot for each who voted is no result', () => {
  const review = voting(aReview(), 'secret').does(SECOND, cast(0)).does(THIRD, cast(0)).does(CLERK, close);
  for (const box of [[1, 0, 0], [2, 1, 0], [2, 0], null]) {
    expect(review.refusal('hub', { type: 'vote.tally', voteId: VOTE, box })).toBe('vote.boxDiffers');
  }
  review.does('hub', { type: 'vote.tally', voteId: VOTE, box: [2, 0, 0] });
  expect(review.state.panel.votes[VOTE]?.tally).toEqual({ counts: [2, 0, 0], ballots: null });
});

test('VO7 R2: the majority is that of the rule row, of everyone who might have voted', () => {
  const [half, twoThirds, threeQuarters] = VOTE_RULES;
  const reached = (rule: typeof half, count: number, of: number): boolean =>
    rule !== undefined && isMajority(rule, count, of);
  expect([reached(half, 2, 4), reached(half, 3, 4), reached(half, 2, 3)]).toEqual([false, true, true]);
  expect([reached(twoThirds, 2, 3), reached(twoThirds, 3, 5)]).toEqual([true, false]);
  expect([reached(threeQuarters, 3, 4), reached(threeQuarters, 3, 5)]).toEqual([true, false]);
  const vote = prepareVote('named');
  expect(carriedOption(vote, [2, 1, 0], 3)).toBe(0);
  expect(carriedOption(vote, [1, 2, 0], 3)).toBe(1);
  expect(carriedOption(vote, [0, 0, 3], 3)).toBeNull();
  expect(carriedOption(vote, [2, 0, 0], 5)).toBeNull();
});

test('VO7: no rule row lets two options win at once', () => {
  for (const rule of VOTE_RULES) {
    for (let electors = 1; electors <= 15; electors++) {
      for (let count = 0; count <= electors; count++) {
        expect(isMajority(rule, count, electors) && isMajority(rule, electors - count, electors)).toBe(false);
      }
    }
  }
});

test('VO8 L3: the result is published to the panel, or to everyone; there without names', () => {
  const review = counted(voting(aReview(), 'named').does(SECOND, cast(0)));
  expect(visibleState(review.state, OWNER).parties.votes).toEqual({});
  expect(review.does(CHAIR, publish('panel')).refusal(CHAIR, publish('panel'))).toBe('vote.alreadyPublished');
  review.does(CHAIR, publish('parties'));
  const told = JSON.stringify(visibleState(review.state, COMPILER).parties.votes);
  expect(told).toContain('"counts":[1,0,0]');
  expect(told).not.toContain(SECOND);
  expect(review.refusal(CLERK, publish('panel'))).toBe('vote.alreadyPublished');
});

test('VO9 R4: behind closed doors the panel votes, and a result is not published to others before they open', () => {
  const review = panelAlone(aReview()).does(CHAIR, prepareVote('secret'), open).does(SECOND, cast(0));
  expect(review.outcome(THIRD, cast(1))).toEqual(['panel vote.voted']);
  counted(review);
  expect(review.refusal(CHAIR, publish('parties'))).toBe('meeting.closedDeliberation');
  review.does(CHAIR, publish('panel'));
});

test('VO10: a vote that went wrong is cancelled with a reason, and another is held', () => {
  const cancel = { type: 'vote.cancel', voteId: VOTE, reason: 'wrongly put' } as const;
  const review = voting(aReview(), 'secret').does(SECOND, cast(0)).does(CLERK, cancel);
  expect(review.refusal(THIRD, cast(0))).toBe('vote.wrongState');
  review.does(CLERK, prepareVote('secret', voteId('vote-2')), {
    type: 'vote.open',
    voteId: voteId('vote-2'),
  });
  const done = counted(voting(aReview(), 'secret')).does(CHAIR, publish('panel'));
  expect(done.refusal(CLERK, cancel)).toBe('vote.wrongState');
});

test('VO11: a secret vote of fewer than three, or one in which all chose the same, keeps nothing secret', () => {
  expect(secrecyLost(2, null)).toBe('fewElectors');
  expect(secrecyLost(3, null)).toBeNull();
  expect(secrecyLost(5, [4, 0, 0])).toBe('unanimous');
  expect(secrecyLost(5, [3, 1, 0])).toBeNull();
  expect(secrecyLost(2, [1, 1, 0])).toBe('fewElectors');
  expect(secrecyLost(5, [0, 0, 0])).toBeNull();
});
