import { expect, test } from 'vitest';
import type { DossierId } from '#shared/domain/ids.ts';
import { visibleState } from '#shared/domain/view/visible.ts';
import { demoCase } from '#renderer/dev/demo-case.ts';
import { PEOPLE } from '#renderer/dev/demo-people.ts';
import { logEntries } from './log-entries.ts';

const NOW = Date.parse('2026-04-28T09:42:00+08:00');
const whole = demoCase('demo' as DossierId, 'signing', NOW).state;

test('UI6: the owner\u2019s record has no line of the panel', () => {
  const owner = logEntries(visibleState(whole, PEOPLE.owner.memberId));
  const panelOnly = ['declared', 'committed', 'panelConfirmed', 'chairAppointed', 'frozen', 'signed'];
  expect(owner.filter((entry) => panelOnly.includes(entry.what))).toEqual([]);
  const experts: readonly string[] = [PEOPLE.expert, PEOPLE.chair, PEOPLE.expert2].map(
    (person) => person.memberId,
  );
  expect(owner.filter((entry) => entry.who !== null && experts.includes(entry.who))).toEqual([]);
});

test('UI6: the clerk\u2019s record has the whole course, newest first', () => {
  const clerk = logEntries(visibleState(whole, PEOPLE.clerk.memberId));
  const what = clerk.map((entry) => entry.what);
  for (const wanted of ['created', 'accepted', 'declared', 'panelConfirmed', 'meetingOpened', 'signed']) {
    expect(what).toContain(wanted);
  }
  expect(clerk.map((entry) => entry.at)).toEqual(clerk.map((entry) => entry.at).toSorted((a, b) => b - a));
});
