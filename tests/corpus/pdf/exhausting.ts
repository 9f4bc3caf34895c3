import { brotliCompressSync, deflateSync } from 'node:zlib';
import { file, type CorpusFile } from './corpus-file.ts';
import {
  CONTENT,
  flate,
  FONT,
  lzwZeros,
  packedPdf,
  simpleObjects,
  simplePdf,
  stream,
  updatedPdf,
  writePdf,
  type Body,
} from './pdf-writer.ts';

const MB = 1 << 20;
const A4 = '/MediaBox [0 0 595 842]';
const RESOURCES = (more: string): string => `${A4} /Resources << /Font << /F1 5 0 R >> ${more} >>`;

/** Made to use up whoever reads them: time, memory or patience. */
export function exhausting(): CorpusFile[] {
  return [...swelling(), ...giantPictures(), ...loops(), ...numbers(), ...tangles()];
}

function swelling(): CorpusFile[] {
  const bomb = (name: string, content: Buffer): CorpusFile => file(name, simplePdf({ content }), 'decompressionBomb');
  const zeros = deflateSync(Buffer.alloc(30 * MB), { level: 9 });
  return [
    bomb('flate-thirty-megabytes', stream(zeros, '/Filter /FlateDecode')),
    bomb('flate-of-spaces', stream(deflateSync(Buffer.alloc(40 * MB, 0x20)), '/Filter /Fl')),
    bomb('flate-three-times', stream(deflateSync(deflateSync(deflateSync(Buffer.alloc(160 * MB), { level: 9 }))), '/Filter [/Fl /Fl /Fl]')),
    bomb('flate-in-hex', stream(`${zeros.toString('hex')}>`, '/Filter [/AHx /Fl]')),
    bomb('lzw-thirty-megabytes', stream(lzwZeros(30 * MB), '/Filter /LZWDecode')),
    bomb('lzw-two-hundred-megabytes', stream(lzwZeros(200 * MB), '/Filter /LZW')),
    bomb('lzw-in-flate', stream(deflateSync(lzwZeros(40 * MB)), '/Filter [/Fl /LZW]')),
    bomb('brotli', stream(brotliCompressSync(Buffer.alloc(200 * MB)), '/Filter /BrotliDecode')),
    bomb('ascii85-of-zeros', stream(deflateSync('z'.repeat(60 * MB)), '/Filter [/Fl /A85]')),
    bomb('escaped-filter', stream(zeros, '/#46ilter /#46lateDecode')),
    bomb('font-program', flate(Buffer.alloc(30 * MB), '/Length1 100')),
    file('bomb-nobody-refers-to', simplePdf({ more: [stream(zeros, '/Filter /FlateDecode')] }), 'decompressionBomb'),
    file('bomb-in-object-streams', packedPdf([FONT, `(${' '.repeat(100)})`], [stream(zeros, '/Type /ObjStm /N 9 /First 9 /Filter /FlateDecode')]), 'decompressionBomb', 'unreadable'),
    file('attachment-that-swells', simplePdf({ more: ['<< /Type /Filespec /F (a) /EF << /F 7 0 R >> >>', stream(zeros, '/Type /EmbeddedFile /Filter /FlateDecode')] }), 'embeddedFiles'),
  ];
}

function giantPictures(): CorpusFile[] {
  const picture = (name: string, dict: string, data: Body): CorpusFile =>
    file(name, drawn(stream(data, `/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 ${dict}`)), 'hugeImage');
  const jpeg = Buffer.from('ffd8ffc0001108ffffffff03011100021100031100', 'hex');
  return [
    picture('picture-wide', '/Width 2147483647 /Height 1 /Filter /FlateDecode', deflateSync('x')),
    picture('picture-of-references', '/Width 7 0 R /Height 7 0 R', 'x'),
    picture('picture-jpeg-header', '/Width 10 /Height 10 /Filter /DCTDecode', jpeg),
    picture('picture-jpeg-in-flate', '/Width 10 /Height 10 /Filter [/FlateDecode /DCTDecode]', deflateSync(jpeg)),
    picture('picture-fax', '/Width 10 /Height 10 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 100000 /Rows 100000 >>', 'x'),
    picture('picture-mask', '/ImageMask true /Width 100000 /Height 100000 /Filter /FlateDecode', deflateSync('x')),
  ];
}

