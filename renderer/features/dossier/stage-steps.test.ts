import { expect, test } from 'vitest';
import type { DossierId } from '#shared/domain/ids.ts';
import type { DossierState, ReviewItem } from '#shared/domain/state.ts';
import { demoCase } from '#renderer/dev/demo-case.ts';
import { FLOOD } from '#renderer/dev/demo-people.ts';
import { stageFacts } from './stage-steps.ts';

const NOW = Date.parse('2026-04-28T09:42:00+08:00');
const standing = (state: DossierState): string =>
  stageFacts(state, null)
    .map((fact) => ({ done: '+', current: '*', ahead: '.', skipped: '-' })[fact.state])
    .join('');

function withItem(state: DossierState, change: (item: ReviewItem) => ReviewItem): DossierState {
  const item = state.parties.items[FLOOD];
  return item
    ? { ...state, parties: { ...state.parties, items: { ...state.parties.items, [FLOOD]: change(item) } } }
    : state;
}

test('UI7: the line follows the case from acceptance to the archive', () => {
  const at = (stage: Parameters<typeof demoCase>[1]): string =>
    standing(demoCase('demo' as DossierId, stage, NOW).state);
  expect(at('acceptance')).toBe('*.........');
  expect(at('preReview')).toBe('+++*......');
  expect(at('archive')).toBe('++++++++++');
});

test('UI7: it stands where the slowest report stands', () => {
  const state = demoCase('demo' as DossierId, 'preReview', NOW).state;
  const ahead = withItem(state, (item) => ({
    ...item,
    stage: 'meeting',
    stageLog: [...item.stageLog, { stage: 'meeting', at: NOW }],
  }));
  expect(standing(ahead)).toBe('+++*......');
});

test('UI7: a stage that a conclusion leaves out is not shown as done', () => {
  const state = demoCase('demo' as DossierId, 'archive', NOW).state;
  const isLeftOut = (stage: string): boolean => ['revision', 'recheck', 'final'].includes(stage);
  const skipped: DossierState = {
    ...state,
    parties: {
      ...state.parties,
      items: Object.fromEntries(
        Object.entries(state.parties.items).map(([itemId, item]) => [
          itemId,
          { ...item, stageLog: item.stageLog.filter((entry) => !isLeftOut(entry.stage)) },
        ]),
      ),
    },
  };
  expect(standing(skipped)).toBe('++++++---+');
});
