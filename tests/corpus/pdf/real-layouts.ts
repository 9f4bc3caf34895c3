import { deflateSync } from 'node:zlib';
import { file, type CorpusFile } from './corpus-file.ts';
import { hybridPdf, linearizedPdf } from './layouts.ts';
import {
  CONTENT,
  flate,
  FONT,
  packedPdf,
  simpleObjects,
  simplePdf,
  stream,
  updatedPdf,
  writePdf,
  type Body,
} from './pdf-writer.ts';

const A4 = '/MediaBox [0 0 595 842]';
const RESOURCES = '/Resources << /Font << /F1 5 0 R >> >>';
const LEAF = `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${RESOURCES} ${A4} >>`;

/** What programs of thirty years have written, accepted without a note. */
export function unusualReports(): CorpusFile[] {
  const versions = ['1.0', '1.1', '1.2', '1.4', '1.5', '1.6', '1.7'].map((version) =>
    file(`version-${version}`, simplePdf({}, { version })),
  );
  const producers = [
    '(WPS \\\\215\\\\216\\\\217)',
    '<FEFF5EFA7B51672A6765>',
    '(AutoCAD PDF \\(High Quality Print\\))',
    '()',
    'null',
  ].map((producer, index) =>
    file(
      `producer-${index + 1}`,
      simplePdf({ more: [`<< /Producer ${producer} /CreationDate (not a date) >>`] }, { trailer: '/Info 6 0 R' }),
    ),
  );
  return [
    ...versions,
    ...producers,
    file('linearized', linearizedPdf()),
    file('linearized-with-update', updatedPdf(linearizedPdf(), { 5: FONT })),
    file('hybrid-cross-reference', hybridPdf()),
    file('length-inside-object-stream', packedLength()),
    file('carriage-returns-only', simplePdf({}, { eol: '\r' })),
    file('generation-numbers', simplePdf().toString('latin1').replace(/ 00000 n/g, ' 00003 n').replace(/^(\d) 0 obj/gm, '$1 3 obj').replace(/(\d) 0 R/g, '$1 3 R')),
    file('twelve-hundred-pages', manyPages(1200)),
    file('pages-in-a-deep-tree', treeOfPages(5, 4)),
    file('one-page-a-branch', treeOfPages(40, 1)),
    file('kids-without-type', simplePdf().toString('latin1').replace('/Type /Page /Parent', '/Typ1 /Page /Parent')),
    file('page-a0', simplePdf({ page: '/MediaBox [0 0 2384 3370]' })),
    file('page-a0-turned', simplePdf({ page: '/MediaBox [0 0 3370 2384] /Rotate 90' })),
    file('page-long-profile', simplePdf({ page: '/MediaBox [0 0 14000 842]' })),
    file('page-rotate-negative', simplePdf({ page: `${A4} /Rotate -90` })),
    file('page-rotate-odd', simplePdf({ page: `${A4} /Rotate 45` })),
    file('page-origin-elsewhere', simplePdf({ page: '/MediaBox [-100 -20 495 822]' })),
    file('page-cropped', simplePdf({ page: `${A4} /CropBox [50 50 500 800] /TrimBox [60 60 490 790]` })),
    file('page-crop-outside', simplePdf({ page: `${A4} /CropBox [5000 5000 6000 6000]` })),
    file('box-as-references', simplePdf({ page: '/MediaBox [6 0 R 6 0 R 7 0 R 8 0 R]', more: ['0', '595', '842'] })),
    file('box-with-fractions', simplePdf({ page: '/MediaBox [0.0 0. 595.276 841.89]' })),
    file('runlength-content', simplePdf({ content: stream(runLength(CONTENT), '/Filter /RunLengthDecode') })),
    file('two-filters', simplePdf({ content: stream(hex(deflateSync(CONTENT)), '/Filter [/AHx /Fl]') })),
    file('comments-everywhere', simplePdf({ pages: '<< %a\n/Type %b\n/Pages %c\n/Kids [ %d\n3 0 R ] /Count 1 >>' })),
    file('no-spaces', simplePdf({ pages: '<</Type/Pages/Kids[3 0 R]/Count 1>>' })),
    file('names-with-escapes', simplePdf({ page: `${A4} /Group << /S /Transparency /CS /Device#52GB >>` })),
    file('jpeg-2000-picture', picture('/Width 8 /Height 8 /Filter /JPXDecode', tinyJpx())),
    file('jbig2-picture', picture('/Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode', tinyJbig2())),
    file('fax-picture', picture('/Width 16 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 16 /Rows 1 >>', Buffer.from([0x80, 0x10, 0x01]))),
    file('highlight-and-note', annotated('<< /Type /Annot /Subtype /Highlight /Rect [72 700 300 740] /QuadPoints [72 740 300 740 72 700 300 700] /Contents (see table 3) /C [1 1 0] >>', '<< /Type /Annot /Subtype /Text /Rect [9 9 29 29] /Contents (a note) >>')),
    file('stamp-ink-freetext', annotated('<< /Type /Annot /Subtype /Stamp /Rect [9 9 99 99] /Name /Approved >>', '<< /Type /Annot /Subtype /Ink /Rect [9 9 99 99] /InkList [[9 9 50 50]] >>', '<< /Type /Annot /Subtype /FreeText /Rect [9 9 99 99] /DA (/F1 9 Tf) /Contents (x) >>')),
    file('link-inside', annotated('<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /Dest [3 0 R /Fit] >>')),
    file('named-actions', annotated('<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A << /S /Named /N /NextPage >> >>', '<< /Type /Annot /Subtype /Link /Rect [9 99 99 199] /A << /S /Hide /T (x) >> >>')),
    file('layers', simplePdf({ catalog: '/OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R] /ON [6 0 R] >> >>', more: ['<< /Type /OCG /Name (contours) >>'] })),
    file('labels-and-destinations', simplePdf({ catalog: '/PageLabels << /Nums [0 << /S /r >>] >> /Dests << /one [3 0 R /Fit] >>' })),
    file('form-with-boxes', simplePdf({ catalog: '/AcroForm << /Fields [6 0 R 7 0 R] >>', page: `${A4} /Annots [6 0 R 7 0 R]`, more: ['<< /Type /Annot /Subtype /Widget /FT /Btn /T (agree) /AS /Off /Rect [9 9 29 29] >>', '<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T (grade) /Opt [(a) (b)] /Rect [9 49 99 69] >>'] })),
    file('form-resets', annotated('<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A << /S /ResetForm >> >>')),
    file('empty-name-trees', simplePdf({ catalog: '/Names << /JavaScript << /Names [] >> /EmbeddedFiles << /Names [] >> >>' })),
    file('encrypt-null', simplePdf({}, { trailer: '/Encrypt null' })),
    file('xfa-empty', simplePdf({ catalog: '/AcroForm << /Fields [] /XFA [] >>' })),
    file('metadata', simplePdf({ catalog: '/Metadata 6 0 R', more: [stream('<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta/>', '/Type /Metadata /Subtype /XML')] })),
    file('structure-tags', simplePdf({ catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R', more: ['<< /Type /StructTreeRoot /K 7 0 R /RoleMap << /Launch /P /URI /Span >> >>', '<< /Type /StructElem /S /Launch /P 6 0 R /K [] >>'] })),
    file('appendix-of-updates', Array.from({ length: 30 }).reduce<Buffer>((bytes) => updatedPdf(bytes, { 5: FONT }), simplePdf())),
    file('small-line-behind-the-end', simplePdf({}, { after: '\n<!-- checked by the mail gateway -->\n' })),
    file('large-scan', picture('/Width 9000 /Height 11000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode', deflateSync(Buffer.alloc(9000 * 11000 >> 3)))),
  ];
}

/** Accepted, with a word to the clerk. */
export function oddReports(): CorpusFile[] {
  const cjk = `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>`;
  const descendant = '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>';
  const descriptor = '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';
  const plain = simplePdf();
  return [
    file('chinese-not-embedded', simplePdf({ content: stream(Buffer.from('BT /F1 24 Tf 72 720 Td <B7C0BAE9C6C0BCDB> Tj ET')), font: cjk, more: [descendant, descriptor] }), 'fontsNotEmbedded'),
    file('portfolio', simplePdf({ catalog: '/Collection << /Type /Collection >> /Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>', more: ['<< /Type /Filespec /F (drawings.dwg) /EF << /F 7 0 R >> >>', stream('dwg', '/Type /EmbeddedFile')] }), 'embeddedFiles'),
    file('associated-files', simplePdf({ catalog: '/AF [6 0 R]', more: ['<< /Type /Filespec /UF (data.xlsx) /EF << /UF 7 0 R >> >>', stream('xlsx', '/Type /EmbeddedFile')] }), 'embeddedFiles'),
    file('zip-behind-it', Buffer.concat([plain, zipOfOne()]), 'dataBehindEnd'),
    file('program-behind-it', Buffer.concat([plain, Buffer.from('MZ'), Buffer.alloc(400, 0x90)]), 'dataBehindEnd'),
    file('web-page-behind-it', Buffer.concat([plain, Buffer.from(`<script>${'alert(1);'.repeat(40)}</script>`)]), 'dataBehindEnd'),
    file('web-page-before-it', simplePdf({}, { before: '<html><script>alert(1)</script><!--\n' }), 'junkBeforeHeader'),
    file('picture-before-it', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(40), plain]), 'junkBeforeHeader'),
    file('zip-before-it', Buffer.concat([zipOfOne(), plain]), 'junkBeforeHeader'),
    file('byte-order-mark-before-it', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]), 'junkBeforeHeader'),
    file('text-mode-transfer', Buffer.from(simplePdf({ content: flate(CONTENT.repeat(20)) }).toString('latin1').replace(/\n/g, '\r\n'), 'latin1'), 'xrefRepaired', 'damagedObjects'),
    file('xref-entries-too-short', plain.toString('latin1').replace(/ n \n/g, ' n\n'), 'xrefRepaired', null),
    file('xref-starts-at-one', plain.toString('latin1').replace('xref\n0 6\n0000000000 65535 f \n', 'xref\n1 5\n'), 'xrefRepaired', null),
    file('xref-misspelt', plain.toString('latin1').replace('\nxref\n', '\nxerf\n'), 'xrefRepaired'),
    file('xref-entries-of-noise', plain.toString('latin1').replace(/\d{10} 00000 n/g, '0000012345 00000 n'), 'xrefRepaired'),
    file('endobj-missing', plain.toString('latin1').replace(/endobj/g, '      '), 'xrefRepaired', 'damagedObjects', null),
    file('endstream-missing', plain.toString('latin1').replace('endstream', '         '), 'damagedObjects', 'noText'),
    file('two-pages-and-a-missing-one', writePdf({ objects: simpleObjects({ pages: '<< /Type /Pages /Kids [3 0 R 6 0 R 3 0 R] /Count 3 >>' }) }), 'damagedObjects', 'pageCountMismatch', 'pageTreeBroken'),
    file('count-too-small', writePdf({ objects: simpleObjects({ pages: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 1 >>', more: [LEAF] }) }), 'pageCountMismatch'),
    file('count-too-large', simplePdf({ pages: '<< /Type /Pages /Kids [3 0 R] /Count 3 >>' }), 'pageCountMismatch', 'pageTreeBroken'),
    file('content-missing', simplePdf({ content: 'null' }), 'noText'),
    file('font-missing', simplePdf({ font: 'null' }), 'noText'),
    file('scan-over-a-hundred-million', picture('/Width 12000 /Height 10000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode', deflateSync(Buffer.alloc(12000 * 10000 >> 3))), 'largeImage'),
    file('jpeg-header-over-a-hundred-million', picture('/Width 9 /Height 9 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode', jpegHeader(20_000, 20_000)), 'largeImage'),
  ];
}

function manyPages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, index) => `${index + 6} 0 R`).join(' ');
  const more: Body[] = Array.from({ length: count }, () => LEAF);
  return simplePdf({ pages: `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`, more });
}

/** `fan` branches at each of `depth` levels, one page at each end. */
function treeOfPages(depth: number, fan: number): Buffer {
  const objects: (Body | null)[] = simpleObjects();
  const grow = (parent: number, level: number): number => {
    const num = objects.push(null);
    const kids = level === 0 ? [] : Array.from({ length: fan }, () => grow(num, level - 1));
    const count = fan ** level;
    objects[num - 1] = level === 0
      ? LEAF.replace('2 0 R', `${parent} 0 R`)
      : `<< /Type /Pages /Parent ${parent} 0 R /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${count} >>`;
    return num;
  };
  const top = grow(2, depth);
  objects[1] = `<< /Type /Pages /Kids [${top} 0 R] /Count ${fan ** depth} >>`;
  return writePdf({ objects });
}

function packedLength(): Buffer {
  return packedPdf(
    ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', LEAF.replace('4 0 R', '6 0 R'), String(CONTENT.length), FONT],
    [Buffer.from(`<< /Length 4 0 R >>\nstream\n${CONTENT}\nendstream`)],
  );
}

function annotated(...annotations: string[]): Buffer {
  const refs = annotations.map((_, index) => `${index + 6} 0 R`).join(' ');
  return simplePdf({ page: `${A4} /Annots [${refs}]`, more: annotations });
}

function picture(dict: string, data: Buffer): Buffer {
  const objects = simpleObjects({
    content: stream(`${CONTENT} q 200 0 0 200 72 300 cm /I Do Q`),
    more: [stream(data, `/Type /XObject /Subtype /Image ${dict}`)],
  });
  objects[2] = LEAF.replace('/Font', '/XObject << /I 6 0 R >> /Font');
  return writePdf({ objects });
}

function runLength(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length - 1]), Buffer.from(text), Buffer.from([128])]);
}

