const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const MAX_CODES = 4096;

/**
 * LZW as in PDF 32000-1, 7.4.4; codes grow by a bit one entry early by default. Data that makes no sense ends
 * the decoding with what there is. null once the output would pass `maxBytes`.
 */
export function unpackLzw(data: Buffer, maxBytes: number, earlyChange: boolean): Buffer | null {
  const early = earlyChange ? 1 : 0;
  const prefix = new Uint16Array(MAX_CODES);
  const lastByte = new Uint8Array(MAX_CODES);
  const firstByte = new Uint8Array(MAX_CODES);
  const lengths = new Uint16Array(MAX_CODES);
  for (let code = 0; code < CLEAR; code += 1) {
    lastByte[code] = code;
    firstByte[code] = code;
    lengths[code] = 1;
  }
  let next = FIRST_FREE;
  let width = 9;
  let previous = -1;
  let bits = 0;
  let held = 0;
  let out = Buffer.alloc(Math.min(maxBytes, data.length * 4 + 1024));
  let filled = 0;
  for (const byte of data) {
    bits = ((bits << 8) | byte) & 0xffffff;
    held += 8;
    if (held < width) continue;
    held -= width;
    const code = (bits >> held) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      next = FIRST_FREE;
      width = 9;
      previous = -1;
      continue;
    }
    if (code > next || (code === next && previous === -1)) break;
    if (previous !== -1 && next < MAX_CODES) {
      prefix[next] = previous;
      firstByte[next] = firstByte[previous] ?? 0;
      lastByte[next] = firstByte[code === next ? previous : code] ?? 0;
      lengths[next] = (lengths[previous] ?? 0) + 1;
      next += 1;
    }
    const length = lengths[code] ?? 0;
    if (filled + length > maxBytes) return null;
    if (filled + length > out.length) out = grown(out, Math.min(maxBytes, 2 * out.length + length));
    for (let at = filled + length - 1, one = code; at >= filled; at -= 1, one = prefix[one] ?? 0) {
      out[at] = lastByte[one] ?? 0;
    }
    filled += length;
    previous = code;
    if (next + early >= 2048) width = 12;
    else if (next + early >= 1024) width = 11;
    else if (next + early >= 512) width = 10;
  }
  return out.subarray(0, filled);
}

function grown(buffer: Buffer<ArrayBuffer>, size: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(size);
  buffer.copy(larger);
  return larger;
}
