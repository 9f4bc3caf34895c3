import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { panelOpinionDocument } from '#shared/documents/panel-opinion.ts';
import { responseTableDocument } from '#shared/documents/response-table.ts';
import {
  someOpinionFacts,
  someResponseFacts,
  someSealedFacts,
} from '#shared/documents/testing/document-facts.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;
let folder: string;
let typesetter: Typesetter;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'typeset-'));
  typesetter = createTypesetter();
});
afterAll(async () => {
  await typesetter.close();
  rmSync(folder, { recursive: true });
});

function poppler(tool: string, pdf: Uint8Array, ...args: string[]): string {
  const path = join(folder, 'document.pdf');
  writeFileSync(path, pdf);
  return execFileSync(tool, [path, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function textOf(pdf: Uint8Array): string {
  return poppler('pdftotext', pdf, '-').replace(/\s+/g, '');
}

const NASTY =
  '#let x = 1 *bold* _it_ $x^2$ @ref <label> [content] `raw` \\ // c /* d */ = H - l + e ~ -- --- "q" \'s\' https://e.com #panic("no") {x} ${y} </text> &amp; "\\" \\u{41} %s \u202E倒\u202C';

describe.runIf(hasPoppler)('typesetter', () => {
  test('DOC3 typed text prints verbatim wherever it goes', { timeout: 60_000 }, async () => {
    const facts = someSealedFacts({
      reportTitle: `甲#[x]*乙*$1$`,
      overview: NASTY,
      docId: '#id*1*',
      points: [{ no: 1, severity: 'question', text: `= ${NASTY}` }],
      wording: `- ${NASTY}`,
      dissents: [{ expertName: '@甲<b>', pointNos: [], text: `+ ${NASTY}` }],
    });
    const text = textOf(await typesetter.panelOpinion(panelOpinionDocument(facts)));
    const expected = NASTY.replace(/\s|[\u202A-\u202E]/g, '').replace('倒', '');
    const plain = text.replace(/[\u202A-\u202E]|倒/g, '');
    expect(plain.split(expected.slice(0, 60)).length - 1).toBe(4);
    expect(plain).toContain('甲#[x]*乙*$1$');
    expect(plain).toContain('#id*1*');
    expect(plain).toContain('@甲<b>');
  });

  test('DOC3 characters that are none, or only half of one, keep no document from being set', async () => {
    const odd = '甲\0\u0007\u001B\uFFFF\uD800乙';
    const text = textOf(
      await typesetter.panelOpinion(panelOpinionDocument(someOpinionFacts({ wording: odd }))),
    );
    expect(text).toContain('乙');
  });

  test('DOC6 the text of a sealed opinion can be searched and every font is an embedded subset', async () => {
    const pdf = await typesetter.panelOpinion(panelOpinionDocument(someSealedFacts()));
    const text = textOf(pdf);
    expect(text).toContain('《十里河大桥工程防洪评价报告（送审稿）》专家组评审意见');
    expect(text).toContain('1.复核设计洪水成果，补充50年一遇壅水计算过程及糙率取值依据。〔必须修改〕');
    expect(text).toContain('签署记录');
    expect(poppler('pdftotext', pdf, '-')).toContain('2022年4月28日，河东区行政审批局');
    expect(text).toMatch(/第1页\/共(\d+)页/);
    const fonts = poppler('pdffonts', pdf)
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+.*\byes yes yes\b/);
    expect(poppler('pdfinfo', pdf)).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
  });

  test('DOC6 forty points, nine experts and a title of four lines keep every word', async () => {
    const points = Array.from({ length: 40 }, (_, index) => ({
      no: index + 1,
      severity: 'suggestion' as const,
      text: `第${index + 1}点：复核防治责任范围，补充临时堆土场面积。`.repeat(1 + (index % 4)),
    }));
    const experts = Array.from({ length: 9 }, (_, index) => ({
      name: `专家${index}`,
      unit: '国电某某勘测设计研究院有限公司水环境与生态工程分公司规划设计一所',
      title: '正高级工程师',
      specialty: '水土保持',
      isChair: index === 4,
    }));
    const facts = someSealedFacts({
      points,
      experts,
      reportTitle: '黄土高原丘陵沟壑区流域综合治理工程'.repeat(5),
    });
    const text = textOf(await typesetter.panelOpinion(panelOpinionDocument(facts)));
    for (const point of points) expect(text).toContain(`第${point.no}点：`);
    for (const expert of experts) expect(text.split(expert.name).length).toBeGreaterThan(3);
  });

  test('DOC7 the response table repeats its header row on every landscape page and loses no word of a long row', async () => {
    const pdf = await typesetter.responseTable(responseTableDocument(someResponseFacts(40)));
    const pages = Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', pdf))?.[1]);
    expect(pages).toBeGreaterThan(1);
    expect(textOf(pdf).split('复核结果').length - 1).toBeGreaterThanOrEqual(pages);
    const [row] = someResponseFacts(1).rows;
    const remark = Array.from({ length: 150 }, (_, index) => `备注${index}，`).join('');
    const responseText = Array.from({ length: 400 }, (_, index) => `答复${index}。`).join('');
    const rows = row === undefined ? [] : [row, { ...row, remark }, { ...row, responseText }];
    const long = textOf(
      await typesetter.responseTable(responseTableDocument(someResponseFacts(0, { rows }))),
    );
    for (const word of ['备注0', '备注149', '答复0。', '答复399。']) expect(long).toContain(word);
    expect(poppler('pdfinfo', pdf)).toMatch(/Page size:\s+841\.\d+ x 595\.\d+ pts \(A4\)/);
  });
});

test('DOC8 documents asked for at once come back each to its own caller', { timeout: 60_000 }, async () => {
  const ids = ['甲', '乙', '丙', '丁'];
  const [first, ...rest] = await Promise.all(
    ids.map((docId) => typesetter.panelOpinion(panelOpinionDocument(someOpinionFacts({ docId })))),
  );
  const again = await typesetter.panelOpinion(panelOpinionDocument(someOpinionFacts({ docId: '甲' })));
  expect(Buffer.from(again).equals(Buffer.from(first ?? []))).toBe(true);
  for (const other of rest) expect(Buffer.from(other).equals(Buffer.from(again))).toBe(false);
});

test('DOC9 another thread gives the very same bytes, dated from the data', { timeout: 60_000 }, async () => {
  const other = createTypesetter();
  const document = panelOpinionDocument(someSealedFacts());
  const [one, two] = await Promise.all([typesetter.panelOpinion(document), other.panelOpinion(document)]);
  await other.close();
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  expect(Buffer.from(one).toString('latin1')).toContain('D:20220428063740');
});

test(
  'DOC8 a document that takes too long fails alone and the next one is set',
  { timeout: 60_000 },
  async () => {
    const hasty = createTypesetter({ timeoutMs: 1 });
    const document = panelOpinionDocument(someOpinionFacts());
    await expect(hasty.panelOpinion(document)).rejects.toThrow('not set within 1 ms');
    await hasty.close();
    await expect(hasty.panelOpinion(document)).rejects.toThrow('closed');
    await expect(typesetter.panelOpinion(document)).resolves.toBeInstanceOf(Uint8Array);
  },
);

test('DOC8 setting a long document leaves the event loop free', { timeout: 60_000 }, async () => {
  const points = Array.from({ length: 200 }, (_, index) => ({
    no: index + 1,
    severity: 'mustFix' as const,
    text: '复核设计洪水成果，补充壅水计算过程。'.repeat(8),
  }));
  // Set on this thread it would come back within a turn or two; on its own thread this loop goes on turning.
  let turns = 0;
  const beat = setInterval(() => turns++, 1);
  await typesetter.panelOpinion(panelOpinionDocument(someOpinionFacts({ points })));
  clearInterval(beat);
  expect(turns).toBeGreaterThan(20);
});
