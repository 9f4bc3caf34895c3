import { expect, test } from 'vitest';
import { insertText } from './insert-text.ts';
import { byUse, parsePhrases, withPhrase, withText, withUse, type Phrase } from './phrases.ts';

const keep = (phrases: readonly Phrase[], id: string, text: string, atMs = 1) =>
  withPhrase(phrases, { id, text, atMs });
const texts = (phrases: readonly Phrase[]) => byUse(phrases).map(({ text }) => text);

test('PB1: a sentence is kept once, and comes back as it was kept', () => {
  const one = keep([], 'a', '  请补充依据。 ');
  expect(texts(one)).toEqual(['请补充依据。']);
  expect(keep(one, 'b', '请补充依据。')).toBe(one);
  expect(keep(one, 'c', ' \n')).toBe(one);
  expect(parsePhrases(JSON.parse(JSON.stringify(one)))).toEqual(one);
  expect(parsePhrases([{ id: 'a', text: '' }])).toBeNull();
});

test('PB1: it may be worded anew, and goes when nothing of it is left', () => {
  const two = keep(keep([], 'a', '请补充依据。'), 'b', '请复核。');
  expect(texts(withText(two, 'b', '请复核成果。'))).toContain('请复核成果。');
  expect(texts(withText(two, 'a', ' '))).toEqual(['请复核。']);
});

test('PB2: the most used stand first, then the newest', () => {
  const three = keep(keep(keep([], 'a', '甲', 1), 'b', '乙', 2), 'c', '丙', 3);
  expect(texts(three)).toEqual(['丙', '乙', '甲']);
  expect(texts(withUse(three, 'a', 4))).toEqual(['甲', '丙', '乙']);
  expect(texts(withUse(withUse(three, 'a', 4), 'b', 5))).toEqual(['乙', '甲', '丙']);
});

test('PB2: the least used make room', () => {
  let phrases: readonly Phrase[] = [];
  for (let n = 0; n < 200; n++) phrases = withUse(keep(phrases, `p${n}`, `第${n}句`, n), `p${n}`, n);
  const full = keep(phrases, 'new', '新的一句', 500);
  expect(full).toHaveLength(200);
  expect(texts(full)).toContain('新的一句');
  expect(texts(full)).not.toContain('第0句');
});

test('PB3: a phrase goes where one writes, in place of what is selected', () => {
  expect(insertText('缺少依据', 2, 4, '率定成果')).toEqual({ text: '缺少率定成果', caret: 6 });
  expect(insertText('', 0, 0, '请复核。')).toEqual({ text: '请复核。', caret: 4 });
});
