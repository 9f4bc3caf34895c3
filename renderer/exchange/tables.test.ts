import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { WorkingTable } from '#shared/documents/working-table.ts';
import { aPng } from '#hub/testing/a-picture.ts';
import { sha256Of } from '#shared/testing/cast.ts';
import { tableDocx } from './table-docx.ts';
import { tableXlsx } from './table-xlsx.ts';
import { readZip } from '#tests/exchange/read-zip.ts';

const TABLE: WorkingTable = {
  title: '《某桥防洪评价报告》专家意见采纳情况表',
  meta: [{ label: '项目名称', value: '某河 <一> & "二"' }],
  columns: [
    { heading: '序号', width: 4, isCentred: true },
    { heading: '专家意见', width: 26, isCentred: false },
    { heading: '修改说明', width: 20, isCentred: false },
  ],
  rows: Array.from({ length: 120 }, (_, index) => [
    String(index + 1),
    index === 0 ? '=1+1' : `复核设计洪水成果，补充50年一遇壅水计算过程（${index + 1}）`,
    index % 2 === 0 ? '已修改。\n补充糙率取值依据 <表4.3-2> & 图' : '',
  ]),
  summary: '共120条意见：已修改120条。',
  signatures: ['编制人', '校核人'],
};

/** Elements of a part by name, with their attributes and the text within; not well-formed XML throws. */
function elementsOf(xml: string | undefined) {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof found = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => open.forEach((element) => (element.text += text)));
  parser.on('closetag', () => open.pop());
  parser.write(xml ?? '').close();
  return found;
}

test('EX11 the workbook has every cell, frozen headings that print on every page, one page wide, pages numbered', async () => {
  const parts = await readZip(await tableXlsx(TABLE));
  for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) elementsOf(xml);
  const strings = elementsOf(parts.get('xl/sharedStrings.xml'))
    .filter(({ name }) => name === 'si')
    .map(({ text }) => text);
  const sheet = elementsOf(parts.get('xl/worksheets/sheet1.xml'));
  const values = sheet
    .filter(({ name, attributes }) => name === 'c' && attributes['t'] === 's')
    .map(({ text }) => strings[Number(text)]);
  expect(values).toEqual([
    TABLE.title,
    '项目名称：某河 <一> & "二"',
    '序号',
    '专家意见',
    '修改说明',
    ...TABLE.rows.flat().filter((text) => text !== ''),
    TABLE.summary,
    '编制人：　　　　　　　　校核人：',
  ]);
  expect(sheet.filter(({ name }) => name === 'f')).toEqual([]);
  const one = (name: string) => sheet.find((element) => element.name === name)?.attributes;
  expect(one('pane')).toMatchObject({ ySplit: '3', state: 'frozen' });
  expect(one('pageSetup')).toMatchObject({ paperSize: '9', orientation: 'landscape', fitToHeight: '0' });
  expect(one('pageSetUpPr')).toEqual({ fitToPage: '1' });
  expect(sheet.find(({ name }) => name === 'oddFooter')?.text).toBe('&C第 &P 页 / 共 &N 页');
  expect(sheet.filter(({ name }) => name === 'col').map(({ attributes }) => attributes['width'])).toEqual([
    '9',
    '53',
    '41',
  ]);
  const titles = elementsOf(parts.get('xl/workbook.xml')).find(({ name }) => name === 'definedName');
  expect([titles?.attributes['name'], titles?.text]).toEqual(['_xlnm.Print_Titles', "'意见'!$3:$3"]);
});

test('EX11 the document has every cell, is landscape, repeats its headings and numbers its pages', async () => {
  const parts = await readZip(await tableDocx(TABLE));
  for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) elementsOf(xml);
  const document = elementsOf(parts.get('word/document.xml'));
  const cells = document.filter(({ name }) => name === 'w:tc').map(({ text }) => text);
  expect(cells).toEqual([
    ...TABLE.columns.map(({ heading }) => heading),
    ...TABLE.rows.flat().map((text) => text.replaceAll('\n', '')),
  ]);
  expect(document.filter(({ name }) => name === 'w:tblHeader')).toHaveLength(1);
  const size = document.find(({ name }) => name === 'w:pgSz')?.attributes ?? {};
  expect([size['w:orient'], Number(size['w:w']) > Number(size['w:h'])]).toEqual(['landscape', true]);
  const footer = [...parts].find(([name]) => /^word\/footer\d+\.xml$/.test(name))?.[1];
  expect(footer).toContain('NUMPAGES');
});

test('EX12 pictures stand in the row of their comment in the document, as wide as the column at most; the workbook has their words', async () => {
  const shas = [sha256Of('a'), sha256Of('b')];
  const picture = { sizeBytes: 10, name: '断面.png', kind: 'png', width: 3000, height: 1500 } as const;
  const table: WorkingTable = {
    ...TABLE,
    rows: TABLE.rows.slice(0, 3),
    pictures: { column: 1, byRow: [shas.map((sha256) => ({ ...picture, sha256 })), [], []] },
  };
  const bytes = new Uint8Array(aPng());
  const held = new Map(
    shas.map((sha256) => [sha256, { bytes, kind: 'png', width: 3000, height: 1500 }] as const),
  );
  const parts = await readZip(await tableDocx(table, held));
  const document = elementsOf(parts.get('word/document.xml'));
  const extents = document.filter(({ name }) => name === 'wp:extent').map(({ attributes }) => attributes);
  expect(extents).toHaveLength(2);
  const cells = document
    .filter(({ name }) => name === 'w:tcW')
    .map(({ attributes }) => Number(attributes['w:w']));
  const columnEmu = (cells[1] ?? 0) * 635;
  for (const { cx, cy } of extents) {
    expect(Number(cx)).toBeLessThan(columnEmu);
    expect(Number(cx) / Number(cy)).toBeCloseTo(2, 1);
  }
  expect([...parts.keys()].some((name) => name.startsWith('word/media/'))).toBe(true);
  expect([...(await readZip(await tableXlsx(table))).keys()].some((name) => name.includes('media'))).toBe(
    false,
  );
});
