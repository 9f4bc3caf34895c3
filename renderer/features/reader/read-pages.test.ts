import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isChapterRead, nextUnread, parsePages, printPages, unreadIn } from './read-pages.ts';

test('UR1 pages that were read are kept as runs, and come back', () => {
  expect(printPages(new Set([3, 0, 1, 2, 9]))).toBe('0-3,9');
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 999 })), (pages) => {
      const read = parsePages(printPages(new Set(pages)), 1000);
      expect([...read].sort((a, b) => a - b)).toEqual(pages.toSorted((a, b) => a - b));
    }),
  );
});

test.each([[null], [''], ['x'], ['5-2'], ['-1'], ['1e9'], ['99999999'], ['7,nonsense,8-']])(
  'UR1 text that is no such list gives no page, or those it does name: %j',
  (text) => {
    const read = [...parsePages(text, 10)];
    expect(read).toEqual(text?.startsWith('7') ? [7] : []);
  },
);

test('UR1 pages past the end of the report are none', () => {
  expect([...parsePages('8-500000', 10)]).toEqual([8, 9]);
});

test('UR2 the next unread page comes round to the beginning; when all are read there is none', () => {
  const read = new Set([1, 2, 4]);
  expect([nextUnread(read, 0, 5), nextUnread(read, 3, 5), nextUnread(new Set([0, 1]), 0, 2)]).toEqual([
    3,
    0,
    null,
  ]);
  expect(nextUnread(new Set([0, 2]), 1, 3)).toBe(1);
});

test('UR3 a chapter is read when no more than a fifth of its pages is left', () => {
  const chapter = { from: 10, to: 19 };
  const read = new Set([10, 11, 12, 13, 14, 15, 16]);
  expect([unreadIn(chapter, read), isChapterRead(chapter, read)]).toEqual([3, false]);
  expect(isChapterRead(chapter, new Set([...read, 17]))).toBe(true);
  expect(isChapterRead({ from: 3, to: 3 }, new Set())).toBe(false);
});
