import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold.ts';

test('AN2 width, case, spaces and forms of punctuation fold away', () => {
  expect(foldText('ＳＬ／Ｔ ８０８—２０２１').text).toBe('sl/t808-2021');
  expect(foldText('“糙率”，（见 表 4.3-2）').text).toBe('"糙率",(见表4.3-2)');
  expect(foldText('ｶﾞ').text).toBe(foldText('ガ').text.normalize('NFKC').replace('ガ', 'カ\u3099'));
});

test('AN2 folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const once = foldText(text).text;
      expect(foldText(once).text).toBe(once);
    }),
  );
});

test('AN2 every folded unit points at a character of the source, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { text: folded, at } = foldText(text);
      expect(at).toHaveLength(folded.length + 1);
      for (let unit = 1; unit < at.length; unit++) expect(at[unit]).toBeGreaterThanOrEqual(at[unit - 1] ?? 0);
      expect(at[folded.length]).toBe(text.length);
    }),
  );
});
