import { brotliCompressSync, deflateSync } from 'node:zlib';
import { file, type CorpusFile } from './corpus-file.ts';
import { hybridPdf, linearizedPdf } from './layouts.ts';
import {
  CONTENT,
  flate,
  FONT,
  laidOut,
  numbered,
  simpleObjects,
  simplePdf,
  stream,
  table,
  updatedPdf,
  type Body,
} from './pdf-writer.ts';

const JS = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const A4 = '/MediaBox [0 0 595 842]';

/** Scripts in every place a reader would run one, and the ways to write them so that a search misses them. */
export function disguisedScripts(): CorpusFile[] {
  const js = (name: string, bytes: Buffer | string): CorpusFile => file(`js-${name}`, bytes, 'javascript');
  const places = ['WC', 'WS', 'DS', 'WP', 'DP'].map((key) => js(`document-aa-${key}`, simplePdf({ catalog: `/AA << /${key} ${JS} >>` })));
  const annotationEvents = ['E', 'X', 'D', 'U', 'Fo', 'Bl', 'PO', 'PC', 'PV', 'PI'].map((key) =>
    js(`annotation-aa-${key}`, annotated(`<< /Type /Annot /Subtype /Screen /Rect [9 9 99 99] /AA << /${key} ${JS} >> >>`)),
  );
  const fieldEvents = ['K', 'F', 'V', 'C'].map((key) =>
    js(`field-aa-${key}`, annotated(`<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [9 9 99 99] /AA << /${key} ${JS} >> >>`)),
  );
  const spellings = ['/J#61vaScript', '/#4A#61#76#61#53#63#72#69#70#74', '/Java#53cript', '/JavaScrip#74'].map((name, index) =>
    js(`spelling-${index + 1}`, simplePdf({ catalog: `/Open#41ction << /#53 ${name} /#4aS (x) >>` })),
  );
  const packings: [string, string, Buffer][] = [
    ['plain', '', packed()],
    ['hex', '/Filter /ASCIIHexDecode', Buffer.from(`${packed().toString('hex')}>`)],
    ['hex-flate', '/Filter [/AHx /Fl]', Buffer.from(`${deflateSync(packed()).toString('hex')}>`)],
    ['ascii85', '/Filter /A85', Buffer.from(ascii85(packed()))],
    ['runlength', '/Filter /RL', runLength(packed())],
    ['brotli', '/Filter /BrotliDecode', brotliCompressSync(packed())],
    ['lzw', '/Filter /LZWDecode', lzwLiteral(packed(), 1)],
    ['lzw-late', '/Filter /LZWDecode /DecodeParms << /EarlyChange 0 >>', lzwLiteral(packed(), 0)],
    ['predictor', '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 8 >>', deflateSync(pngRows(packed(), 8))],
    ['crypt-identity', '/Filter [/Crypt /FlateDecode] /DecodeParms [<< /Name /Identity >> null]', deflateSync(packed())],
    ['escaped-filter', '/Filter /Flate#44ecode', deflateSync(packed())],
  ];
  const inStreams = packings.map(([name, dict, data]) =>
    js(`object-stream-${name}`, simplePdf({ catalog: '/OpenAction 20 0 R', more: [stream(data, `/Type /ObjStm /N 1 /First 5 ${dict}`)] })),
  );
  return [
    ...places,
    ...annotationEvents,
    ...fieldEvents,
    ...spellings,
    ...inStreams,
    js('object-stream-without-type', simplePdf({ more: [stream(packed(), '/N 1 /First 5')] })),
    js('object-stream-indirect-length', simplePdf({ more: [stream(packed(), '/Type /ObjStm /N 8 0 R /First 7 0 R'), '5', '1'] })),
    js('page-aa-close', simplePdf({ page: `${A4} /AA << /C ${JS} >>` })),
    js('link-annotation', annotated(`<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A ${JS} >>`)),
    js('outline-entry', simplePdf({ catalog: '/Outlines 6 0 R', more: ['<< /First 7 0 R /Last 7 0 R /Count 1 >>', `<< /Title (1) /Parent 6 0 R /A ${JS} >>`] })),
    js('name-tree-in-branches', simplePdf({ catalog: '/Names 6 0 R', more: ['<< /JavaScript 7 0 R >>', '<< /Kids [8 0 R] >>', '<< /Limits [(a) (b)] /Names [(a) 9 0 R] >>', JS] })),
    js('third-in-a-chain', simplePdf({ catalog: `/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Named /N /NextPage /Next ${JS} >> >>` })),
    js('hexadecimal-text', simplePdf({ catalog: '/OpenAction << /S /JavaScript /JS <6170702e616c657274283129> >>' })),
    js('empty-text', simplePdf({ catalog: '/OpenAction << /S /JavaScript /JS () >>' })),
    js('chain-of-references', simplePdf({ catalog: '/OpenAction 6 0 R', more: ['7 0 R', '<< /S 8 0 R /JS (x) >>', '9 0 R', '/JavaScript'] })),
    js('three-dimensional', annotated('<< /Type /Annot /Subtype /3D /Rect [9 9 99 99] /3DD 7 0 R >>', stream('u3d', '/Type /3D /Subtype /U3D /OnInstantiate 8 0 R'), stream('x'))),
    js('address-with-line-end', annotated('<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A << /S /URI /URI (java\\nscript:alert\\(1\\)) >> >>')),
    js('address-in-utf16', annotated('<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A << /S /URI /URI <feff006a006100760061007300630072006900700074003a0078> >> >>')),
    js('address-base', simplePdf({ catalog: '/URI << /Base (javascript:) >>' })),
    js('rendition-stream', annotated('<< /Type /Annot /Subtype /Screen /Rect [9 9 99 99] /A << /S /Rendition /OP 4 /JS 7 0 R >> >>', stream('x'))),
    js('inside-stream-by-offset', insideStream()),
    js('inside-stream-by-repair', insideStream().toString('latin1').replace(/startxref\n\d+/, 'startxref\n7')),
    js('comment-in-object-head', headedBy('6 %1\n0 %2\nobj\n')),
    js('line-ends-in-object-head', headedBy('6\r0\r\nobj')),
    js('freed-object', simplePdf({ more: [JS] }).toString('latin1').replace(/(\d{10}) 00000 n(?= \ntrailer)/, '0000000000 65535 f')),
    js('wrong-object-type', simplePdf({ more: [JS.replace('<<', '<< /Type /StructElem')] })),
    js('behind-the-end', Buffer.concat([simplePdf(), Buffer.from(`9 0 obj\n${JS}\nendobj\n`)])),
    js('before-the-header', Buffer.concat([Buffer.from(`9 0 obj\n${JS}\nendobj\n`), simplePdf()])),
    js('linearized', linearizedPdf(`<< /Type /Catalog /Pages 2 0 R /OpenAction ${JS} >>`)),
    js('hybrid', hybridPdf(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /AA << /X ${JS} >> >>`)),
    js('second-update', updatedPdf(updatedPdf(simplePdf(), { 5: FONT }), { 1: `<< /Type /Catalog /Pages 2 0 R /OpenAction ${JS} >>` })),
    js('stream-dictionary', simplePdf({ content: stream(CONTENT, `/AA << /O ${JS} >>`) })),
    js('trailer', simplePdf({}, { trailer: `/Info << /A ${JS} >>` })),
    file('launch-link', annotated('<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A << /S /Launch /F (calc.exe) >> >>'), 'launchAction'),
    file('launch-outline', simplePdf({ catalog: '/Outlines 6 0 R', more: ['<< /First 7 0 R /Last 7 0 R >>', '<< /Title (1) /A << /S /L#61unch /F << /Type /Filespec /F (a.bat) >> >> >>'] }), 'launchAction'),
    file('launch-chained', simplePdf({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Launch /Unix (sh) >> >>' }), 'launchAction'),
    file('launch-in-object-stream', simplePdf({ more: [flate('20 0 << /S /Launch /F (a.exe) >>', '/Type /ObjStm /N 1 /First 5')] }), 'launchAction'),
    file('launch-with-parameters', annotated('<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /PA << /S /Launch /Win << /F (mshta) /P (http://example.org) /O (open) >> >> >>'), 'launchAction'),
    file('xfa-indirect-form', simplePdf({ catalog: '/AcroForm 6 0 R', more: ['<< /Fields [] /XFA 7 0 R >>', '[(template) 8 0 R]', stream('<template/>')] }), 'xfa'),
    file('xfa-in-older-revision', updatedPdf(simplePdf({ catalog: '/AcroForm << /Fields [] /XFA 6 0 R >>', more: [stream('<xdp/>')] }), { 1: '<< /Type /Catalog /Pages 2 0 R >>' }), 'xfa'),
    file('xfa-dynamic', simplePdf({ catalog: '/NeedsRendering true /AcroForm << /Fields [] /XFA [(preamble) 6 0 R (postamble) 6 0 R] >>', more: [flate('<xdp:xdp>')] }), 'xfa'),
    ...encrypted(),
  ];
}

/** Actions that reach out of the file: noted, never followed. */
export function otherActions(): CorpusFile[] {
  const link = (name: string, action: string, code: 'externalLinks' | 'remoteGoTo' | 'submitForm' | 'multimedia'): CorpusFile =>
    file(name, annotated(`<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A ${action} >>`), code);
  return [
    link('import-data', '<< /S /ImportData /F (a.fdf) >>', 'submitForm'),
    link('submit-whole-file', '<< /S /SubmitForm /F << /FS /URL /F (http://127.0.0.1:9/) >> /Flags 256 >>', 'submitForm'),
    link('address-of-a-file', '<< /S /URI /URI (file:///etc/passwd) >>', 'externalLinks'),
    link('address-of-data', '<< /S /URI /URI (data:text/html,<script>1</script>) >>', 'externalLinks'),
    link('address-of-mail', '<< /S /URI /URI (mailto:a@example.org) >>', 'externalLinks'),
    link('remote-share', '<< /S /GoToR /F (\\\\\\\\127.0.0.1\\\\share\\\\a.pdf) /D [0 /Fit] >>', 'remoteGoTo'),
    link('remote-thread', '<< /S /Thread /F (a.pdf) /D 0 >>', 'remoteGoTo'),
    link('movie-action', '<< /S /Movie /T (a) >>', 'multimedia'),
    link('rendition-without-script', '<< /S /Rendition /OP 0 /R << /S /MR >> >>', 'multimedia'),
    file('address-when-opened', simplePdf({ catalog: '/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>' }), 'externalLinks'),
    file('address-when-page-opens', simplePdf({ page: `${A4} /AA << /O << /S /URI /URI (http://127.0.0.1:9/) >> >>` }), 'externalLinks'),
    file('submit-when-opened', simplePdf({ catalog: '/OpenAction << /S /SubmitForm /F (http://127.0.0.1:9/) >>' }), 'submitForm'),
    file('share-when-page-opens', simplePdf({ page: `${A4} /AA << /O << /S /GoToE /F (\\\\\\\\127.0.0.1\\\\x) /D [0 /Fit] >> >>` }), 'remoteGoTo'),
    file('three-dimensional-picture', annotated('<< /Type /Annot /Subtype /3D /Rect [9 9 99 99] /3DD 7 0 R >>', stream('u3d', '/Type /3D /Subtype /U3D')), 'multimedia'),
    file('movie-annotation', annotated('<< /Type /Annot /Subtype /Movie /Rect [9 9 99 99] /Movie << /F (http://127.0.0.1:9/a.mpg) >> >>'), 'multimedia'),
  ];
}

/** Any handler and any password: owner's or user's, the text cannot be bound to. */
function encrypted(): CorpusFile[] {
  const standard = (more: string): string => `<< /Filter /Standard /P -1340 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> ${more} >>`;
  const handlers: [string, string][] = [
    ['rc4-40', standard('/V 1 /R 2')],
    ['aes-128', standard('/V 4 /R 4 /Length 128 /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF')],
    ['aes-256', standard('/V 5 /R 6 /Length 256 /CF << /StdCF << /CFM /AESV3 >> >> /StmF /StdCF /StrF /StdCF')],
    ['identity', standard('/V 4 /R 4 /StmF /Identity /StrF /Identity')],
    ['attachments-only', standard('/V 4 /R 4 /EFF /StdCF /CF << /StdCF << /CFM /AESV2 >> >> /StmF /Identity /StrF /Identity')],
    ['certificates', '<< /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 /Recipients [<00>] >>'],
    ['escaped', standard('/V 1 /R 2').replace('/Filter', '/#46ilter')],
  ];
  return handlers.map(([name, dict]) =>
    file(`encrypted-${name}`, simplePdf({ more: [dict] }, { trailer: '/#45ncrypt 6 0 R /ID [(0123456789abcdef) (0123456789abcdef)]' }), 'encrypted'),
  );
}

function annotated(annotation: string, ...more: Body[]): Buffer {
  return simplePdf({ page: `${A4} /Annots [6 0 R]`, more: [annotation, ...more] });
}

/** The inside of an object stream: object 20 is a script. */
function packed(): Buffer {
  return Buffer.from(`20 0 ${JS}`);
}

/** The cross-reference leads to an object that stands in the middle of a stream's data. */
function insideStream(): Buffer {
  const bodies = simpleObjects({ page: `${A4} /Annots [6 0 R]` });
  const annotation = `<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A ${JS} >>`;
  const before = `<< /Length ${annotation.length + 40} >>\nstream\n0 0 m\n`;
  return laidOut([
    '%PDF-1.7\n',
    ...bodies.map((body, index) => numbered(index + 1, body ?? 'null')),
    { name: '7', body: `7 0 obj\n${before}` },
    { name: '6', body: `6 0 obj\n${annotation}\nendobj\n` },
    `${' '.repeat(40 - 6 - 8 - 8)}`,
    '\nendstream\nendobj\n',
    { name: 'xref', body: (places) => `${table(0, [1, 2, 3, 4, 5, 6, 7], places)}trailer\n<< /Size 8 /Root 1 0 R >>\n` },
    (places) => `startxref\n${Number(places('xref'))}\n%%EOF\n`,
  ]);
}

function headedBy(head: string): Buffer {
  const bodies = simpleObjects({ page: `${A4} /Annots [6 0 R]` });
  return laidOut([
    '%PDF-1.7\n',
    ...bodies.map((body, index) => numbered(index + 1, body ?? 'null')),
    numbered(6, `<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /A ${JS} >>`, head),
    { name: 'xref', body: (places) => `${table(0, [1, 2, 3, 4, 5, 6], places)}trailer\n<< /Size 7 /Root 1 0 R >>\n` },
    (places) => `startxref\n${Number(places('xref'))}\n%%EOF\n`,
  ]);
}

function ascii85(bytes: Buffer): string {
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
  return `${out}~>`;
}

function runLength(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length - 1]), bytes, Buffer.from([128])]);
}

