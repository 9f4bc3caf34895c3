/** A piece of a page as the PDF holds it: what pdf.js calls a text item. */
export interface TextRun {
  readonly text: string;
  /** A line ends behind this run. */
  readonly endsLine: boolean;
}

/** A place in the runs: `offset` UTF-16 units into run `run`. */
export interface RunPlace {
  readonly run: number;
  readonly offset: number;
}

/**
 * The words of one page, in reading order, readable and stable (AN1): two programs that cut the same page
 * into different runs, or put spaces in different places between Chinese characters, get the same text.
 * `runs[i]` and `offsets[i]` say where unit `i` of `text` comes from.
 */
export interface PageText {
  readonly text: string;
  readonly runs: Uint32Array;
  readonly offsets: Uint32Array;
}

export function pageText(source: readonly TextRun[]): PageText {
  const builder = new TextBuilder();
  source.forEach((run, index) => {
    let offset = 0;
    for (const character of run.text) {
      builder.add(character, index, offset);
      offset += character.length;
    }
    if (run.endsLine) builder.addSpace();
  });
  return builder.done();
}

/** The index in the page's text of a place in the runs: of the first unit at or behind it. */
export function indexOfPlace(page: PageText, { run, offset }: RunPlace): number {
  let low = 0;
  let high = page.text.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const isBefore =
      (page.runs[middle] ?? 0) < run ||
      ((page.runs[middle] ?? 0) === run && (page.offsets[middle] ?? 0) < offset);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where unit `index` of the page's text stands in the runs; undefined outside the text. */
export function placeOfIndex(page: PageText, index: number): RunPlace | undefined {
  const run = page.runs[index];
  const offset = page.offsets[index];
  return run === undefined || offset === undefined ? undefined : { run, offset };
}

class TextBuilder {
  #text = '';
  #runs: number[] = [];
  #offsets: number[] = [];
  #pendingSpace = false;
  #last = '';

  add(character: string, run: number, offset: number): void {
    if (INVISIBLE.test(character)) return;
    if (SPACE.test(character)) {
      this.addSpace();
      return;
    }
    const plain = plainCharacter(character);
    if (this.#pendingSpace && this.#last !== '' && !WIDE.test(this.#last) && !WIDE.test(plain)) {
      this.#push(' ', run, offset);
    }
    this.#pendingSpace = false;
    this.#push(plain, run, offset);
    this.#last = plain;
  }

  addSpace(): void {
    this.#pendingSpace = true;
  }

  done(): PageText {
    return {
      text: this.#text,
      runs: Uint32Array.from(this.#runs),
      offsets: Uint32Array.from(this.#offsets),
    };
  }

  #push(text: string, run: number, offset: number): void {
    this.#text += text;
    for (let unit = 0; unit < text.length; unit++) {
      this.#runs.push(run);
      this.#offsets.push(offset);
    }
  }
}

const SPACE = /^[\s\u3000\u00a0]$/u;
const INVISIBLE = /^[\u00ad\u200b-\u200f\u2060\ufeff]$/u;
/** Characters beside which a space means nothing: whether an extractor sees one there is chance. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef\u2014\u2018-\u201d\u2026]$/u;
/** Forms that stand for an ordinary character: radicals, compatibility ideographs, ligatures. */
const COMPATIBILITY = /^[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]$/u;

/** Simplified radicals that Unicode does not decompose, as Chinese typesetting programs write them. */
const RADICALS: Readonly<Record<string, string>> = {
  '⺟': '母',
  '⺠': '民',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

function plainCharacter(character: string): string {
  if (!COMPATIBILITY.test(character)) return character;
  return RADICALS[character] ?? character.normalize('NFKC');
}
