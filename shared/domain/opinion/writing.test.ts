import { expect, test } from 'vitest';
import {
  CHAIR,
  CLERK,
  COMPILER,
  EXPERTS,
  FLOOD,
  LEADER,
  OWNER,
  opinionItemId,
  proposalId,
} from '../../testing/cast.ts';
import { propose, settleText } from '../../testing/commands.ts';
import { aReview, type Review } from '../../testing/review.ts';
import { findMember } from '../ledger/access.ts';
import type { MemberId } from '../ids.ts';
import { visibleState } from '../view/visible.ts';
import { requireWriter } from './policy.ts';

const [, SECOND, THIRD] = EXPERTS;
const let_ = (writers: 'lead' | 'panel') => ({ type: 'opinion.letWrite', itemId: FLOOD, writers }) as const;
const opinionOf = (review: Review) => review.state.panel.opinions[FLOOD];
const textOf = (review: Review, expert: MemberId) =>
  opinionOf(review)?.items.find(({ opinionItemId: id }) => id === pointOf(expert))?.text;
const pointOf = (expert: MemberId) => opinionItemId(`point-${expert}-${FLOOD}`);
const mayWrite = (review: Review, who: MemberId) => {
  const member = findMember(review.state, who);
  if (!member) return 'nobody';
  const written = requireWriter(review.state, member, FLOOD);
  return written.ok ? true : written.error.code;
};
const answer = (outcome: 'taken' | 'declined' | 'withdrawn', newItemId?: string) =>
  ({
    type: 'opinion.answerProposal',
    itemId: FLOOD,
    proposalId: proposalId('proposal'),
    outcome,
    ...(newItemId !== undefined && { newItemId: opinionItemId(newItemId) }),
  }) as const;

test('OP15: chair and clerk type in the text; the experts of the item beside them while they are let', () => {
  const review = aReview().drafted();
  expect([CHAIR, CLERK, SECOND, OWNER, COMPILER].map((who) => mayWrite(review, who))).toEqual([
    true,
    true,
    'opinion.notAWriter',
    'actor.roleNotEntitled',
    'actor.roleNotEntitled',
  ]);
  expect(review.refusal(SECOND, let_('panel'))).toBe('actor.roleNotEntitled');
  review.does(CHAIR, let_('panel'));
  expect(review.outcome(CHAIR, let_('panel'))).toEqual([]);
  expect([SECOND, THIRD, OWNER].map((who) => mayWrite(review, who))).toEqual([
    true,
    true,
    'actor.roleNotEntitled',
  ]);
  review.does(SECOND, { type: 'recusal.declare', conflict: true, statement: '' });
  expect(mayWrite(review, THIRD)).toBe(true);
  review.does(CHAIR, let_('lead'));
  expect(mayWrite(review, THIRD)).toBe('opinion.notAWriter');
  expect(mayWrite(aReview().frozen(), CHAIR)).toBe('opinion.notDrafting');
});

test('OP16: what was typed together becomes the text, where it says something else, and only while it is open', () => {
  const review = aReview().drafted();
  const gone = opinionItemId('gone');
  const typed = { ...settleText(FLOOD, 'typed', [pointOf(SECOND), gone]), writers: [CHAIR, SECOND] };
  review.does('hub', typed);
  expect(opinionOf(review)?.overall).toBe('typed');
  expect(textOf(review, SECOND)).toBe('typed, point');
  expect(opinionOf(review)?.items.map(({ opinionItemId: id }) => id)).not.toContain(gone);
  expect(review.outcome('hub', typed)).toEqual([]);
  expect(aReview().frozen().refusal('hub', typed)).toBe('opinion.notDrafting');
  expect(JSON.stringify(visibleState(review.state, OWNER))).not.toContain('typed');
});

test('OP16: a point that was typed empty stands in the way of freezing', () => {
  const review = aReview().drafted();
  review.does('hub', {
    ...settleText(FLOOD, 'typed'),
    points: [{ opinionItemId: pointOf(SECOND), text: '' }],
  });
  expect(review.refusal(CHAIR, { type: 'opinion.freeze', itemId: FLOOD })).toBe('opinion.emptyPoint');
});

test('OP17: an expert proposes a wording; the lead takes it into its point, or as a new one', () => {
  const review = aReview().drafted();
  expect(review.refusal(OWNER, propose(FLOOD, proposalId('proposal'), null))).toBe('actor.roleNotEntitled');
  review.does(SECOND, propose(FLOOD, proposalId('proposal'), pointOf(THIRD)));
  expect(review.refusal(THIRD, answer('taken'))).toBe('actor.roleNotEntitled');
  review.does(CHAIR, answer('taken'));
  expect(textOf(review, THIRD)).toBe('recalculate the backwater for 20 years too');
  expect(opinionOf(review)?.proposals[0]).toMatchObject({ memberId: SECOND, outcome: 'taken' });

  const fresh = aReview()
    .drafted()
    .does(SECOND, propose(FLOOD, proposalId('proposal'), null));
  expect(fresh.refusal(CHAIR, answer('taken'))).toBe('opinion.itemExists');
  fresh.does(CHAIR, answer('taken', 'from-proposal'));
  expect(opinionOf(fresh)?.items.at(-1)).toMatchObject({
    opinionItemId: 'from-proposal',
    text: 'recalculate the backwater for 20 years too',
  });
});

test('OP17: a proposal is taken back by its author alone, and answered once', () => {
  const review = aReview()
    .drafted()
    .does(SECOND, propose(FLOOD, proposalId('proposal'), null));
  expect(review.refusal(THIRD, answer('withdrawn'))).toBe('actor.roleNotEntitled');
  expect(review.refusal(CHAIR, answer('withdrawn'))).toBe('actor.roleNotEntitled');
  review.does(SECOND, answer('withdrawn'));
  expect(review.refusal(CHAIR, answer('declined'))).toBe('opinion.proposalAnswered');
  expect(review.refusal(SECOND, propose(FLOOD, proposalId('other'), opinionItemId('no-point')))).toBe(
    'opinion.itemNotFound',
  );
});

test('OP17 LE5: who does not read the panel’s ledger hears the same whether there is a proposal or not', () => {
  const without = aReview().drafted();
  const withOne = aReview()
    .drafted()
    .does(SECOND, propose(FLOOD, proposalId('proposal'), null));
  for (const outsider of [OWNER, COMPILER, LEADER]) {
    expect(withOne.refusal(outsider, answer('declined'))).toBe('actor.roleNotEntitled');
    expect(without.refusal(outsider, answer('declined'))).toBe('actor.roleNotEntitled');
  }
});
