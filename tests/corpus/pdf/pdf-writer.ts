import { deflateSync } from 'node:zlib';

/** Body of one object: text as written between `obj` and `endobj`, or raw bytes. */
export type Body = string | Buffer;

export interface PdfShape {
  readonly version?: string;
  /** Object bodies, numbered from 1. null leaves the number out. */
  readonly objects: readonly (Body | null)[];
  /** Further entries of the trailer. */
  readonly trailer?: string;
  readonly before?: Body;
  readonly after?: Body;
  readonly eol?: string;
  /** Written in place of the true offset behind `startxref`. */
  readonly startxref?: number;
  readonly omit?: readonly ('xref' | 'trailer' | 'startxref' | 'eof')[];
  /** Shifts every offset in the table. */
  readonly skew?: number;
}

/** Writes a PDF by hand, so that it can be wrong in exactly one place. */
export function writePdf(shape: PdfShape): Buffer {
  const eol = shape.eol ?? '\n';
  const chunks: Buffer[] = [];
  let size = 0;
  const put = (body: Body): void => {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1');
    chunks.push(bytes);
    size += bytes.length;
  };
  put(shape.before ?? '');
  put(`%PDF-${shape.version ?? '1.7'}${eol}%\xe2\xe3\xcf\xd3${eol}`);
  const offsets = shape.objects.map((body, index) => {
    if (body === null) return null;
    const at = size;
    put(`${index + 1} 0 obj${eol}`);
    put(body);
    put(`${eol}endobj${eol}`);
    return at;
  });
  const omit = new Set(shape.omit ?? []);
  const xrefAt = size;
  const entryEol = eol.length === 2 ? eol : ` ${eol}`;
  if (!omit.has('xref')) {
    put(`xref${eol}0 ${offsets.length + 1}${eol}0000000000 65535 f${entryEol}`);
    for (const offset of offsets) {
      const at = String((offset ?? 0) + (offset === null ? 0 : (shape.skew ?? 0))).padStart(10, '0');
      put(offset === null ? `0000000000 00000 f${entryEol}` : `${at} 00000 n${entryEol}`);
    }
  }
  if (!omit.has('trailer')) put(`trailer${eol}<< /Size ${offsets.length + 1} /Root 1 0 R ${shape.trailer ?? ''} >>${eol}`);
  if (!omit.has('startxref')) put(`startxref${eol}${shape.startxref ?? xrefAt}${eol}`);
  if (!omit.has('eof')) put(`%%EOF${eol}`);
  put(shape.after ?? '');
  return Buffer.concat(chunks);
}

