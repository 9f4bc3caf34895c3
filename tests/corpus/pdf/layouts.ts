import { CONTENT, flate, FONT, laidOut, numbered, stream, table } from './pdf-writer.ts';

const HEADER = '%PDF-1.5\n%\xe2\xe3\xcf\xd3\n';
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';

/** The first page and its cross-reference in front, the rest behind, as servers like it. */
export function linearizedPdf(catalog = CATALOG): Buffer {
  return laidOut([
    HEADER,
    {
      name: '6',
      body: (places) =>
        `6 0 obj\n<< /Linearized 1 /L ${places('end')} /H [0 0] /O 3 /E ${places('1')} /N 1 /T ${places('main')} >>\nendobj\n`,
    },
    {
      name: 'first',
      body: (places) =>
        `${table(3, [3, 4, 5, 6], places)}trailer\n<< /Size 7 /Root 1 0 R /Prev ${places('main')} >>\nstartxref\n0\n%%EOF\n`,
    },
    numbered(3, PAGE),
    numbered(4, stream(CONTENT)),
    numbered(5, FONT),
    numbered(1, catalog),
    numbered(2, PAGES),
    { name: 'main', body: (places) => `${table(0, [1, 2], places)}trailer\n<< /Size 3 >>\n` },
    (places) => `startxref\n${Number(places('first'))}\n%%EOF\n`,
    { name: 'end', body: '' },
  ]);
}

/**
 * A classic table for old readers; page and font stand in an object stream only new readers see. Word names that
 * stream in a second, empty section; the format would allow it in the first as well.
 */
export function hybridPdf(font = FONT, inOneSection = false): Buffer {
  const head = `3 0 5 ${PAGE.length + 1} `;
  const packed = flate(`${head}${PAGE} ${font}`, `/Type /ObjStm /N 2 /First ${head.length}`);
  const rows = [0, 1].map((index) => [2, 0, 0, 0, 6, index]);
  return laidOut([
    HEADER,
    numbered(1, CATALOG),
    numbered(2, PAGES),
    numbered(4, stream(CONTENT)),
    numbered(6, packed),
    numbered(7, stream(Buffer.from(rows.flat()), '/Type /XRef /W [1 4 1] /Index [3 1 5 1] /Size 8 /Root 1 0 R')),
    {
      name: 'xref',
      body: (places) =>
        `xref\n0 8\n0000000003 65535 f \n${places('1')} 00000 n \n${places('2')} 00000 n \n0000000005 00000 f \n` +
        `${places('4')} 00000 n \n0000000000 00000 f \n${places('6')} 00000 n \n${places('7')} 00000 n \n` +
        `trailer\n<< /Size 8 /Root 1 0 R ${inOneSection ? `/XRefStm ${places('7')}` : ''} >>\n`,
    },
    {
      name: 'second',
      body: (places) =>
        inOneSection
          ? ''
          : `xref\n0 0\ntrailer\n<< /Size 8 /Root 1 0 R /Prev ${places('xref')} /XRefStm ${places('7')} >>\n`,
    },
    (places) => `startxref\n${Number(places(inOneSection ? 'xref' : 'second'))}\n%%EOF\n`,
  ]);
}
