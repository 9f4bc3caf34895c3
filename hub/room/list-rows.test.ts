import { expect, test } from 'vitest';
import { evolve } from '#shared/domain/evolve.ts';
import { dossierIdSchema } from '#shared/domain/ids.ts';
import { isSameAccess, ledgersOf } from '#shared/domain/ledger/access.ts';
import { EMPTY_DOSSIER, type DossierState } from '#shared/domain/state.ts';
import { EVERYONE, EXPERTS } from '#shared/testing/cast.ts';
import { aReview } from '#shared/testing/review.ts';
import { changedRows, Sights } from './list-rows.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');

/** The states of a whole review, commit by commit, the first of them empty. */
function statesOf(review = aReview().issued()): readonly DossierState[] {
  let state = EMPTY_DOSSIER;
  const states = review.history.map(({ events, meta }) => {
    for (const { ledgerId, event } of events) state = evolve(state, { ledgerId, event, seq: 0, meta });
    return state;
  });
  return [EMPTY_DOSSIER, ...states];
}

test('SY11 what a room remembers of the state before changes no row, at any commit of a review', () => {
  const sights = new Sights();
  const states = statesOf();
  let rows = 0;
  for (const [index, state] of states.entries()) {
    const before = states[index - 1] ?? EMPTY_DOSSIER;
    const afresh = changedRows(DOSSIER, before, state, index);
    expect(changedRows(DOSSIER, before, state, index, sights)).toEqual(afresh);
    rows += afresh.length;
  }
  expect(rows).toBeGreaterThan(20);
});

test('SY11 what a room remembers of a state that came to nothing is not taken for another', () => {
  const sights = new Sights();
  const before = aReview().inPreReview().state;
  const failed = aReview().inMeeting().state;
  expect(changedRows(DOSSIER, before, failed, 1, sights).length).toBeGreaterThan(0);
  const state = aReview().withComments().state;
  expect(changedRows(DOSSIER, before, state, 2, sights)).toEqual(changedRows(DOSSIER, before, state, 2));
});

test('L2 where access is held to be the same it is, for everyone, at every commit of a review', () => {
  const conflict = { type: 'recusal.declare', conflict: true, statement: 'worked for the owner' } as const;
  const states = [
    ...statesOf(),
    ...statesOf(aReview().withPanel().does(EXPERTS[1], conflict)),
    aReview().deliberating().state,
  ];
  let same = 0;
  for (const [index, state] of states.entries()) {
    const before = states[index - 1] ?? EMPTY_DOSSIER;
    if (!isSameAccess(before, state)) continue;
    same += 1;
    for (const memberId of EVERYONE) expect(ledgersOf(state, memberId)).toEqual(ledgersOf(before, memberId));
  }
  expect(same).toBeGreaterThan(states.length / 2);
});
