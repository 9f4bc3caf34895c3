import writeXlsx, {
  type Cell,
  type CellObject,
  type Feature,
  type SheetData,
} from 'write-excel-file/universal';
import {
  findElement,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
} from 'write-excel-file/utility';
import type { TableColumn, WorkingTable } from '#shared/documents/working-table.ts';

const SHEET = '意见';
/** Excel counts widths in Latin digits; a Chinese character takes two. */
const DIGITS_A_CHARACTER = 2;
const LINE_HEIGHT = 16;
/** Excel shows no row higher than this, in points. */
const HIGHEST_ROW = 409;
const LINE = { borderStyle: 'thin', borderColor: '#808080' } as const;

/** The table as a workbook: headings frozen and printed again on every page, one page wide, pages numbered (EX11). */
export async function tableXlsx(table: WorkingTable): Promise<Blob> {
  const { columns } = table;
  const whole = (cell: CellObject): Cell[] => [
    { ...cell, columnSpan: columns.length },
    ...columns.slice(1).map(() => null),
  ];
  const head: SheetData = [
    whole({ value: table.title, fontWeight: 'bold', fontSize: 16, align: 'center', height: 32 }),
    ...table.meta.map(({ label, value }) => whole({ value: `${label}：${value}`, wrap: true })),
  ];
  const headings = columns.map((column): Cell => ({
    value: column.heading,
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    backgroundColor: '#E7E6E6',
    wrap: true,
    height: 30,
    ...LINE,
  }));
  const rows = table.rows.map((row) => {
    const height = heightOf(row, columns);
    return columns.map((column, index): Cell => ({
      value: row[index] ?? '',
      type: String,
      wrap: true,
      alignVertical: 'top',
      align: column.isCentred ? 'center' : 'left',
      height,
      ...LINE,
    }));
  });
  const foot: SheetData = [
    whole({ value: table.summary, wrap: true }),
    ...(table.signatures.length === 0
      ? []
      : [whole({ value: table.signatures.map((label) => `${label}：`).join('　　　　　　　　') })]),
  ];
  const sheet = [...head, headings, ...rows, ...foot];
  const options = {
    sheet: SHEET,
    orientation: 'landscape' as const,
    stickyRowsCount: head.length + 1,
    columns: columns.map(({ width }) => ({ width: width * DIGITS_A_CHARACTER + 1 })),
  };
  return writeXlsx(sheet, options, {
    fontFamily: '宋体',
    fontSize: 11,
    features: [printedWith(head.length + 1)],
  }).toBlob();
}

/** Rows do not grow with their words by themselves where a program does not set the table anew. */
function heightOf(row: readonly string[], columns: readonly TableColumn[]): number {
  const lines = columns.map(({ width }, index) =>
    (row[index] ?? '')
      .split('\n')
      .reduce((sum, text) => sum + Math.max(1, Math.ceil(widthOf(text) / width)), 0),
  );
  return Math.min(HIGHEST_ROW, Math.max(1, ...lines) * LINE_HEIGHT + 4);
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) < 0x2e80 ? 0.55 : 1;
  return width;
}

/** What the library leaves to others: headings on every page, the width of a page, page numbers. */
function printedWith(headingRow: number): Feature<Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) => {
            const setup = findElement(xml, 'pageSetup');
            const fitted = getSelfClosingTagMarkup('pageSetup', {
              paperSize: 9,
              orientation: 'landscape',
              fitToWidth: 1,
              fitToHeight: 0,
            });
            const footer =
              '<headerFooter><oddFooter>&amp;C第 &amp;P 页 / 共 &amp;N 页</oddFooter></headerFooter>';
            const withSetup = setup ? replaceElement(xml, setup, fitted + footer) : xml;
            return insertElementMarkupAccordingToOrderOfSiblings(
              withSetup,
              '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
              ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData'],
              'worksheet',
            );
          },
        },
        'xl/workbook.xml': {
          transform: (xml) => {
            const name = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${SHEET}'!$${headingRow}:$${headingRow}</definedName>`;
            const names = findElement(xml, 'definedNames');
            return names ? replaceElement(xml, names, `<definedNames>${name}</definedNames>`) : xml;
          },
        },
      },
    },
  };
}