export function stream(data: Body, dict = ''): Buffer {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.from(data, 'latin1');
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${dict} >>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

export function flate(data: Body, dict = ''): Buffer {
  return stream(deflateSync(data), `/Filter /FlateDecode ${dict}`);
}

export const CONTENT = 'BT /F1 24 Tf 72 720 Td (Flood evaluation report) Tj ET';
export const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

export interface SimpleParts {
  readonly catalog?: string;
  readonly pages?: string;
  readonly page?: string;
  readonly content?: Body;
  readonly font?: string;
  readonly more?: readonly (Body | null)[];
}

/** Catalog 1, pages 2, page 3, content 4, font 5, then `more` from 6. */
export function simpleObjects(parts: SimpleParts = {}): (Body | null)[] {
  return [
    `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`,
    parts.pages ?? '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${parts.page ?? '/MediaBox [0 0 595 842]'} >>`,
    parts.content ?? stream(CONTENT),
    parts.font ?? FONT,
    ...(parts.more ?? []),
  ];
}

export function simplePdf(parts: SimpleParts = {}, shape: Omit<PdfShape, 'objects'> = {}): Buffer {
  return writePdf({ ...shape, objects: simpleObjects(parts) });
}

/** A PDF whose small objects are all inside one object stream, with a cross-reference stream. */
export function packedPdf(objects: readonly string[], streams: readonly Buffer[], hybridTrailer = ''): Buffer {
  const first = objects.length + 1;
  const head: string[] = [];
  let body = '';
  objects.forEach((text, index) => {
    head.push(`${index + 1} ${body.length}`);
    body += `${text} `;
  });
  const header = `${head.join(' ')} `;
  const packed = flate(`${header}${body}`, `/Type /ObjStm /N ${objects.length} /First ${header.length}`);
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const sizeSoFar = (): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const offsets: number[] = [];
  [...streams, packed].forEach((data, index) => {
    offsets.push(sizeSoFar());
    chunks.push(Buffer.from(`${first + index} 0 obj\n`), data, Buffer.from('\nendobj\n'));
  });
  const packedNum = first + streams.length;
  const xrefAt = sizeSoFar();
  const rows = [
    [0, 0, 255],
    ...objects.map((_, index) => [2, packedNum, index]),
    ...[...offsets, xrefAt].map((offset) => [1, offset, 0]),
  ];
  const table = Buffer.concat(
    rows.map(([kind, offset, last]) => {
      const row = Buffer.alloc(6);
      row.writeUInt8(kind ?? 0, 0);
      row.writeUInt32BE(offset ?? 0, 1);
      row.writeUInt8(last ?? 0, 5);
      return row;
    }),
  );
  const dict = `/Type /XRef /W [1 4 1] /Size ${rows.length} /Root 1 0 R ${hybridTrailer}`;
  chunks.push(Buffer.from(`${packedNum + 1} 0 obj\n`), flate(table, dict), Buffer.from('\nendobj\n'));
  chunks.push(Buffer.from(`startxref\n${xrefAt}\n%%EOF\n`));
  return Buffer.concat(chunks);
}

/** Appends an incremental update that replaces or adds objects. */
export function updatedPdf(base: Buffer, changes: Readonly<Record<number, Body>>, trailer = ''): Buffer {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(base.toString('latin1'))?.[1] ?? '0';
  const chunks: Buffer[] = [base];
  const size = (): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const sections: string[] = [];
  for (const [num, body] of Object.entries(changes)) {
    sections.push(`${num} 1\n${String(size()).padStart(10, '0')} 00000 n \n`);
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1');
    chunks.push(Buffer.from(`${num} 0 obj\n`), bytes, Buffer.from('\nendobj\n'));
  }
  const at = size();
  const tail = `xref\n${sections.join('')}trailer\n<< /Size 99 /Root 1 0 R /Prev ${previous} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...chunks, Buffer.from(tail)]);
}

/** Where the parts of a file stand, as ten digits. */
export type Places = (name: string) => string;
/** Bytes as they are, or a named part whose place others may refer to. */
export type Part = Body | ((places: Places) => Body) | { readonly name: string; readonly body: Part };

/** Puts parts one after the other; a part may name places that come later. */
export function laidOut(parts: readonly Part[]): Buffer {
  const places = new Map<string, number>();
  const place: Places = (name) => String(places.get(name) ?? 0).padStart(10, '0');
  const write = (part: Part, at: number): Buffer => {
    if (typeof part === 'string') return Buffer.from(part, 'latin1');
    if (Buffer.isBuffer(part)) return part;
    if (typeof part === 'function') return write(part(place), at);
    places.set(part.name, at);
    return write(part.body, at);
  };
  const pass = (): Buffer => {
    let size = 0;
    return Buffer.concat(
      parts.map((part) => {
        const bytes = write(part, size);
        size += bytes.length;
        return bytes;
      }),
    );
  };
  pass();
  return pass();
}

/** `n 0 obj … endobj` under the name `String(n)`. */
export function numbered(num: number, body: Body, head = `${num} 0 obj\n`): Part {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1');
  return { name: String(num), body: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendobj\n')]) };
}

/** A classic table for objects laid out with `numbered`, from `first` on. */
export function table(first: number, nums: readonly number[], places: Places): string {
  const free = first === 0 ? '0000000000 65535 f \n' : '';
  const rows = nums.map((num) => `${places(String(num))} 00000 n \n`).join('');
  return `xref\n${first} ${nums.length + (first === 0 ? 1 : 0)}\n${free}${rows}`;
}

/** LZW codes for `count` zero bytes: the fewest there can be. */
export function lzwZeros(count: number): Buffer {
  const bits: string[] = [];
  const put = (code: number, width: number): void => void bits.push(code.toString(2).padStart(width, '0'));
  const widthOf = (code: number): number => (code >= 2047 ? 12 : code >= 1023 ? 11 : code >= 511 ? 10 : 9);
  let left = count;
  let code = 258;
  while (left > 0) {
    put(256, widthOf(code));
    put(0, 9);
    left -= 1;
    for (code = 258; code < 4094 && left > 0; code += 1) {
      put(code, widthOf(code));
      left -= code - 256;
    }
  }
  put(257, widthOf(code));
  const text = bits.join('');
  const out = Buffer.alloc(Math.ceil(text.length / 8));
  for (let at = 0; at < out.length; at += 1) out[at] = parseInt(text.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2);
  return out;
}
