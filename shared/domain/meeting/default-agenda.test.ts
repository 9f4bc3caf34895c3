import { expect, test } from 'vitest';
import type { ItemId, StepId } from '../ids.ts';
import { agendaMinutes, defaultAgenda, plannedTimes } from './default-agenda.ts';

const agenda = (...items: string[]) => defaultAgenda(items as ItemId[], (index) => `step-${index}` as StepId);

test('the default agenda has fourteen steps for one report and repeats nine for each more', () => {
  expect(agenda('a').length).toBe(14);
  expect(agenda('a', 'b').length).toBe(23);
  expect(agenda('a')[7]?.kind).toBe('inquiry');
});

test('the default agenda begins and ends with everyone in the room and closes the door between', () => {
  const steps = agenda('a', 'b');
  expect(steps[0]?.visibility).toBe('all');
  expect(steps.at(-1)?.visibility).toBe('all');
  expect(steps.filter((step) => step.visibility === 'panel').map((step) => step.kind)).toEqual([
    'closedDeliberation',
    'opinionForming',
    'closedDeliberation',
    'opinionForming',
  ]);
  expect(new Set(steps.map((step) => step.stepId)).size).toBe(steps.length);
  expect(agendaMinutes(agenda('a'))).toBe(125);
});

test('planned times follow one another by the minutes of the steps', () => {
  expect(plannedTimes(agenda('a'), 0).slice(0, 3)).toEqual([0, 15 * 60_000, 20 * 60_000]);
});
