/**
 * Odd, hostile and ordinary PDFs, each with the verdict the report check must reach. Made here byte by byte: no
 * file from elsewhere. `node tests/corpus/pdf/make.ts FOLDER` writes them out for other programs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { cutFiles, foreignFiles } from './cut-files.ts';
import { file, type CorpusFile } from './corpus-file.ts';
import { exhausting } from './exhausting.ts';
import { disguisedScripts, otherActions } from './hidden-actions.ts';
import { oddReports, unusualReports } from './real-layouts.ts';
import { CONTENT, flate, FONT, packedPdf, simpleObjects, simplePdf, stream, updatedPdf, writePdf } from './pdf-writer.ts';

const JS = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const MB = 1 << 20;

export interface Corpus {
  /** Accepted without a note, however unusual they are written. */
  readonly ordinary: readonly CorpusFile[];
  /** Accepted with a note to the clerk. */
  readonly noted: readonly CorpusFile[];
  /** Scripts, launch actions, XFA and encryption, in the open and hidden. */
  readonly active: readonly CorpusFile[];
  readonly broken: readonly CorpusFile[];
  /** Made to exhaust whoever reads them. */
  readonly abusive: readonly CorpusFile[];
}

export function makeCorpus(): Corpus {
  return {
    ordinary: [...ordinary(), ...unusualReports()],
    noted: [...notes(), ...oddReports(), ...otherActions()],
    active: [...active(), ...disguisedScripts()],
    broken: [...broken(), ...cutFiles(), ...foreignFiles()],
    abusive: [...abusive(), ...exhausting()],
  };
}

const PACKED = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
  FONT,
];

