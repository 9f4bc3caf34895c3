import { expect, test } from 'vitest';
import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { nextStepOf } from '#shared/domain/view/next-step.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { demoCase } from './demo-case.ts';
import { PEOPLE } from './demo-people.ts';

const NOW = Date.parse('2026-04-28T09:42:00+08:00');
const stepAt = (at: Parameters<typeof demoCase>[1], memberId: MemberId): string =>
  nextStepOf(visibleState(demoCase('demo' as DossierId, at, NOW).state, memberId), memberId).kind;

test('the demo case can be brought to every stage, and asks the right person next', () => {
  const clerk = PEOPLE.clerk.memberId;
  expect(stepAt('created', clerk)).toBe('uploadReport');
  expect(stepAt('acceptance', clerk)).toBe('acceptDossier');
  expect(stepAt('preReview', clerk)).toBe('releaseComments');
  expect(stepAt('signing', PEOPLE.expert.memberId)).toBe('signOpinion');
  expect(stepAt('recheck', PEOPLE.expert.memberId)).toBe('recheckAnswers');
  expect(stepAt('archive', PEOPLE.owner.memberId)).toBe('readOpinion');
});

test('a chair whose opinion is sealed has nothing to draft', () => {
  expect(stepAt('sealed', PEOPLE.chair.memberId)).toBe('wait');
});
