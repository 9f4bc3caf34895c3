import { describe, expect, test } from 'vitest';
import { headReportTitle, quotedReportTitle } from './report-title.ts';
import { titleLines } from './title-lines.ts';

describe('DOC4 report titles', () => {
  test.each([
    '某报告',
    '《某报告》',
    '某报告（送审稿）',
    '《某报告（送审稿）》',
    '《某报告》(送审稿)',
    ' 《某报告》 ',
  ])('%s gets its marks exactly once', (typed) => {
    expect(quotedReportTitle(typed, '送审稿')).toBe('《某报告》（送审稿）');
    expect(headReportTitle(typed, '报批稿')).toBe('《某报告（报批稿）》');
  });

  test('marks inside the title become single ones', () => {
    expect(quotedReportTitle('关于《规划》的评价报告', '送审稿')).toBe(
      '《关于〈规划〉的评价报告》（送审稿）',
    );
  });

  test('DOC5 lines hold whole words, stay within the measure and lose nothing', () => {
    const title = '《十里河御东桥段综合整治工程防洪评价报告（送审稿）》';
    const lines = titleLines(title, 21);
    expect(lines.join('')).toBe(title);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(21);
    expect(lines[0]?.endsWith('工')).toBe(false);
    expect(lines[1]).not.toMatch(/^[》）]/);
  });

  test('DOC5 odd titles survive', () => {
    for (const odd of ['', 'x', '》》》》', 'A'.repeat(300), '一'.repeat(200), 'é👩‍👩‍👧‍👦'.repeat(40)]) {
      expect(titleLines(odd, 21).join('')).toBe(odd);
    }
  });
});