function ordinary(): CorpusFile[] {
  const many = Array.from({ length: 300 }, (_, index) => index + 6);
  const leaf = '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /MediaBox [0 0 595 842] >>';
  return [
    file('plain', simplePdf()),
    file('plain-crlf', simplePdf({}, { eol: '\r\n' })),
    file('version-1.3', simplePdf({}, { version: '1.3' })),
    file('version-2.0', simplePdf({}, { version: '2.0' })),
    file('flate-content', simplePdf({ content: flate(CONTENT) })),
    file('ascii85-content', simplePdf({ content: stream(`${ascii85(CONTENT)}~>`, '/Filter /ASCII85Decode') })),
    file('asciihex-content', simplePdf({ content: stream(`${Buffer.from(CONTENT).toString('hex')}>`, '/Filter /AHx') })),
    file('indirect-length', simplePdf({ content: `<< /Length 6 0 R >>\nstream\n${CONTENT}\nendstream`, more: [String(CONTENT.length)] })),
    file('object-streams', packedPdf(PACKED, [stream(CONTENT)])),
    file('incremental-update', updatedPdf(simplePdf(), { 4: stream(CONTENT.replace('report', 'report, revised')) })),
    file('three-updates', updatedPdf(updatedPdf(updatedPdf(simplePdf(), { 5: FONT }), { 4: stream(CONTENT) }), { 5: FONT })),
    file('three-hundred-pages', writePdf({ objects: [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Count 300 /Kids [${many.map((num) => `${num} 0 R`).join(' ')}] >>`,
      'null', stream(CONTENT), FONT, ...many.map(() => leaf),
    ] })),
    file('inherited-box', simplePdf({ page: '', pages: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 842 1190] >>' })),
    file('large-drawing-userunit', simplePdf({ page: '/MediaBox [0 0 3370 2384] /UserUnit 2' })),
    file('open-action-goto', simplePdf({ catalog: '/OpenAction [3 0 R /Fit]' })),
    file('open-action-goto-dict', simplePdf({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /XYZ 0 842 1] >>' })),
    file('page-aa-goto', simplePdf({ page: '/MediaBox [0 0 595 842] /AA << /O << /S /GoTo /D [3 0 R /Fit] >> >>' })),
    file('form-without-scripts', simplePdf({ catalog: '/AcroForm << /Fields [6 0 R] /DA (/F1 0 Tf) >>', more: ['<< /FT /Tx /T (name) /V (x) /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /P 3 0 R >>'] })),
    file('outline', simplePdf({ catalog: '/Outlines 6 0 R', more: ['<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>', '<< /Title (1) /Parent 6 0 R /Dest [3 0 R /Fit] >>'] })),
    file('structure-role-named-javascript', simplePdf({ catalog: '/StructTreeRoot 6 0 R', more: ['<< /Type /StructTreeRoot /K 7 0 R >>', '<< /Type /StructElem /S /JavaScript /P 6 0 R /K 0 >>'] })),
    file('script-words-in-text', simplePdf({ content: stream('BT /F1 9 Tf 72 720 Td (/JavaScript /Launch /XFA /Encrypt) Tj ET') })),
    file('font-resource-named-js', simplePdf({ more: ['<< /Font << /JS 5 0 R /XFA 5 0 R >> >>'] })),
    file('comment-full-of-keywords', simplePdf({}, { after: '% trailing comment\n' })),
    file('trailing-zeros', simplePdf({}, { after: Buffer.alloc(3000) })),
    file('trailing-spaces-and-text', simplePdf({}, { after: `${' '.repeat(2000)}<!-- sent by a proxy -->` })),
    file('direct-catalog-values', simplePdf({ catalog: '/ViewerPreferences << /DisplayDocTitle true >> /Lang (zh-CN) /PageLayout /OneColumn' })),
    file('contents-array', simplePdf({ page: '/MediaBox [0 0 595 842] /Contents [4 0 R 4 0 R]' })),
    file('no-contents', writePdf({ objects: ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>', leaf.replace('4 0 R', '6 0 R'), FONT, stream(CONTENT)] })),
  ];
}

function notes(): CorpusFile[] {
  const link = (action: string): Buffer =>
    simplePdf({ page: '/MediaBox [0 0 595 842] /Annots [6 0 R]', more: [`<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${action} >>`] });
  const attachment = stream('secret', '/Type /EmbeddedFile');
  return [
    file('web-link', link('<< /S /URI /URI (https://example.org/) >>'), 'externalLinks'),
    file('goto-other-file', link('<< /S /GoToR /F (other.pdf) /D [0 /Fit] >>'), 'remoteGoTo'),
    file('goto-embedded', link('<< /S /GoToE /T << /R /C /N (a) >> /D [0 /Fit] >>'), 'remoteGoTo'),
    file('submit-form', link('<< /S /SubmitForm /F (http://example.org/) >>'), 'submitForm'),
    file('submit-form-escaped-name', link('<< /#53 /Submit#46orm /F (http://example.org/) >>'), 'submitForm'),
    file('attached-file', simplePdf({ catalog: '/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>', more: ['<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>', attachment] }), 'embeddedFiles'),
    file('attachment-annotation', simplePdf({ page: '/MediaBox [0 0 595 842] /Annots [6 0 R]', more: ['<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F (a) /EF << /F 7 0 R >> >> >>', attachment] }), 'embeddedFiles'),
    file('attached-pdf-with-script', simplePdf({ catalog: '/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>', more: ['<< /Type /Filespec /F (a.pdf) /EF << /F 7 0 R >> >>', stream(simplePdf({ more: [JS] }), '/Type /EmbeddedFile')] }), 'embeddedFiles'),
    file('rich-media', simplePdf({ page: '/MediaBox [0 0 595 842] /Annots [6 0 R]', more: ['<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>'] }), 'multimedia'),
    file('sound-action', link('<< /S /Sound /Sound 4 0 R >>'), 'multimedia'),
    file('scan-without-text', simplePdf({ content: stream('q 595 0 0 842 0 0 cm /I Do Q'), page: '/MediaBox [0 0 595 842] /Resources << /XObject << /I 6 0 R >> >>', font: 'null', more: [flate(Buffer.alloc(64), '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8')] }), 'noText'),
    file('font-but-no-text', simplePdf({ content: stream('0 0 m 9 9 l S') }), 'noText'),
    file('signature-field', simplePdf({ catalog: '/AcroForm << /Fields [6 0 R] /SigFlags 3 >>', more: ['<< /FT /Sig /T (s) /V 7 0 R >>', '<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <00> >>'] }), 'signed'),
    file('font-not-embedded', simplePdf({ font: '<< /Type /Font /Subtype /TrueType /BaseFont /SimSun /FontDescriptor 6 0 R >>', more: ['<< /Type /FontDescriptor /FontName /SimSun /Flags 4 >>'] }), 'fontsNotEmbedded'),
    file('wrong-startxref', simplePdf({}, { startxref: 7 }), 'xrefRepaired'),
    file('startxref-beyond-end', simplePdf({}, { startxref: 99_999_999 }), 'xrefRepaired'),
    file('offsets-off-by-three', simplePdf({}, { skew: 3 }), 'xrefRepaired'),
    file('no-startxref', simplePdf({}, { omit: ['startxref', 'eof'] }), 'xrefRepaired'),
    file('no-xref-table', simplePdf({}, { omit: ['xref', 'startxref'] }), 'xrefRepaired'),
    file('junk-before-header', simplePdf({}, { before: 'HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n' }), 'junkBeforeHeader'),
    file('count-of-a-billion', simplePdf({ pages: '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>' }), 'pageCountMismatch'),
    file('count-negative', simplePdf({ pages: '<< /Type /Pages /Kids [3 0 R] /Count -5 >>' }), 'pageTreeBroken'),
    file('wrong-stream-length', simplePdf({ content: `<< /Length 9999999 >>\nstream\n${CONTENT}\nendstream` }), 'damagedObjects'),
    file('missing-length', simplePdf({ content: `<< >>\nstream\n${CONTENT}\nendstream` }), 'damagedObjects'),
    file('box-from-other-corner', simplePdf({ page: '/MediaBox [595 842 0 0]' }), 'oddPageBox'),
    file('box-missing', simplePdf({ page: '' }), 'oddPageBox'),
    file('xref-prev-loop', updatedPdf(simplePdf(), { 4: stream(CONTENT) }).toString('latin1').replace(/\/Prev \d+/, (text) => text.replace(/\d+/, '1')), 'xrefRepaired'),
  ];
}

function active(): CorpusFile[] {
  return [
    file('js-open-action', simplePdf({ catalog: `/OpenAction ${JS}` }), 'javascript'),
    file('js-name-tree', simplePdf({ catalog: `/Names << /JavaScript << /Names [(a) 6 0 R] >> >>`, more: [JS] }), 'javascript'),
    file('js-page-aa', simplePdf({ page: `/MediaBox [0 0 595 842] /AA << /O ${JS} >>` }), 'javascript'),
    file('js-escaped-names', simplePdf({ catalog: '/OpenAction << /#53 /J#61vaScri#70t /J#53 (x) >>' }), 'javascript'),
    file('js-indirect-type', simplePdf({ catalog: '/OpenAction << /S 6 0 R /JS (x) >>', more: ['/JavaScript'] }), 'javascript'),
    file('js-twice-the-key', simplePdf({ catalog: '/OpenAction << /S /JavaScript /S /GoTo /JS (x) >>' }), 'javascript'),
    file('js-in-object-stream', packedPdf([...PACKED.slice(0, 4).map((text, index) => (index === 0 ? text.replace('>>', `/OpenAction ${JS} >>`) : text.replace('5 0 R', '5 0 R')))], [stream(CONTENT)]), 'javascript'),
    file('js-in-older-revision', updatedPdf(simplePdf({ catalog: `/OpenAction ${JS}` }), { 1: '<< /Type /Catalog /Pages 2 0 R >>' }), 'javascript'),
    file('js-unreferenced-object', simplePdf({ more: [JS] }), 'javascript'),
    file('js-as-stream', simplePdf({ catalog: '/OpenAction << /S /JavaScript /JS 6 0 R >>', more: [flate('app.alert(1)')] }), 'javascript'),
    file('js-chained-next', simplePdf({ catalog: `/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [${JS}] >>` }), 'javascript'),
    file('js-rendition', simplePdf({ catalog: '/OpenAction << /S /Rendition /OP 0 /JS (x) >>' }), 'javascript'),
    file('js-address', simplePdf({ catalog: '/OpenAction << /S /URI /URI (JavaScript:alert\\(1\\)) >>' }), 'javascript'),
    file('js-field-calculation', simplePdf({ catalog: '/AcroForm << /Fields [6 0 R] /CO [6 0 R] >>', more: [`<< /FT /Tx /T (a) /AA << /C ${JS} >> >>`] }), 'javascript'),
    file('launch', simplePdf({ catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), 'launchAction'),
    file('launch-windows', simplePdf({ catalog: '/OpenAction << /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>' }), 'launchAction'),
    file('xfa-stream', simplePdf({ catalog: '/AcroForm << /XFA 6 0 R /Fields [] >>', more: [stream('<xdp:xdp/>')] }), 'xfa'),
    file('xfa-array', simplePdf({ catalog: '/AcroForm << /XFA [(template) 6 0 R] >>', more: [stream('<template/>')] }), 'xfa'),
    file('xfa-escaped', simplePdf({ catalog: '/Acro#46orm << /#58FA 6 0 R /Fields [] >>', more: [stream('<xdp:xdp/>')] }), 'xfa'),
    file('encrypted', simplePdf({ more: ['<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (00000000000000000000000000000000) /U (00000000000000000000000000000000) >>'] }, { trailer: '/Encrypt 6 0 R /ID [(0123456789abcdef) (0123456789abcdef)]' }), 'encrypted'),
    file('encrypted-unknown-handler', simplePdf({}, { trailer: '/Encrypt << /Filter /Custom /V 9 >> /ID [(a) (a)]' }), 'encrypted'),
    file('encrypted-in-update', updatedPdf(simplePdf(), { 5: FONT }, '/Encrypt << /Filter /Standard /V 1 /R 2 /P 0 /O (a) /U (b) >>'), 'encrypted'),
    file('encrypted-xref-stream', packedPdf(PACKED, [stream(CONTENT)], '/Encrypt << /Filter /Standard /V 5 /R 6 >>'), 'encrypted'),
  ];
}

function broken(): CorpusFile[] {
  const plain = simplePdf({ content: stream(`${CONTENT}\n`.repeat(200)) });
  return [
    file('zero-bytes', Buffer.alloc(0), 'empty'),
    file('only-zeros', Buffer.alloc(4096), 'notPdf'),
    file('text-file', 'This is a letter, not a report.\n', 'notPdf'),
    file('word-file', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500, 7)]), 'notPdf'),
    file('html-page', '<!doctype html><title>%PDF</title>', 'notPdf'),
    file('header-too-late', Buffer.concat([Buffer.alloc(2000, 0x20), simplePdf()]), 'notPdf'),
    file('header-only', '%PDF-1.7\n', 'unreadable', 'truncated', 'noPages'),
    file('header-and-noise', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251))]), 'unreadable'),
    file('cut-in-half', plain.subarray(0, plain.length >> 1), 'truncated'),
    file('cut-inside-content', plain.subarray(0, 900), 'truncated'),
    file('cut-update', Buffer.concat([simplePdf(), Buffer.from('4 0 obj\n<< /Length 900 >>\nstream\nBT (cut')]), 'truncated'),
    file('cut-linearized', Buffer.concat([simplePdf(), Buffer.from(`6 0 obj\n<< /Length 99 >>\nstream\n${CONTENT}`)]), 'truncated'),
    file('no-catalog', writePdf({ objects: ['null', FONT] }), 'unreadable', 'noPages'),
    file('root-missing', simplePdf({}, { omit: ['trailer'] }).toString('latin1').replace('/Type /Catalog', '/Type /Cat'), 'unreadable'),
    file('empty-kids', simplePdf({ pages: '<< /Type /Pages /Kids [] /Count 0 >>' }), 'noPages', 'unreadable'),
    file('kids-all-missing', simplePdf({ pages: '<< /Type /Pages /Kids [77 0 R 78 0 R] /Count 2 >>' }), 'noPages', 'unreadable', 'pageTreeBroken'),
    file('kids-partly-missing', simplePdf({ pages: '<< /Type /Pages /Kids [3 0 R 78 0 R] /Count 2 >>' }), 'pageTreeBroken', 'pageCountMismatch', 'damagedObjects'),
    file('pages-cycle-to-self', simplePdf({ pages: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }), 'pageTreeBroken', 'noPages', 'unreadable'),
    file('pages-cycle-of-two', simplePdf({ pages: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>', more: ['<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>'] }), 'pageTreeBroken'),
    file('reference-to-itself', simplePdf({ pages: '2 0 R' }), 'unreadable', 'noPages'),
    file('box-too-large', simplePdf({ page: '/MediaBox [0 0 20000 20000]' }), 'badPageBox'),
    file('box-zero', simplePdf({ page: '/MediaBox [0 0 0 0]' }), 'badPageBox'),
    file('box-not-numbers', simplePdf({ page: '/MediaBox [/a (b) null true]' }), 'badPageBox'),
    file('box-too-short', simplePdf({ page: '/MediaBox [0 0 595]' }), 'badPageBox'),
    file('box-exponent', simplePdf({ page: `/MediaBox [0 0 ${'9'.repeat(60)} ${'9'.repeat(60)}]` }), 'badPageBox'),
    file('userunit-absurd', simplePdf({ page: '/MediaBox [0 0 595 842] /UserUnit 1000000' }), 'badPageBox'),
  ];
}

function abusive(): CorpusFile[] {
  const zeros = deflateSync(Buffer.alloc(200 * MB), { level: 9 });
  const twice = deflateSync(deflateSync(Buffer.alloc(200 * MB), { level: 9 }), { level: 9 });
  const image = (size: string, filter: string, data: Buffer): Buffer =>
    simplePdf({ more: [stream(data, `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /${filter}`)] });
  const jpx = Buffer.alloc(64);
  jpx.set([0xff, 0x4f, 0xff, 0x51], 0);
  jpx.writeUInt32BE(4_000_000_000, 8);
  jpx.writeUInt32BE(4_000_000_000, 12);
  const jbig2 = Buffer.alloc(64);
  jbig2.writeUInt8(48, 4);
  jbig2.writeUInt32BE(4_000_000_000, 11);
  jbig2.writeUInt32BE(4_000_000_000, 15);
  const fan = Array.from({ length: 30 }, (_, index) => `<< /Type /Pages /Count 2 /Kids [${index + 7} 0 R ${index + 7} 0 R] >>`);
  const wide = `<< /Type /Pages /Count 6000 /Kids [${'3 0 R '.repeat(6000)}] >>`;
  return [
    file('content-bomb', simplePdf({ content: stream(zeros, '/Filter /FlateDecode') }), 'decompressionBomb'),
    file('nested-bomb', simplePdf({ content: stream(twice, '/Filter [/FlateDecode /FlateDecode]') }), 'decompressionBomb'),
    file('object-stream-bomb', simplePdf({ more: [stream(zeros, '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode')] }), 'decompressionBomb'),
    file('xref-stream-bomb', simplePdf({ more: [stream(zeros, '/Type /XRef /W [1 4 1] /Size 9 /Root 1 0 R /Filter /FlateDecode')] }), 'decompressionBomb'),
    file('run-length-bomb', simplePdf({ content: stream(deflateSync(Buffer.alloc(4 * MB, 0x81)), '/Filter [/FlateDecode /RunLengthDecode]') }), 'decompressionBomb'),
    file('filter-chain-of-fifty', simplePdf({ content: stream('x', `/Filter [${'/FlateDecode '.repeat(50)}]`) }), 'decompressionBomb'),
    file('image-of-a-million-squared', image('/Width 1000000 /Height 1000000', 'FlateDecode', deflateSync(Buffer.alloc(9))), 'hugeImage'),
    file('jpx-extreme', image('/Width 10 /Height 10', 'JPXDecode', jpx), 'hugeImage'),
    file('jbig2-extreme', image('/Width 10 /Height 10', 'JBIG2Decode', jbig2), 'hugeImage'),
    file('deep-arrays', simplePdf({ more: [`${'['.repeat(100_000)}${']'.repeat(100_000)}`] }), 'tooComplex'),
    file('deep-dictionaries', simplePdf({ more: [`${'<< /A '.repeat(50_000)}`] }), 'tooComplex'),
    file('unclosed-arrays', `%PDF-1.7\n1 0 obj\n${'['.repeat(200_000)}`, 'tooComplex'),
    file('page-fan-of-a-billion', writePdf({ objects: [...simpleObjects({ pages: '<< /Type /Pages /Count 2 /Kids [6 0 R 6 0 R] >>' }), ...fan, '<< /Type /Page /MediaBox [0 0 9 9] >>'] }), 'tooManyPages'),
    file('six-thousand-pages', simplePdf({ pages: wide }), 'tooManyPages'),
    file('page-tree-a-thousand-deep', writePdf({ objects: [...simpleObjects({ pages: '<< /Type /Pages /Count 1 /Kids [6 0 R] >>' }), ...Array.from({ length: 3000 }, (_, index) => `<< /Type /Pages /Count 1 /Kids [${index + 7} 0 R] >>`), '<< /Type /Page /MediaBox [0 0 9 9] >>'] }), 'tooComplex'),
    file('xref-claims-a-billion', simplePdf().toString('latin1').replace(/xref\n0 \d+/, 'xref\n0 1000000000'), 'xrefRepaired'),
    file('object-stream-claims-a-billion', simplePdf({ more: [flate('90 0 null', '/Type /ObjStm /N 1000000000 /First 5')] })),
    file('thirteen-million-values', simplePdf({ more: [`[${'0 '.repeat(13_000_000)}]`] }), 'tooComplex', 'overBudget'),
    file('endless-names', simplePdf({ more: [`<< /${'A'.repeat(3 * MB)} 1 >>`] })),
    file('unclosed-string', `${simplePdf().toString('latin1')}9 0 obj\n(${'('.repeat(MB)}`, 'truncated'),
    file('every-byte-a-delimiter', `%PDF-1.7\n${'<>[](){}/%'.repeat(100_000)}`, 'unreadable', 'tooComplex', 'truncated'),
    file('obj-obj-obj', `%PDF-1.7\n${'1 0 obj '.repeat(200_000)}`, 'truncated', 'unreadable', 'tooComplex'),
    file('stream-stream-stream', `%PDF-1.7\n${'1 0 obj<<>>stream\n'.repeat(50_000)}`, 'truncated'),
    file('startxref-everywhere', `%PDF-1.7\n${'startxref\n9\n'.repeat(100_000)}%%EOF`, 'unreadable'),
    file('trailers-everywhere', `%PDF-1.7\n${'trailer<</Root 1 0 R>>\n'.repeat(50_000)}%%EOF`, 'unreadable', 'noPages'),
    file('prev-chain-of-ten-thousand', prevChain(10_000), 'xrefRepaired', 'unreadable', 'overBudget'),
    file('content-of-endless-text', simplePdf({ content: flate(`${CONTENT}\n`.repeat(300_000)) })),
    file('form-draws-itself', simplePdf({ content: stream('/X Do'), page: '/MediaBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >>', more: [stream('/X Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>')] }), 'noText'),
    file('font-is-its-own-descendant', simplePdf({ font: '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >>' }), 'noText', null),
    file('outline-loop', simplePdf({ catalog: '/Outlines 6 0 R', more: ['<< /First 7 0 R /Last 7 0 R >>', '<< /Title (a) /Next 7 0 R /First 7 0 R /Parent 6 0 R >>'] })),
    file('name-tree-loop', simplePdf({ catalog: '/Names << /JavaScript 6 0 R /EmbeddedFiles 6 0 R >>', more: ['<< /Kids [6 0 R 6 0 R] >>'] })),
    file('two-documents-in-one', Buffer.concat([simplePdf(), simplePdf()]), 'xrefRepaired', null),
  ];
}

function prevChain(length: number): string {
  let text = simplePdf().toString('latin1');
  let previous = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  for (let index = 0; index < length; index += 1) {
    const at = text.length;
    text += `xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${previous} >>\n`;
    previous = at;
  }
  return `${text}startxref\n${previous}\n%%EOF\n`;
}

function ascii85(text: string): string {
  const bytes = Buffer.from(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const group = bytes.subarray(at, at + 4);
    let value = Buffer.concat([group, Buffer.alloc(4 - group.length)]).readUInt32BE(0);
    let digits = '';
    for (let index = 0; index < 5; index += 1) {
      digits = String.fromCharCode(33 + (value % 85)) + digits;
      value = Math.floor(value / 85);
    }
    out += digits.slice(0, group.length + 1);
  }
  return out;
}

if (import.meta.main) {
  const folder = process.argv[2] ?? 'pdf-corpus';
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of Object.values(makeCorpus()).flat()) writeFileSync(join(folder, `${name}.pdf`), bytes);
}
