import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])), 0);
  return Buffer.concat([head, data, tail]);
}

export interface PngParts {
  readonly width?: number;
  readonly height?: number;
  /** Beside IHDR, IDAT and IEND. */
  readonly extra?: readonly (readonly [type: string, data: Buffer])[];
  readonly interlace?: number;
  /** Unpacked rows, where they are not to fit. */
  readonly rows?: Buffer;
  readonly behind?: Buffer;
}

/** A grey picture, the darker the larger `shade` is: different shades are different files. */
export function aPng(shade = 120, parts: PngParts = {}): Buffer {
  const { width = 64, height = 40, extra = [], interlace = 0, behind = Buffer.alloc(0) } = parts;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, interlace], 8);
  const row = Buffer.alloc(width + 1, shade);
  row[0] = 0;
  const rows = parts.rows ?? Buffer.concat(Array.from({ length: Math.min(height, 5_000) }, () => row));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...extra.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
    behind,
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** The frame of a JPEG, as a check walks it; its one scan holds nothing that could be shown. */
export function aJpeg(
  size: readonly [width: number, height: number] = [64, 40],
  extra: readonly (readonly [marker: number, data: Buffer])[] = [],
  behind = Buffer.alloc(0),
): Buffer {
  const [width, height] = size;
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1')),
    ...extra.map(([marker, data]) => segment(marker, data)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
    behind,
  ]);
}

/** The frame of a lossless WebP, as a check walks it. */
export function aWebp(
  size: readonly [width: number, height: number] = [64, 40],
  extra: readonly (readonly [type: string, data: Buffer])[] = [],
  behind = Buffer.alloc(0),
): Buffer {
  const [width, height] = size;
  const picture = Buffer.alloc(6);
  picture[0] = 0x2f;
  picture.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
  const riff = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    ...extra.map(([type, data]) => riff(type, data)),
    riff('VP8L', picture),
  ]);
  return Buffer.concat([riff('RIFF', body), behind]);
}
