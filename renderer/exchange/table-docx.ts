import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { TableColumn, WorkingTable } from '#shared/documents/working-table.ts';
import type { TablePicture } from './exchange-task.ts';

/** Twentieths of a point, as Word counts. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1_134; // 2 cm
const TEXT_WIDTH = A4.height - 2 * MARGIN;
/** Word counts pictures in pixels of 96 an inch. */
const TWIPS_A_PIXEL = 15;
const CELL_PADDING = 16;
const HIGHEST = 320;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const HEAD_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
/** Half points: 五号. */
const SIZE = 21;

/** The table as a document: landscape, headings again on every page, rows not torn, pages numbered (EX11). */
export async function tableDocx(
  table: WorkingTable,
  pictures: ReadonlyMap<string, TablePicture> = new Map(),
): Promise<Blob> {
  const under = (row: number, index: number): readonly TablePicture[] =>
    (table.pictures?.column === index ? (table.pictures.byRow[row] ?? []) : []).flatMap(
      ({ sha256 }) => pictures.get(sha256) ?? [],
    );
  const widths = widthsOf(table.columns);
  const document = new Document({
    title: table.title,
    creator: '云评',
    styles: { default: { document: { run: { font: FONT, size: SIZE } } } },
    sections: [
      {
        properties: {
          page: {
            size: { ...A4, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: new Footer({ children: [pageLine()] }) },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [new TextRun({ text: table.title, font: HEAD_FONT, size: 32 })],
          }),
          ...table.meta.map(({ label, value }) => new Paragraph(`${label}：${value}`)),
          new Paragraph({ spacing: { after: 80 } }),
          new Table({
            width: { size: TEXT_WIDTH, type: WidthType.DXA },
            columnWidths: widths,
            layout: TableLayoutType.FIXED,
            rows: [
              new TableRow({
                tableHeader: true,
                cantSplit: true,
                children: table.columns.map((column, index) => headingCell(column, widths[index] ?? 0)),
              }),
              ...table.rows.map(
                (row, at) =>
                  new TableRow({
                    cantSplit: row.every((text) => text.length < 400),
                    children: table.columns.map((column, index) =>
                      cell(column, row[index] ?? '', widths[index] ?? 0, under(at, index)),
                    ),
                  }),
              ),
            ],
          }),
          new Paragraph({ spacing: { before: 160 }, text: table.summary }),
          ...(table.signatures.length === 0
            ? []
            : [
                new Paragraph({
                  spacing: { before: 320 },
                  text: table.signatures.map((label) => `${label}：`).join('　　　　　　　　'),
                }),
              ]),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}

function headingCell({ heading }: TableColumn, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    shading: { fill: 'E7E6E6' },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: heading, font: HEAD_FONT })],
      }),
    ],
  });
}

function cell(
  { isCentred }: TableColumn,
  text: string,
  width: number,
  pictures: readonly TablePicture[],
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: [
      ...text.split('\n').map(
        (line) =>
          new Paragraph({
            alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: [new TextRun(line)],
          }),
      ),
      ...pictures.map((picture, index) => new Paragraph({ children: [inline(picture, index, width)] })),
    ],
  });
}

/** As wide as its column at most, and no higher than half a page. */
function inline({ bytes, kind, width, height }: TablePicture, index: number, columnWidth: number): ImageRun {
  const room = columnWidth / TWIPS_A_PIXEL - CELL_PADDING;
  const share = Math.min(1, room / width, HIGHEST / height);
  const name = `附图${index + 1}`;
  return new ImageRun({
    type: kind === 'jpeg' ? 'jpg' : 'png',
    data: bytes,
    transformation: { width: Math.round(width * share), height: Math.round(height * share) },
    altText: { name, title: name, description: name },
  });
}

function widthsOf(columns: readonly TableColumn[]): number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => Math.floor((TEXT_WIDTH * width) / all));
}

function pageLine(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页 / 共 ', PageNumber.TOTAL_PAGES, ' 页'] }),
    ],
  });
}
