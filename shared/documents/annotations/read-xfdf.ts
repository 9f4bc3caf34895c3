import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Rect } from '../../anchoring/anchor.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Point } from './mark-shape.ts';
import { XFDF_NAMESPACE } from './xfdf-terms.ts';

/** Why a file is not taken at all (EX8). */
export type XfdfRefusal = 'tooLarge' | 'notXml' | 'entities' | 'notXfdf' | 'tooDeep' | 'tooMany' | 'empty';

/** An annotation of another program, as its file says it; nothing of it has been believed yet. */
export interface ForeignAnnotation {
  /** The element's name, in small letters. */
  readonly kind: string;
  readonly pageIndex: number | null;
  readonly name: string;
  readonly author: string;
  readonly subject: string;
  readonly colour: string;
  readonly contents: string;
  readonly inReplyTo: string;
  readonly hasState: boolean;
  readonly rect: Rect | null;
  /** One a line, of marks on words. */
  readonly quads: readonly Rect[];
  /** Of lines, polygons and ink. */
  readonly strokes: readonly (readonly Point[])[];
}

export const MOST_XFDF_CHARS = 32 * 1024 * 1024;
const MOST_ANNOTATIONS = 10_000;
const DEEPEST = 64;
/** More of one annotation's words is not kept: the plan cuts them shorter and says so. */
const LONGEST_TEXT = 20_000;
const MOST_NUMBERS = 20_000;
const MOST_STROKES = 1000;

class Refused extends Error {
  override name = 'Refused';
  readonly reason: XfdfRefusal;
  constructor(reason: XfdfRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Reads what an XFDF file says. Declarations of entities and document types are refused unread. */
export function readXfdf(text: string): Result<readonly ForeignAnnotation[], XfdfRefusal> {
  if (text.length > MOST_XFDF_CHARS) return err('tooLarge');
  const reader = new Reader();
  try {
    reader.read(text);
  } catch (error) {
    if (error instanceof Refused) return err(error.reason);
    return err('notXml');
  }
  return reader.found.length === 0 ? err('empty') : ok(reader.found);
}

interface Open {
  readonly tag: SaxesTagNS;
  contents: string;
  rich: string;
  strokes: (readonly Point[])[];
  quads: Rect[];
}

class Reader {
  readonly found: ForeignAnnotation[] = [];
  readonly #path: string[] = [];
  #open: Open | null = null;
  /** Depth of `#path` at which the open annotation began. */
  #openAt = 0;
  #text = '';

  read(text: string): void {
    const parser = new SaxesParser({ xmlns: true, position: false });
    parser.on('error', () => {
      throw new Refused('notXml');
    });
    parser.on('doctype', () => {
      throw new Refused('entities');
    });
    parser.on('opentag', (tag) => this.#openTag(tag));
    parser.on('closetag', () => this.#closeTag());
    parser.on('text', (part) => this.#take(part));
    parser.on('cdata', (part) => this.#take(part));
    parser.write(text).close();
  }

  #openTag(tag: SaxesTagNS): void {
    if (this.#path.length === 0 && (tag.local !== 'xfdf' || !isXfdf(tag.uri))) throw new Refused('notXfdf');
    if (this.#path.length >= DEEPEST) throw new Refused('tooDeep');
    const name = tag.local.toLowerCase();
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (this.#open) {
      if (name === 'p' || name === 'br') this.#text += '\n';
      if (PARTS.has(name)) this.#text = '';
      return;
    }
    if (parent === 'annots' && isXfdf(tag.uri)) {
      this.#open = { tag, contents: '', rich: '', strokes: [], quads: [] };
      this.#openAt = this.#path.length;
      this.#text = '';
    }
  }

  #closeTag(): void {
    const name = this.#path.pop() ?? '';
    const open = this.#open;
    if (!open) return;
    if (this.#path.length < this.#openAt) {
      this.#finish(open);
      this.#open = null;
      return;
    }
    if (!PARTS.has(name)) return;
    if (name === 'contents') open.contents = this.#text;
    else if (name === 'contents-richtext') open.rich = this.#text;
    else if (open.strokes.length < MOST_STROKES) open.strokes.push(pointsOf(this.#text));
    this.#text = '';
  }

  #take(part: string): void {
    if (this.#open && this.#text.length < LONGEST_TEXT * 10) this.#text += part;
  }

  #finish({ tag, contents, rich, strokes }: Open): void {
    const kind = tag.local.toLowerCase();
    if (kind === 'popup') return; // the window another program shows an annotation's words in, not one of its own
    if (this.found.length >= MOST_ANNOTATIONS) throw new Refused('tooMany');
    const value = (name: string): string => tag.attributes[name]?.value ?? '';
    const page = /^\d{1,6}$/.test(value('page').trim()) ? Number(value('page')) : null;
    const ends = [...pointsOf(value('start')).slice(0, 1), ...pointsOf(value('end')).slice(0, 1)];
    this.found.push({
      kind,
      pageIndex: page,
      name: value('name').slice(0, 400),
      author: value('title').slice(0, 200).trim(),
      subject: value('subject').slice(0, 400),
      colour: value('color').slice(0, 16),
      contents: (contents.trim() === '' ? rich : contents).trim().slice(0, LONGEST_TEXT),
      inReplyTo: value('inreplyto').slice(0, 400),
      hasState: value('state') !== '' || value('statemodel') !== '',
      rect: rectOf(numbersOf(value('rect'))),
      quads: quadsOf(numbersOf(value('coords'))),
      strokes: ends.length === 2 ? [ends, ...strokes] : strokes,
    });
  }
}

/** Parts of an annotation whose text means something. */
const PARTS: ReadonlySet<string> = new Set(['contents', 'contents-richtext', 'vertices', 'gesture']);

/** Some programs leave the last slash away. */
function isXfdf(uri: string): boolean {
  return uri === XFDF_NAMESPACE || `${uri}/` === XFDF_NAMESPACE;
}

function numbersOf(text: string): readonly number[] {
  const found: number[] = [];
  for (const [word] of text.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g)) {
    if (found.length >= MOST_NUMBERS) break;
    found.push(Number(word));
  }
  return found;
}

function pointsOf(text: string): readonly Point[] {
  const values = numbersOf(text);
  const points: Point[] = [];
  for (let index = 0; index + 1 < values.length; index += 2) {
    points.push([values[index] ?? 0, values[index + 1] ?? 0]);
  }
  return points;
}

function rectOf([x0, y0, x1, y1]: readonly number[]): Rect | null {
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

/** The box around each four corners, whatever order a program has them in. */
function quadsOf(values: readonly number[]): readonly Rect[] {
  const quads: Rect[] = [];
  for (let at = 0; at + 8 <= values.length; at += 8) {
    const xs = [0, 2, 4, 6].map((index) => values[at + index] ?? 0);
    const ys = [1, 3, 5, 7].map((index) => values[at + index] ?? 0);
    quads.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
  }
  return quads;
}
