import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './pdf-values.ts';

const MAX_DEPTH = 256;
const MAX_STRING = 4096;

/** The input asks for more work than any report does; the check gives up on it. */
export class TooComplexError extends Error {
  override name = 'TooComplexError';
}

/** Counts what parsing makes, over all parsers of one file. */
export class ParseAllowance {
  #left: number;
  constructor(values: number) {
    this.#left = values;
  }
  take(): void {
    this.#left -= 1;
    if (this.#left < 0) throw new TooComplexError('too many values');
  }
}

/**
 * Reads values from `bytes`. Lenient like the readers experts use: garbage is skipped, never fatal, and reading
 * always moves forward. Only nesting beyond any sense and an exhausted allowance throw.
 */
export class PdfLexer {
  readonly bytes: Buffer;
  readonly #allowance: ParseAllowance;
  pos: number;

  constructor(bytes: Buffer, pos: number, allowance: ParseAllowance) {
    this.bytes = bytes;
    this.pos = pos;
    this.#allowance = allowance;
  }

  /** The next value; undefined at the end of input or before a closing bracket or a bare keyword. */
  value(depth = 0): PdfValue | undefined {
    if (depth > MAX_DEPTH) throw new TooComplexError('nested too deep');
    this.#allowance.take();
    this.skipSpace();
    const byte = this.bytes[this.pos];
    if (byte === undefined) return undefined;
    if (byte === 0x2f) return this.#name();
    if (byte === 0x28) return this.#literalString();
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c) return this.bytes[this.pos + 1] === 0x3c ? this.#dict(depth) : this.#hexString();
    if (isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e) return this.#numberOrRef();
    return this.#literal();
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.pos];
      if (byte === 0x25) {
        while (this.pos < this.bytes.length && !isEol(this.bytes[this.pos])) this.pos += 1;
      } else if (isSpace(byte)) {
        this.pos += 1;
      } else {
        return;
      }
    }
  }

  /** Whether `word` stands at the current place; does not move. */
  at(word: string): boolean {
    for (let index = 0; index < word.length; index += 1) {
      if (this.bytes[this.pos + index] !== word.charCodeAt(index)) return false;
    }
    return true;
  }

  /** A bare run of digits, or null; moves only when there is one. */
  integer(): number | null {
    this.skipSpace();
    const start = this.pos;
    let end = start;
    while (isDigit(this.bytes[end]) && end - start < 12) end += 1;
    if (end === start) return null;
    this.pos = end;
    return Number(this.bytes.toString('latin1', start, end));
  }

  #name(): PdfName {
    this.pos += 1;
    const start = this.pos;
    while (isRegular(this.bytes[this.pos])) this.pos += 1;
    const raw = this.bytes.toString('latin1', start, Math.min(this.pos, start + 1024));
    if (!raw.includes('#')) return new PdfName(raw);
    return new PdfName(
      raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  }

  #literalString(): PdfString {
    let depth = 1;
    let text = '';
    this.pos += 1;
    while (this.pos < this.bytes.length) {
      const byte = this.bytes[this.pos] ?? 0;
      this.pos += 1;
      if (byte === 0x5c) {
        const escaped = this.#escape();
        if (text.length < MAX_STRING) text += escaped;
        continue;
      }
      if (byte === 0x28) depth += 1;
      if (byte === 0x29) depth -= 1;
      if (depth === 0) break;
      if (text.length < MAX_STRING) text += String.fromCharCode(byte);
    }
    return new PdfString(text);
  }

  #escape(): string {
    const byte = this.bytes[this.pos] ?? 0;
    if (byte >= 0x30 && byte <= 0x37) {
      let value = 0;
      for (let digits = 0; digits < 3; digits += 1) {
        const digit = this.bytes[this.pos] ?? 0;
        if (digit < 0x30 || digit > 0x37) break;
        value = value * 8 + digit - 0x30;
        this.pos += 1;
      }
      return String.fromCharCode(value & 0xff);
    }
    this.pos += 1;
    if (byte === 0x0d && this.bytes[this.pos] === 0x0a) this.pos += 1;
    const known: Readonly<Record<number, string>> = {
      0x6e: '\n',
      0x72: '\r',
      0x74: '\t',
      0x0a: '',
      0x0d: '',
    };
    return known[byte] ?? String.fromCharCode(byte);
  }

  #hexString(): PdfString {
    this.pos += 1;
    const close = this.bytes.indexOf(0x3e, this.pos);
    const end = close === -1 ? this.bytes.length : close;
    const hex = this.bytes.toString('latin1', this.pos, Math.min(end, this.pos + 2 * MAX_STRING));
    this.pos = end + 1;
    const digits = hex.replace(/[^0-9a-fA-F]/g, '');
    return new PdfString(
      Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1'),
    );
  }

  #array(depth: number): PdfValue[] {
    this.pos += 1;
    const values: PdfValue[] = [];
    for (;;) {
      const value = this.value(depth + 1);
      if (value !== undefined) {
        values.push(value);
      } else if (this.bytes[this.pos] === 0x5d) {
        this.pos += 1;
        return values;
      } else if (!this.#skipStray('>>')) {
        return values;
      }
    }
  }

  #dict(depth: number): PdfDict {
    this.pos += 2;
    const dict = new PdfDict();
    for (;;) {
      this.skipSpace();
      if (this.at('>>')) {
        this.pos += 2;
        return dict;
      }
      if (this.bytes[this.pos] !== 0x2f) {
        // not a key: drop whatever it is
        if (this.value(depth + 1) === undefined && !this.#skipStray(']')) return dict;
        continue;
      }
      const key = this.#name().name;
      this.#allowance.take();
      const value = this.value(depth + 1);
      dict.entries.push([key, value ?? null]);
    }
  }

  /** Steps over a byte that opens nothing; false where the object itself has evidently ended. */
  #skipStray(stray: string): boolean {
    if (this.pos >= this.bytes.length) return false;
    if (this.at('endobj') || this.at('stream') || this.at('endstream') || this.at('xref')) return false;
    if (stray === '>>' && this.at('>>')) return false;
    const start = this.pos;
    while (isRegular(this.bytes[this.pos])) this.pos += 1;
    if (this.pos === start) this.pos += 1;
    return true;
  }

  #numberOrRef(): PdfValue {
    const start = this.pos;
    while (isNumberByte(this.bytes[this.pos])) this.pos += 1;
    this.#skipExponent();
    const number = toNumber(this.bytes.toString('latin1', start, Math.min(this.pos, start + 64)));
    if (!Number.isInteger(number) || number < 0 || !isSpace(this.bytes[this.pos])) return number;
    const after = this.pos;
    const generation = this.integer();
    if (generation !== null && isSpace(this.bytes[this.pos])) {
      this.skipSpace();
      if (this.bytes[this.pos] === 0x52 && !isRegular(this.bytes[this.pos + 1])) {
        this.pos += 1;
        return new PdfRef(number);
      }
    }
    this.pos = after;
    return number;
  }

  /** The format has no exponents; readers take them all the same. */
  #skipExponent(): void {
    if (((this.bytes[this.pos] ?? 0) | 0x20) !== 0x65) return;
    let end = this.pos + 1;
    if (this.bytes[end] === 0x2b || this.bytes[end] === 0x2d) end += 1;
    if (!isDigit(this.bytes[end])) return;
    while (isDigit(this.bytes[end])) end += 1;
    this.pos = end;
  }

  #literal(): PdfValue | undefined {
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.at(word) && !isRegular(this.bytes[this.pos + word.length])) {
        this.pos += word.length;
        return value;
      }
    }
    return undefined;
  }
}

/** Readers take `--5`, `5-3` and `1.2.3` for some number as well; a lone sign or dot is 0. */
function toNumber(text: string): number {
  const plain = Number(text);
  if (!Number.isNaN(plain)) return plain;
  const found = parseFloat(text.replace(/^([+-])[+-]+/, '$1'));
  return Number.isNaN(found) ? 0 : found;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isNumberByte(byte: number | undefined): boolean {
  return isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}

function isEol(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
}

function isRegular(byte: number | undefined): boolean {
  if (byte === undefined || isSpace(byte)) return false;
  return !(
    byte === 0x28 ||
    byte === 0x29 ||
    byte === 0x3c ||
    byte === 0x3e ||
    byte === 0x5b ||
    byte === 0x5d ||
    byte === 0x7b ||
    byte === 0x7d ||
    byte === 0x2f ||
    byte === 0x25
  );
}
