import { expect, test } from 'vitest';
import { EVERYONE } from '../../testing/cast.ts';
import { aReview } from '../../testing/review.ts';
import { evolve } from '../evolve.ts';
import { dossierIdSchema } from '../ids.ts';
import type { LedgerId } from '../ledger/ledger-id.ts';
import { EMPTY_DOSSIER, type DossierState } from '../state.ts';
import { isSameLine, sightOf, summarise } from './summary.ts';
import { visibleState } from './visible.ts';

const DOSSIER = dossierIdSchema.parse('dossier-1');

/** The states of a whole review, commit by commit. */
function states(): readonly DossierState[] {
  const seqs = new Map<LedgerId, number>();
  let state = EMPTY_DOSSIER;
  return aReview()
    .inRecheck()
    .history.map(({ events, meta }) => {
      for (const { ledgerId, event } of events) {
        const seq = (seqs.get(ledgerId) ?? 0) + 1;
        seqs.set(ledgerId, seq);
        state = evolve(state, { ledgerId, event, seq, meta });
      }
      return state;
    });
}

test('L2 a line held to be the same reads the same, for everyone, at every commit of a review', () => {
  const history = states();
  let same = 0;
  for (const [index, state] of history.entries()) {
    const before = history[index - 1] ?? EMPTY_DOSSIER;
    for (const memberId of EVERYONE) {
      const [a, b] = [visibleState(before, memberId), visibleState(state, memberId)];
      if (!isSameLine(sightOf(a, memberId), sightOf(b, memberId))) continue;
      same += 1;
      expect(summarise(b, DOSSIER, memberId, 1)).toEqual(summarise(a, DOSSIER, memberId, 1));
    }
  }
  expect(same).toBeGreaterThan(history.length);
});
