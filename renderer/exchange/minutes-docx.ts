import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { MinutesDocument } from '#shared/documents/minutes/minutes-document.ts';

/** Twentieths of a point, as Word counts. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = { top: 1_440, bottom: 1_440, left: 1_587, right: 1_587 };
const TEXT_WIDTH = A4.width - MARGIN.left - MARGIN.right;
const LABEL_WIDTH = 1_400;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const HEAD_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
/** Half points: 小四. */
const SIZE = 24;
const LINE = 400;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** The minutes for a word processor: what is printed, without seal and code. A draft says that it is one. */
export async function minutesDocx(document: MinutesDocument, isIssued: boolean): Promise<Blob> {
  const file = new Document({
    title: document.metadataTitle,
    creator: '云评',
    styles: { default: { document: { run: { font: FONT, size: SIZE } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        footers: { default: new Footer({ children: [pageLine(isIssued ? document.docId : '草稿')] }) },
        children: [
          ...document.titleLines.map((line) => centred(line, 36, 0)),
          centred(document.formTitle, 40, 240),
          ...(document.editionNote === '' ? [] : [centred(document.editionNote, 21, 200)]),
          factsTable(document.head),
          ...document.parts.flatMap(({ level, heading, paragraphs }) => [
            new Paragraph({
              heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
              keepNext: true,
              spacing: { before: 240, after: 80, line: LINE },
              children: [new TextRun({ text: heading, font: HEAD_FONT, size: SIZE, color: '000000' })],
            }),
            ...paragraphs.map(
              (text) =>
                new Paragraph({
                  alignment: AlignmentType.BOTH,
                  indent: { firstLine: SIZE * 20 },
                  spacing: { line: LINE },
                  children: [new TextRun(text)],
                }),
            ),
          ]),
          ...(isIssued
            ? document.issue.map(
                ({ label, value }) =>
                  new Paragraph({
                    alignment: AlignmentType.RIGHT,
                    spacing: { line: LINE },
                    text: `${label}：${value}`,
                  }),
              )
            : []),
        ],
      },
    ],
  });
  return Packer.toBlob(file);
}

function centred(text: string, size: number, after: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: [new TextRun({ text, font: HEAD_FONT, size })],
  });
}

/** Labels and what they say, between two lines. */
function factsTable(rows: MinutesDocument['head']): Table {
  const cell = (text: string, width: number): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: { top: NONE, bottom: NONE, left: NONE, right: NONE },
      children: [new Paragraph({ spacing: { line: 360 }, children: [new TextRun(text)] })],
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const;
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH],
    borders: {
      top: line,
      bottom: line,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: rows.map(
      ({ label, value }) =>
        new TableRow({ children: [cell(label, LABEL_WIDTH), cell(value, TEXT_WIDTH - LABEL_WIDTH)] }),
    ),
  });
}

function pageLine(mark: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        size: 18,
        children: [`${mark}　第 `, PageNumber.CURRENT, ' 页 / 共 ', PageNumber.TOTAL_PAGES, ' 页'],
      }),
    ],
  });
}
