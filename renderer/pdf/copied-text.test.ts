import { expect, test } from 'vitest';
import { pageText } from '#shared/anchoring/page-text.ts';
import { copiedText, placeRun } from './copied-text.ts';

interface Run {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** As pdf.js would give the page, every character as wide as it is high. */
function pageOf(runs: readonly Run[], turned = false) {
  const items = runs.map(({ words, x, y, size = 12 }) => ({
    str: words,
    width: words.length * size,
    transform: turned ? [0, size, -size, 0, -y, x] : [size, 0, 0, size, x, y],
  }));
  return {
    text: pageText(items.map(({ str }) => ({ text: str, endsLine: true }))),
    placed: items.map(placeRun),
  };
}
function copyAll(runs: readonly Run[], turned = false): string {
  const { text, placed } = pageOf(runs, turned);
  return copiedText(text, placed, { start: 0, end: text.text.length });
}
/** A paragraph of full lines of 20 characters, its first indented by two, and a last one of five. */
function paragraph(sign: string, x: number, top: number): readonly Run[] {
  return [
    { words: sign.repeat(18), x: x + 24, y: top },
    { words: sign.repeat(20), x, y: top - 20 },
    { words: sign.repeat(5), x, y: top - 40 },
  ];
}

test('RD16 a paragraph is copied whole, and the next one is a line of its own', () => {
  expect(copyAll([...paragraph('甲', 80, 700), ...paragraph('乙', 80, 640)])).toBe(
    `${'甲'.repeat(43)}\n${'乙'.repeat(43)}`,
  );
});

test('RD16 a paragraph that begins where a full line ended is known by its indent', () => {
  const full = paragraph('甲', 80, 700).slice(0, 2);
  expect(copyAll([...full, ...paragraph('乙', 80, 660)])).toBe(`${'甲'.repeat(38)}\n${'乙'.repeat(43)}`);
});

test('RD16 a heading stands for itself', () => {
  const heading = { words: '４.３壅水分析计算', x: 80, y: 740, size: 16 };
  expect(copyAll([heading, ...paragraph('甲', 80, 700)])).toBe(`４.３壅水分析计算\n${'甲'.repeat(43)}`);
});

test('RD16 a paragraph that goes on in the next column goes on', () => {
  const left = paragraph('甲', 80, 120).slice(0, 2);
  const right = [
    { words: '甲'.repeat(20), x: 340, y: 700 },
    { words: '甲'.repeat(3), x: 340, y: 680 },
    ...paragraph('乙', 340, 660),
  ];
  expect(copyAll([...left, ...right])).toBe(`${'甲'.repeat(61)}\n${'乙'.repeat(43)}`);
});

test('RD16 cells of a table are parted by tabs, its rows by lines', () => {
  const row = (words: readonly string[], y: number) =>
    words.map((word, at) => ({ words: word, x: 80 + at * 90, y }));
  expect(copyAll([...row(['断面', '桩号', '壅高'], 500), ...row(['CS1', 'K3', '0.03'], 480)])).toBe(
    '断面\t桩号\t壅高\nCS1\tK3\t0.03',
  );
});

test('RD16 raised signs and words of two scripts stay in their line; a turned page is read as it stands', () => {
  const runs = [
    { words: '流速平方', x: 80, y: 700 },
    { words: '2', x: 128, y: 705, size: 8 },
    { words: 'MIKE 21', x: 140, y: 700 },
  ];
  expect(copyAll(runs)).toBe('流速平方2 MIKE 21'); // a space between half-width words, as the page's text has it
  expect(copyAll([...paragraph('甲', 80, 700), ...paragraph('乙', 80, 640)], true)).toBe(
    `${'甲'.repeat(43)}\n${'乙'.repeat(43)}`,
  );
});

test('RD16 a part of a page begins and ends where it was selected', () => {
  const { text, placed } = pageOf([...paragraph('甲', 80, 700), ...paragraph('乙', 80, 640)]);
  expect(copiedText(text, placed, { start: 40, end: 46 })).toBe('甲甲甲\n乙乙乙');
});
