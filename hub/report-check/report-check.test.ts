import { expect, test } from 'vitest';
import { judge } from './report-check.ts';

test('RC2 the order of the codes decides which finding is named, not the order of finding', () => {
  const check = judge(['noText', 'unreadable', 'javascript', 'encrypted', 'externalLinks'], 3, 1.6);
  expect(check).toEqual({
    verdict: 'rejected',
    reason: 'encrypted',
    findings: ['encrypted', 'javascript', 'unreadable', 'externalLinks', 'noText'],
    pages: 3,
    ms: 2,
  });
});

test('RC2 notes alone flag, nothing at all accepts', () => {
  expect(judge(['noText'], 1, 0)).toMatchObject({ verdict: 'flagged', reason: 'noText' });
  expect(judge([], 1, 0)).toMatchObject({ verdict: 'accepted', reason: null, findings: [] });
});
