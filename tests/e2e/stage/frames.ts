const FIN = 0x80;
const COMPRESSED = 0x40;
const MASKED = 0x80;
const HEAD_END = Buffer.from('\r\n\r\n');

/** Reads one direction of a web socket's bytes: the HTTP head first, then frames, which it unmasks and joins. */
export class FrameReader {
  readonly #onMessage: (payload: Buffer) => void;
  #rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  #parts: Buffer[] = [];
  #path: string | null = null;

  constructor(onMessage: (payload: Buffer) => void) {
    this.#onMessage = onMessage;
  }

  /** The path of the opening request; of the answering direction its status line. */
  get path(): string {
    return this.#path ?? '';
  }

  read(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    if (this.#path === null && !this.#readHead()) return;
    while (this.#readFrame());
  }

  #readHead(): boolean {
    const end = this.#rest.indexOf(HEAD_END);
    if (end < 0) return false;
    const head = this.#rest.subarray(0, end).toString('latin1');
    this.#path = head.split('\r\n')[0] ?? '';
    this.#rest = this.#rest.subarray(end + HEAD_END.length);
    this.#onMessage(Buffer.from(head, 'latin1'));
    return true;
  }

  #readFrame(): boolean {
    const rest = this.#rest;
    if (rest.length < 2) return false;
    const first = rest.readUInt8(0);
    const second = rest.readUInt8(1);
    const short = second & 0x7f;
    const sizeBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const maskBytes = (second & MASKED) === 0 ? 0 : 4;
    const start = 2 + sizeBytes + maskBytes;
    if (rest.length < start) return false;
    const size =
      sizeBytes === 2 ? rest.readUInt16BE(2) : sizeBytes === 8 ? Number(rest.readBigUInt64BE(2)) : short;
    if (rest.length < start + size) return false;
    if ((first & COMPRESSED) !== 0) throw new Error('a compressed frame cannot be read');
    const mask = rest.subarray(start - maskBytes, start);
    const payload = Buffer.from(rest.subarray(start, start + size));
    if (maskBytes > 0) {
      for (let at = 0; at < size; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
    }
    this.#rest = rest.subarray(start + size);
    this.#parts.push(payload);
    if ((first & FIN) !== 0) {
      this.#onMessage(Buffer.concat(this.#parts));
      this.#parts = [];
    }
    return true;
  }
}
