import { assert } from './assert.ts';

const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'] as const;

/** Section numerals 1 to 9999 as documents count them: 一, 十, 十一, 二十, 一百零二. */
export function chineseNumeral(value: number): string {
  assert(Number.isInteger(value) && value >= 1 && value <= 9999, `no section numeral for ${value}`);
  const digits = [...String(value)].map(Number);
  let text = '';
  let skippedZero = false;
  digits.forEach((digit, index) => {
    if (digit === 0) {
      skippedZero = true;
      return;
    }
    if (skippedZero) text += '零';
    skippedZero = false;
    text += `${DIGITS.charAt(digit)}${UNITS[digits.length - 1 - index] ?? ''}`;
  });
  return text.startsWith('一十') ? text.slice(1) : text;
}
