import { expect, test } from 'vitest';
import { NOTE_CODES, REJECTION_CODES, REPORT_CHECK_MESSAGES } from './report-check-messages.ts';

test('RC15 every code has its own words in Chinese and English', () => {
  const codes = [...REJECTION_CODES, ...NOTE_CODES];
  expect(Object.keys(REPORT_CHECK_MESSAGES).toSorted()).toEqual(codes.toSorted());
  const texts = codes.flatMap((code) => [REPORT_CHECK_MESSAGES[code].zh, REPORT_CHECK_MESSAGES[code].en]);
  expect(new Set(texts).size).toBe(texts.length);
  for (const code of codes) {
    expect(REPORT_CHECK_MESSAGES[code].zh).toMatch(/^[\u4e00-\u9fff].*。$/);
    expect(REPORT_CHECK_MESSAGES[code].en).toMatch(/^[A-Z].*\.$/);
  }
});
