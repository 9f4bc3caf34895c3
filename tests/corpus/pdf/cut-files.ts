import { gzipSync } from 'node:zlib';
import { file, type CorpusFile } from './corpus-file.ts';
import { hybridPdf, linearizedPdf } from './layouts.ts';
import { CONTENT, FONT, packedPdf, simplePdf, stream, updatedPdf, writePdf } from './pdf-writer.ts';

const LONG = stream(`${CONTENT}\n`.repeat(200));
const PACKED = packedPdf(
  [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    FONT,
  ],
  [LONG],
);

/** Transfers and exports that ended early, and documents without a page. */
export function cutFiles(): CorpusFile[] {
  const whole: [string, Buffer][] = [
    ['plain', simplePdf({ content: LONG })],
    ['packed', PACKED],
    ['updated', updatedPdf(simplePdf(), { 4: LONG })],
    ['linearized', linearizedPdf()],
  ];
  const cut = whole.flatMap(([name, bytes]) =>
    [50, 75].map((percent) =>
      file(`cut-${name}-at-${percent}`, bytes.subarray(0, Math.floor((bytes.length * percent) / 100)), 'truncated'),
    ),
  );
  const before = (bytes: Buffer, mark: string, further = 0): Buffer => bytes.subarray(0, bytes.lastIndexOf(mark) + further);
  const plain = simplePdf({ content: LONG });
  return [
    ...cut,
    file('cut-plain-at-10', plain.subarray(0, plain.length / 10), 'truncated'),
    file('cut-plain-at-95', plain.subarray(0, Math.floor(plain.length * 0.95)), 'truncated'),
    file('cut-before-xref', before(plain, '\nxref'), 'truncated'),
    file('cut-inside-xref', before(plain, '\nxref', 60), 'truncated'),
    file('cut-inside-trailer', before(plain, '\ntrailer', 14), 'truncated'),
    file('cut-inside-xref-stream', before(PACKED, '/Type /XRef', 76), 'truncated'),
    file('end-of-zeros', Buffer.concat([plain.subarray(0, plain.length / 2), Buffer.alloc(plain.length / 2)]), 'truncated'),
    file('middle-missing', Buffer.concat([plain.subarray(0, 300), plain.subarray(9000)]), 'xrefRepaired', 'unreadable', 'damagedObjects',
      'noText'),
    // in one section the viewer's engine believes the classic table, which calls the page free
    file('hybrid-in-one-section', hybridPdf(FONT, true), 'pageTreeBroken'),
    file('pages-null', simplePdf({ pages: 'null' }), 'unreadable', 'noPages'),
    file('pages-a-number', simplePdf({ pages: '7' }), 'unreadable', 'noPages'),
    file('kids-null', simplePdf({ pages: '<< /Type /Pages /Kids null /Count 0 >>' }), 'noPages', 'unreadable'),
    file('kids-missing', simplePdf({ pages: '<< /Type /Pages /Count 0 >>' }), 'noPages', 'unreadable'),
    file('kids-without-a-page', simplePdf({ pages: '<< /Type /Pages /Kids [5 0 R] /Count 1 >>' }), 'noPages', 'unreadable', 'pageTreeBroken', 'oddPageBox',
      'noText'),
    file('catalog-without-pages', writePdf({ objects: ['<< /Type /Catalog >>', FONT] }), 'unreadable', 'noPages'),
    file('only-an-end', '%PDF-1.7\n%%EOF\n', 'unreadable', 'noPages'),
    file('only-a-trailer', '%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n', 'unreadable', 'noPages'),
    file('box-infinite', simplePdf({ page: '/MediaBox [0 0 1e400 842]' }), 'badPageBox'),
    file('box-thin', simplePdf({ page: '/MediaBox [0 0 0.0001 842]' }), 'badPageBox'),
    file('box-negative-huge', simplePdf({ page: '/MediaBox [-99999 -99999 99999 99999]' }), 'badPageBox'),
    file('box-huge-on-a-branch', simplePdf({ page: '', pages: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 2147483647 2147483647] >>' }), 'badPageBox'),
  ];
}

/** What people upload by mistake, and what calls itself a report. */
export function foreignFiles(): CorpusFile[] {
  const plain = simplePdf();
  const notPdf = (name: string, bytes: Buffer | string): CorpusFile => file(name, bytes, 'notPdf');
  return [
    notPdf('picture-png', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(200)])),
    notPdf('picture-jpeg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(300, 3)])),
    notPdf('old-word-file', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])),
    notPdf('rich-text', '{\\rtf1\\ansi report}'),
    notPdf('postscript', '%!PS-Adobe-3.0\n/Helvetica findfont\nshowpage\n'),
    notPdf('pdf-in-gzip', gzipSync(plain)),
    notPdf('pdf-in-base64', plain.toString('base64')),
    notPdf('pdf-in-utf16', Buffer.from(plain.toString('latin1'), 'utf16le')),
    notPdf('pdf-in-lower-case', plain.toString('latin1').replace('%PDF-', '%pdf-')),
    notPdf('program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3000)])),
    notPdf('one-byte', '%'),
    notPdf('header-without-dash', plain.toString('latin1').replace('%PDF-', '%PDF ')),
    file('letter-that-says-pdf', 'Dear colleagues, %PDF-1.7 is the format we ask for.\n', 'unreadable'),
    file('web-page-that-says-pdf', `<html><!-- %PDF-1.7 --><body>${'report '.repeat(50)}</body></html>`, 'unreadable'),
    file('header-ten-times', '%PDF-1.7\n'.repeat(10), 'unreadable'),
  ];
}
