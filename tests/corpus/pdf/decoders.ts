import { simplePdf, stream } from './pdf-writer.ts';

/** A page in the middle of which stands what only a decoder or a file beside pdf.js can show. */
export interface DecoderPage {
  readonly name: string;
  readonly bytes: Buffer;
  /** Red, green and blue in the middle; null where only something is to be there. */
  readonly colour: readonly [number, number, number] | null;
  /** What of the files beside pdf.js is needed for it. */
  readonly needs: RegExp;
}

const SIDE = 16;

export function decoderPages(): readonly DecoderPage[] {
  return [
    { name: 'JBIG2', bytes: imagePage(jbig2(), '/Filter /JBIG2Decode /ColorSpace /DeviceGray /BitsPerComponent 1'), colour: [0, 0, 0], needs: /wasm\/jbig2\.wasm$/u },
    { name: 'JPEG 2000', bytes: imagePage(Buffer.from(JPEG_2000, 'base64'), '/Filter /JPXDecode'), colour: [30, 160, 60], needs: /wasm\/openjpeg\.wasm$/u },
    { name: 'four inks', bytes: simplePdf({ content: stream('0 0.9 0.9 0 k 100 200 400 400 re f') }), colour: [238, 64, 54], needs: /iccs\/.+\.icc$/u },
    { name: 'a Chinese font that is not embedded', bytes: fontPage(SONG, '<6C346587>'), colour: null, needs: /cmaps\/UniGB-UCS2-H\.bcmap$/u },
    { name: 'a standard font that is not embedded', bytes: fontPage(DINGBATS, '(nn)'), colour: null, needs: /standard_fonts\/FoxitDingbats\.pfb$/u },
  ];
}

function imagePage(data: Buffer, dict: string): Buffer {
  return simplePdf({
    content: stream('q 400 0 0 400 100 200 cm /I Do Q'),
    page: '/MediaBox [0 0 595 842] /Resources << /XObject << /I 6 0 R >> >>',
    more: [stream(data, `/Type /XObject /Subtype /Image /Width ${SIDE} /Height ${SIDE} ${dict}`)],
  });
}

function fontPage(font: string, words: string): Buffer {
  return simplePdf({
    content: stream(`BT /F1 200 Tf 100 350 Td ${words} Tj ET`),
    font,
    more: ['<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>'],
  });
}

const SONG = '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>';
const DINGBATS = '<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>';

/** A black square: a page and one generic region, coded as a fax codes it (T.88, T.6). */
function jbig2(): Buffer {
  // The first line goes from white to black at once; each further one is as the line above.
  const bits = `${'001'}${'00110101'}${'0000010111'}${'11'.repeat(SIDE - 1)}${'000000000001'.repeat(2)}`;
  const coded = Buffer.from((bits.match(/.{1,8}/gu) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
  const page = [...u32(SIDE), ...u32(SIDE), ...u32(0), ...u32(0), 0, 0, 0];
  const region = [...u32(SIDE), ...u32(SIDE), ...u32(0), ...u32(0), 0, 1, ...coded];
  return Buffer.from([...segment(0, 48, page), ...segment(1, 38, region)]);
}

function segment(number: number, type: number, data: readonly number[]): readonly number[] {
  return [...u32(number), type, 0, 1, ...u32(data.length), ...data];
}

function u32(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/** A green square of 16 by 16, as OpenJPEG writes it without loss. */
const JPEG_2000 =
  '/0//UQAvAAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAADBwEBBwEBBwEB/1IADAAAAAEBAAQEAAH/XAAEQED/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjD/kAAKAAAAAABiAAH/k8PnLhFQVK/fR7K3AAAAAGEhL9rEQAAAwkJfz7RoEVBUr99IJf9AAAAAAMJCX7R4AAABhIS//3/fgNARUFSv9Mhgk4AAAAAABhIS/aPAAAAMJCX/f//Z';
