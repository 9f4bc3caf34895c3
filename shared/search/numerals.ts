import { chineseNumeral } from '../lib/chinese-numeral.ts';
import { foldForSearch } from './fold-search.ts';

/** Digits with units, folded as search folds them: 1十2, 1百05, 十. 千瓦 and 千米 are units of measure. */
const RUN = /[\d十百千]*[十百千][\d十百千]*(?![瓦米克伏帕卡焦乏安])/gu;
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** The value of a folded number below ten thousand that is written with units; null where it is none. */
export function parseNumeral(run: string): number | null {
  let value = 0;
  let lastUnit = 10_000;
  let digit: number | null = null;
  let hasZero = false;
  for (const character of run) {
    const unit = UNITS.get(character);
    if (unit === undefined) {
      if (digit !== null) return null;
      if (character === '0' && hasZero) return null;
      if (character === '0') hasZero = true;
      else digit = Number(character);
      continue;
    }
    if (unit >= lastUnit || (digit === null && unit !== 10)) return null;
    value += (digit ?? 1) * unit;
    lastUnit = unit;
    digit = null;
    hasZero = false;
  }
  if (digit === null) return hasZero || lastUnit === 10_000 ? null : value;
  // 二百五 says 250 to some and nothing to a document.
  return lastUnit === 10 || hasZero ? value + digit : null;
}

/** `folded` with numbers and percentages in Arabic digits, so that 十二 and 12 are one. */
export function withArabicNumerals(folded: string): string {
  if (!/[十百千]/u.test(folded)) return folded;
  return partsOf(folded)
    .map((part) => (part.value === null ? part.text : String(part.value)))
    .join('')
    .replaceAll(/百分之(\d+)(?:[点.](\d+))?/gu, (_, whole: string, rest?: string) =>
      rest === undefined ? `${whole}%` : `${whole}.${rest}%`,
    );
}

interface Part {
  readonly text: string;
  /** Null for what is no number. */
  readonly value: number | null;
}

/** What is written with units, and whole Arabic numbers that could be; decimals and long numbers are words. */
function partsOf(folded: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  const add = (from: number, text: string, value: number | null): void => {
    if (value === null) return;
    parts.push({ text: folded.slice(end, from), value: null }, { text, value });
    end = from + text.length;
  };
  for (const match of folded.matchAll(RUN)) {
    // 百分之 is no hundred.
    const run = folded.startsWith('分之', match.index + match[0].length) ? match[0].slice(0, -1) : match[0];
    const before = folded[match.index - 1] ?? '';
    const isYears = /^[百千]$/u.test(run) && folded[match.index + 1] === '年';
    if (before === '.' || run === '') continue;
    add(match.index, run, isYears ? (UNITS.get(run) ?? null) : parseNumeral(run));
  }
  parts.push({ text: folded.slice(end), value: null });
  return parts;
}

/** A way to write what is looked for. `isNumber`: the number at its beginning or end has to stand there whole. */
export interface QueryForm {
  readonly text: string;
  readonly isNumber: boolean;
}

const MOST_FORMS = 12;
const ARABIC = /(?<![\d.])(\d{1,4})(?:\.(\d+))?(%?)(?![\d.])/gu;

/**
 * The ways in which a folded query may stand in a text, the one that was typed first: 12 and 十二, 5% and
 * 百分之五, 100年 and 百年. Texts are searched as they are, so whatever stands in one is still found by its parts.
 */
export function queryForms(folded: string): readonly QueryForm[] {
  if (folded === '') return [];
  const arabic = withArabicNumerals(folded);
  const forms = new Set([folded, arabic]);
  const written = [...arabic.matchAll(ARABIC)].slice(0, 2);
  for (const match of written.toReversed()) {
    for (const form of [...forms]) {
      for (const other of unitForms(match, arabic)) {
        if (forms.size < MOST_FORMS) forms.add(form.replace(match[0], other));
      }
    }
  }
  return [...forms].map((text) => ({ text, isNumber: text !== folded }));
}

/** 12 as 十二, 12.5% as 百分之十二点五. */
function unitForms(match: RegExpExecArray, arabic: string): readonly string[] {
  const [all, whole = '', rest, percent] = match;
  const value = Number(whole);
  const isPlain = whole === String(value) && value >= 1;
  const words = isPlain ? foldForSearch(chineseNumeral(value)).text : whole;
  if (percent === '%') {
    const tail = rest === undefined ? '' : `点${rest}`;
    return [...new Set([`百分之${words}${tail}`, `百分之${all.slice(0, -1)}`])];
  }
  if (rest !== undefined || value < 10 || !isPlain) return [];
  const isYears = arabic[match.index + all.length] === '年' && (value === 100 || value === 1000);
  return isYears ? [words, words.slice(1)] : [words];
}

/** Whether a form stands at a place of `text` with its numbers whole: 十二 is not in 三十二. */
export function standsWhole({ text: form, isNumber }: QueryForm, text: string, from: number): boolean {
  if (!isNumber) return true;
  const to = from + form.length;
  const isCut = /^[\d十百千]/u.test(form) && /[\d十百千.]$/u.test(text.slice(Math.max(0, from - 1), from));
  return !isCut && !(/[\d十百千]$/u.test(form) && /^(?:[\d十百千]|\.\d)/u.test(text.slice(to, to + 2)));
}