/** One code a byte; `early` is where codes grow: 1 an entry before they must. */
function lzwLiteral(bytes: Buffer, early: 0 | 1): Buffer {
  const repeated = Buffer.concat([bytes, Buffer.alloc(400, 0x20)]);
  let bits = (256).toString(2).padStart(9, '0');
  let entries = 258;
  const width = (): number => (entries + early >= 512 ? 10 : 9);
  [...repeated].forEach((byte, index) => {
    bits += byte.toString(2).padStart(width(), '0');
    if (index > 0) entries += 1;
  });
  bits += (257).toString(2).padStart(width(), '0');
  return Buffer.from(bits.match(/.{1,8}/g)?.map((one) => parseInt(one.padEnd(8, '0'), 2)) ?? []);
}

/** Rows with the predictor "up". */
function pngRows(bytes: Buffer, columns: number): Buffer {
  const rows = Math.ceil(bytes.length / columns);
  const padded = Buffer.concat([bytes, Buffer.alloc(rows * columns - bytes.length, 0x20)]);
  return Buffer.concat(
    Array.from({ length: rows }, (_, row) =>
      Buffer.from([
        2,
        ...Array.from({ length: columns }, (_column, x) => {
          const above = row === 0 ? 0 : (padded[(row - 1) * columns + x] ?? 0);
          return ((padded[row * columns + x] ?? 0) - above) & 0xff;
        }),
      ]),
    ),
  );
}