function loops(): CorpusFile[] {
  const widget = (more: string): string => `<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [9 9 99 29] ${more} >>`;
  return [
    file('length-of-itself', simplePdf({ content: `<< /Length 4 0 R >>\nstream\n${CONTENT}\nendstream` }), 'damagedObjects'),
    file('lengths-of-each-other', simplePdf({ content: `<< /Length 6 0 R >>\nstream\n${CONTENT}\nendstream`, more: [`<< /Length 4 0 R >>\nstream\nx\nendstream`] }), 'damagedObjects'),
    file('prev-to-itself', prevTo((at) => at), null, 'xrefRepaired'),
    file('prev-of-two', Buffer.from(updatedPdf(simplePdf(), { 5: FONT }).toString('latin1').replace('/Root 1 0 R  >>', '/Root 1 0 R /Prev 0 >>'), 'latin1'), null, 'xrefRepaired'),
    file('prev-negative', prevTo(() => -5), 'xrefRepaired', null),
    file('prev-fraction', prevTo(() => 1.5), 'xrefRepaired', null),
    file('prev-beyond', prevTo(() => 2 ** 40), 'xrefRepaired', null),
    file('xrefstm-to-itself', simplePdf({}, { trailer: '/XRefStm 9' }), 'xrefRepaired'),
    file('filter-of-itself', simplePdf({ content: stream(CONTENT, '/Filter 4 0 R') }), null, 'noText'),
    file('object-stream-of-itself', simplePdf({ more: [stream('6 0 null', '/Type /ObjStm /N 1 /First 4 /Extends 6 0 R')] }), null),
    file('object-streams-extending', simplePdf({ more: [stream('20 0 null', '/Type /ObjStm /N 1 /First 5 /Extends 7 0 R'), stream('21 0 null', '/Type /ObjStm /N 1 /First 5 /Extends 6 0 R')] }), null),
    file('parent-of-itself', simplePdf({ page: `${A4} /Rotate 0`, pages: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>' }), null),
    file('parents-of-each-other', simplePdf({ page: '', pages: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 6 0 R >>', more: ['<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R >>'] }), 'oddPageBox', null),
    file('pages-far-down-lead-back', writePdf({ objects: simpleObjects({ pages: '<< /Type /Pages /Kids [6 0 R 3 0 R] /Count 2 >>', more: ['<< /Type /Pages /Kids [7 0 R] /Count 1 >>', '<< /Type /Pages /Kids [8 0 R] /Count 1 >>', '<< /Type /Pages /Kids [6 0 R] /Count 1 >>'] }) }), 'pageTreeBroken', 'noPages', 'unreadable'),
    file('field-parents-in-a-ring', simplePdf({ catalog: '/AcroForm << /Fields [6 0 R] >>', page: `${A4} /Annots [6 0 R]`, more: [widget('/Parent 7 0 R'), '<< /T (b) /Parent 8 0 R /Kids [6 0 R] >>', '<< /T (c) /Parent 7 0 R /Kids [7 0 R] >>'] }), null),
    file('field-kids-in-a-ring', simplePdf({ catalog: '/AcroForm << /Fields [6 0 R] >>', more: ['<< /T (a) /Kids [7 0 R] >>', '<< /T (b) /Kids [6 0 R] >>'] }), null),
    file('destinations-in-a-ring', simplePdf({ catalog: '/Names << /Dests 6 0 R >>', more: ['<< /Kids [7 0 R] >>', '<< /Kids [6 0 R] >>'] }), null),
    file('labels-in-a-ring', simplePdf({ catalog: '/PageLabels 6 0 R', more: ['<< /Kids [6 0 R] >>'] }), null),
    file('outline-next-in-a-ring', simplePdf({ catalog: '/Outlines 6 0 R', more: ['<< /First 7 0 R /Last 8 0 R >>', '<< /Title (a) /Parent 6 0 R /Next 8 0 R >>', '<< /Title (b) /Parent 6 0 R /Next 7 0 R >>'] }), null),
    file('structure-in-a-ring', simplePdf({ catalog: '/StructTreeRoot 6 0 R', more: ['<< /Type /StructTreeRoot /K 7 0 R >>', '<< /Type /StructElem /S /P /P 6 0 R /K [7 0 R] >>'] }), null),
    file('colour-space-of-itself', drawn(stream('x', '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace 7 0 R'), '[/Indexed 7 0 R 1 <00>]'), null),
    file('mask-of-itself', drawn(stream('x', '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 6 0 R')), null),
    file('type3-font-draws-itself', simplePdf({ font: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 70 /LastChar 70 /Widths [9] /Encoding << /Differences [70 /F] >> /CharProcs << /F 6 0 R >> /Resources << /Font << /F1 5 0 R >> >> >>', more: [stream('BT /F1 1 Tf (F) Tj ET')] }), null, 'noText'),
    file('next-action-in-a-ring', simplePdf({ catalog: '/OpenAction 6 0 R', more: ['<< /S /GoTo /D [3 0 R /Fit] /Next 6 0 R >>'] }), null),
  ];
}

function numbers(): CorpusFile[] {
  return [
    file('object-number-huge', simplePdf({}, { after: '999999999999 0 obj\nnull\nendobj\n' }), 'truncated', null),
    file('object-number-of-32-bits', simplePdf().toString('latin1').replace('5 0 obj', '5 0 obj\nnull\nendobj\n4294967295 0 obj'), 'xrefRepaired', 'noText'),
    file('size-huge', simplePdf().toString('latin1').replace('/Size 6', '/Size 2147483647'), null),
    file('size-negative', simplePdf().toString('latin1').replace('/Size 6', '/Size -6'), null, 'xrefRepaired'),
    file('xref-first-huge', simplePdf().toString('latin1').replace('xref\n0 6', 'xref\n4294967290 6'), 'xrefRepaired'),
    file('xref-stream-index-huge', packedXref('/Index [0 2147483647]'), null, 'xrefRepaired'),
    file('xref-stream-without-widths', packedXref('/W [0 0 0] /Index [0 2147483647]', '/W [1 4 1]'), 'xrefRepaired', 'unreadable'),
    file('xref-stream-wide-fields', packedXref('/W [8 8 8]', '/W [1 4 1]'), 'xrefRepaired', 'unreadable'),
    file('length-negative', simplePdf({ content: `<< /Length -7 >>\nstream\n${CONTENT}\nendstream` }), 'damagedObjects'),
    file('length-beyond-numbers', simplePdf({ content: `<< /Length 99999999999999999999 >>\nstream\n${CONTENT}\nendstream` }), 'damagedObjects'),
    file('object-stream-first-negative', simplePdf({ more: [stream('20 0 null', '/Type /ObjStm /N 1 /First -99')] }), null),
    file('object-stream-count-a-name', simplePdf({ more: [stream('20 0 null', '/Type /ObjStm /N /Many /First 5')] }), 'damagedObjects'),
    file('predictor-columns-huge', simplePdf({ content: flate(CONTENT, '/DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>') }), null, 'noText'),
    file('numbers-of-a-thousand-digits', simplePdf({ content: stream(`${CONTENT} ${'9'.repeat(1000)} ${'1'.repeat(1000)} m`) }), null),
    file('generation-huge', simplePdf().toString('latin1').replace('5 0 obj', '5 9999999999 obj'), null, 'xrefRepaired', 'noText'),
  ];
}

function tangles(): CorpusFile[] {
  const form = (content: string, more = ''): Buffer => stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${more}`);
  const laughs = Array.from({ length: 12 }, (_, level) =>
    form('/X Do '.repeat(10), `/Resources << /XObject << /X ${level + 7} 0 R >> /Font << /F1 5 0 R >> >>`),
  );
  const kids = Array.from({ length: 20_000 }, (_, index) => `<< /Title (${index}) /Parent 6 0 R /Next ${index + 8} 0 R /Dest [3 0 R /Fit] >>`);
  const annotations = Array.from({ length: 20_000 }, () => '<< /Type /Annot /Subtype /Square /Rect [9 9 99 99] /C [1 0 0] >>');
  const nest = (open: string, close: string, depth: number): string => `${open.repeat(depth)}${close.repeat(depth)}`;
  return [
    file('forms-ten-to-the-twelfth', simplePdf({ content: stream('/X Do'), page: RESOURCES('/XObject << /X 6 0 R >>'), more: [...laughs, form(CONTENT, '/Resources << /Font << /F1 5 0 R >> >>')] }), 'slowPages', null, 'noText'),
    file('forms-five-thousand-deep', simplePdf({ content: stream('/X Do'), page: RESOURCES('/XObject << /X 6 0 R >>'), more: Array.from({ length: 5000 }, (_, level) => form('/X Do', `/Resources << /XObject << /X ${level + 7} 0 R >> >>`)) }), 'noText', 'slowPages'),
    file('graphics-states-by-the-thousand', simplePdf({ content: flate(`${CONTENT} ${'q '.repeat(300_000)}`) }), null,
      'slowPages'),
    file('outline-of-twenty-thousand', simplePdf({ catalog: '/Outlines 6 0 R', more: ['<< /First 7 0 R /Last 20006 0 R >>', ...kids] }), null),
    file('annotations-twenty-thousand', simplePdf({ page: `${A4} /Annots [${annotations.map((_, index) => `${index + 6} 0 R`).join(' ')}]`, more: annotations }), null),
    file('names-a-hundred-levels', simplePdf({ catalog: '/Names << /Dests 6 0 R >>', more: Array.from({ length: 5000 }, (_, level) => `<< /Kids [${level + 7} 0 R] >>`) }), null),
    file('content-nested-arrays', simplePdf({ content: flate(`${CONTENT} ${nest('[', ']', 100_000)} TJ`) }), null, 'noText'),
    file('content-nested-dictionaries', simplePdf({ content: flate(`${CONTENT} /A ${nest('<< /A ', '>> ', 50_000)} BDC`) }), null, 'noText'),
    file('content-of-one-string', simplePdf({ content: flate(`BT /F1 9 Tf (${'A'.repeat(3 * MB)}) Tj ET`) }), null),
    file('unicode-map-of-all', simplePdf({ font: FONT.replace('>>', '/ToUnicode 6 0 R >>'), more: [stream('1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange')] }), null),
    file('widths-of-all', simplePdf({ font: `<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2147483647 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>` }), 'fontsNotEmbedded', 'noText', 'overBudget'),
    file('dictionary-of-a-hundred-thousand-keys', simplePdf({ more: [`<< ${Array.from({ length: 100_000 }, (_, index) => `/K${index} ${index}`).join(' ')} >>`] }), null),
    file('one-key-a-hundred-thousand-times', simplePdf({ more: [`<< ${'/S /GoTo '.repeat(100_000)} >>`] }), null),
    file('references-through-references', writePdf({ objects: simpleObjects({ catalog: '/Lang 6 0 R', more: Array.from({ length: 50_000 }, (_, index) => `${index + 7} 0 R`) }) }), null),
    file('calculator-function', drawn(stream('x', '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace [/Separation /X /DeviceGray 7 0 R]'), stream(`{ ${nest('{ ', '} if ', 20_000)} }`, '/FunctionType 4 /Domain [0 1] /Range [0 1]')), null),
    file('comment-of-five-megabytes', simplePdf({}, { before: '', after: `%${'x'.repeat(5 * MB)}\n` }), 'dataBehindEnd'),
  ];
}

/** Object 6 as a picture on the page, object 7 for it to refer to. */
function drawn(picture: Buffer, other: Body = '100000'): Buffer {
  const objects = simpleObjects({ content: stream(`${CONTENT} q 99 0 0 99 9 9 cm /I Do Q`), more: [picture, other] });
  objects[2] = `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${RESOURCES('/XObject << /I 6 0 R >>')} >>`;
  return writePdf({ objects });
}

function prevTo(target: (xrefAt: number) => number): Buffer {
  const plain = simplePdf({}, { trailer: '/Prev 0000000000000000' });
  const at = plain.lastIndexOf('xref\n0 6');
  return Buffer.from(plain.toString('latin1').replace('0000000000000000 ', `${target(at)}`.padEnd(17)), 'latin1');
}

/** A file with a cross-reference stream whose dictionary says `more`, in place of `instead`. */
function packedXref(more: string, instead = '/Root 1 0 R'): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>', FONT];
  const text = packedPdf(objects, [stream(CONTENT)]).toString('latin1');
  return Buffer.from(text.replace(instead, instead.startsWith('/W') ? more : `${instead} ${more}`), 'latin1');
}
