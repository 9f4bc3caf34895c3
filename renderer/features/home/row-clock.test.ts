import { expect, test } from 'vitest';
import type { MemberId } from '#shared/domain/ids.ts';
import { paddingRows } from '#renderer/dev/padding-rows.ts';
import { workCalendar } from '#renderer/app/calendar.ts';
import { rowClock } from './row-clock.ts';

const NOW = Date.parse('2026-04-28T09:42:00+08:00');
const rows = paddingRows(7, 'me-1' as MemberId, NOW);
const kinds = rows.map((row) => [row.items[0]?.stage, rowClock(row, workCalendar, NOW).kind]);

test('UI9: a row tells what it can know of the approval clock', () => {
  expect(Object.fromEntries(kinds)).toEqual({
    acceptance: 'notStarted',
    panelForming: 'pausedInReview',
    opinion: 'pausedInReview',
    revision: 'pausedInRevision',
    recheck: 'pausedInRevision',
    final: 'running',
    archive: 'ended',
  });
});
