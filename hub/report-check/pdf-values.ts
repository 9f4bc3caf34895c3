/** PDF objects as the check reads them. Kept apart from any reader's model: odd input stays visible here. */
export type PdfValue =
  null | boolean | number | PdfName | PdfString | PdfRef | PdfDict | PdfStream | PdfValue[];

export class PdfName {
  /** With `#xx` escapes already undone: hiding a name that way does not help. */
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class PdfString {
  /** Bytes as Latin-1, cut off after 4,096. */
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class PdfRef {
  readonly num: number;
  constructor(num: number) {
    this.num = num;
  }
}

/** Keeps every value of a repeated key: readers differ in which one counts. */
export class PdfDict {
  readonly entries: [string, PdfValue][] = [];

  get(key: string): PdfValue {
    return this.entries.findLast(([name]) => name === key)?.[1] ?? null;
  }

  getAll(key: string): PdfValue[] {
    return this.entries.filter(([name]) => name === key).map(([, value]) => value);
  }

  has(key: string): boolean {
    return this.entries.some(([name]) => name === key);
  }
}

export class PdfStream {
  readonly dict: PdfDict;
  readonly data: Buffer;
  constructor(dict: PdfDict, data: Buffer) {
    this.dict = dict;
    this.data = data;
  }
}
