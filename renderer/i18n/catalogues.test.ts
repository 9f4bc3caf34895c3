import { expect, test } from 'vitest';
import { REJECTION_CODES } from '#shared/domain/rejection.ts';
import { NOTE_CODES, REJECTION_CODES as CHECK_CODES } from '#shared/documents/report-check-messages.ts';
import { faultCodeSchema } from '#shared/protocol/errors.ts';
import { EN, ZH } from './catalogues.ts';
import { faults as faultsEn } from './en/faults.ts';
import { rejections as rejectionsEn } from './en/rejections.ts';
import { wordReportCheck, wordRejection } from './word-refusal.ts';
import { faults as faultsZh } from './zh/faults.ts';
import { rejections as rejectionsZh } from './zh/rejections.ts';

interface Tree {
  readonly [key: string]: string | Tree | undefined;
}

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value ?? {}, `${path}${key}.`),
  );
}

const slots = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([slot]) => slot).sort();

test('UI2: Chinese and English have the same keys', () => {
  const zh = leaves(ZH).map(([key]) => key);
  const en = leaves(EN)
    .map(([key]) => key)
    .filter((key) => !key.endsWith('_one'));
  expect(en.sort()).toEqual(zh.sort());
});

test('UI2: a translation names the same values as its original', () => {
  const zh = new Map(leaves(ZH));
  const differing = leaves(EN).filter(([key, text]) => {
    const original = zh.get(key.replace(/_one$/, '')) ?? '';
    return slots(text).some((slot) => !slots(original).includes(slot));
  });
  expect(differing).toEqual([]);
});

test('UI3: every rejection, fault and report-check code has a sentence in both languages', () => {
  for (const table of [rejectionsZh, rejectionsEn]) {
    expect(Object.keys(table).sort()).toEqual([...REJECTION_CODES].sort());
  }
  for (const table of [faultsZh, faultsEn]) {
    expect(Object.keys(table).sort()).toEqual([...faultCodeSchema.options].sort());
  }
  for (const code of [...CHECK_CODES, ...NOTE_CODES]) {
    expect(wordReportCheck('zh', code)).not.toBe(code);
    expect(wordReportCheck('en', code)).not.toBe(code);
  }
});

test('a rejection is worded with its details', () => {
  const rejection = {
    code: 'panel.tooFewExperts',
    details: { report: '防洪评价报告', ready: 2, needed: 3 },
  } as const;
  expect(wordRejection('zh', rejection)).toContain('《防洪评价报告》需要 3 位');
  expect(wordRejection('en', rejection)).toContain('needs 3 experts');
});

test('no picture characters anywhere in the words', () => {
  const emoji = /\p{Extended_Pictographic}/u;
  expect([...leaves(ZH), ...leaves(EN)].filter(([, text]) => emoji.test(text))).toEqual([]);
});