function hex(bytes: Buffer): string {
  return `${bytes.toString('hex')}>`;
}

/** One grey 8 × 8 picture: no detail levels, one packet with nothing in it. */
function tinyJpx(): Buffer {
  const size = '002900000000000800000008000000000000000000000008000000080000000000000000' + '0001070101';
  return Buffer.from(`ff4fff51${size}ff52000c00000001000003030000ff5c000440` + '40' + 'ff90000a0000000000100001ff9300' + 'ffd9', 'hex');
}

/** A page of 8 × 8 with one generic region. */
function tinyJbig2(): Buffer {
  const word = (value: number): string => value.toString(16).padStart(8, '0');
  const page = `${word(0)}3000${'01'}${word(19)}${word(8)}${word(8)}${word(0)}${word(0)}000000`;
  const region = `${word(8)}${word(8)}${word(0)}${word(0)}00` + '00' + '03fffdff02fefefe' + '00000000ffac';
  return Buffer.from(`${page}${word(1)}260001${word(region.length / 2)}${region}`, 'hex');
}

function jpegHeader(width: number, height: number): Buffer {
  const side = (value: number): string => value.toString(16).padStart(4, '0');
  return Buffer.from(`ffd8ffe000104a46494600010100000100010000ffc0001108${side(height)}${side(width)}03011100021100031100`, 'hex');
}

/** An archive with one empty entry named x. */
function zipOfOne(): Buffer {
  const name = 'accounts-of-the-project.xlsx'.repeat(3);
  const length = name.length.toString(16).padStart(2, '0');
  const text = Buffer.from(name).toString('hex');
  const entry = `504b03040a00${'00'.repeat(20)}${length}000000${text}`;
  const central = `504b01020a000a00${'00'.repeat(20)}${length}00${'00'.repeat(16)}${text}`;
  const word = (value: number): string => Buffer.from([value & 0xff, value >> 8, 0, 0]).toString('hex');
  const end = `504b05060000000001000100${word(central.length / 2)}${word(entry.length / 2)}0000`;
  return Buffer.from(entry + central + end, 'hex');
}
