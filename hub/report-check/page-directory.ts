import { PdfLexer, type ParseAllowance } from './pdf-lexer.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { PdfDict, PdfRef, PdfString, type PdfValue } from './pdf-values.ts';
import type { XrefReading } from './pdf-xref.ts';

/** Fewer pages are found quickly wherever they stand. */
const FEWEST_PAGES = 16;
const MAX_NODES = 6000;
const MAX_BYTES = 2 << 20;

/**
 * Every node of the page tree once more, in one place: bytes that, put behind those of the file, are an
 * incremental update (ISO 32000-1, 7.5.6) that changes nothing. A reader over a slow line finds any page in
 * it, where office programs strew the nodes over the whole file. Null where it would not help, and of a file
 * whose cross-reference cannot be trusted.
 */
export function pageDirectoryOf(
  bytes: Buffer,
  xref: XrefReading,
  objects: PdfObjects,
  allowance: ParseAllowance,
): Buffer | null {
  const [trailer] = xref.trailers;
  if (!xref.sound || xref.startsAt === null || !trailer || trailer.get('Encrypt') !== null) return null;
  const nodes: ObjectCopy[] = [];
  for (const num of pageNodes(trailer, objects)) {
    const offset = xref.offsets.get(num);
    if (offset === undefined) continue; // packed with others, and so in one place already
    const copy = copyOf(bytes, num, offset, allowance);
    if (copy === null) return null;
    nodes.push(copy);
  }
  const ends = trailerOf(trailer, bytes, xref);
  if (ends === null || nodes.length < FEWEST_PAGES) return null;
  const update = writeUpdate(bytes.length, nodes, ends);
  return update.length > MAX_BYTES ? null : update;
}

interface ObjectCopy {
  readonly num: number;
  readonly generation: number;
  /** From its number to `endobj`. */
  readonly text: Buffer;
}

/** The numbers of all nodes, in the order of the pages. */
function pageNodes(trailer: PdfDict, objects: PdfObjects): ReadonlySet<number> {
  const seen = new Set<number>();
  const waiting: PdfValue[] = [objects.dictOf(trailer.get('Root'))?.get('Pages') ?? null];
  while (waiting.length > 0 && seen.size < MAX_NODES) {
    const node = waiting.pop() ?? null;
    if (!(node instanceof PdfRef) || seen.has(node.num)) continue;
    seen.add(node.num);
    const kids = objects.resolve(objects.dictOf(node)?.get('Kids') ?? null);
    if (Array.isArray(kids)) for (const kid of kids.toReversed()) waiting.push(kid);
  }
  return seen;
}

/** Null where the object does not end as it should: readers may differ in what it is. */
function copyOf(bytes: Buffer, num: number, offset: number, allowance: ParseAllowance): ObjectCopy | null {
  const lexer = new PdfLexer(bytes, offset, allowance);
  lexer.skipSpace();
  const start = lexer.pos;
  const ownNum = lexer.integer();
  const generation = lexer.integer();
  lexer.skipSpace();
  if (ownNum !== num || generation === null || !lexer.at('obj')) return null;
  lexer.pos += 3;
  const value = lexer.value();
  lexer.skipSpace();
  if (!(value instanceof PdfDict) || !lexer.at('endobj')) return null;
  return { num, generation, text: bytes.subarray(start, lexer.pos + 6) };
}

/** What the newest trailer says, written anew; null where a value is none that can be. */
function trailerOf(trailer: PdfDict, bytes: Buffer, xref: XrefReading): string | null {
  const size = trailer.get('Size');
  const root = referenceTo(trailer.get('Root'), bytes, xref);
  if (typeof size !== 'number' || root === null) return null;
  const info = referenceTo(trailer.get('Info'), bytes, xref);
  const id = trailer.get('ID');
  const halves = Array.isArray(id) ? id.flatMap((half) => (half instanceof PdfString ? [half] : [])) : [];
  const hex = halves.map((half) => `<${Buffer.from(half.text, 'latin1').toString('hex')}>`);
  return [
    `/Size ${size} /Root ${root} /Prev ${xref.startsAt}`,
    ...(info === null ? [] : [`/Info ${info}`]),
    ...(hex.length === 2 ? [`/ID [${hex.join(' ')}]`] : []),
  ].join(' ');
}

function referenceTo(value: PdfValue, bytes: Buffer, xref: XrefReading): string | null {
  if (!(value instanceof PdfRef)) return null;
  const offset = xref.offsets.get(value.num);
  if (offset === undefined) return `${value.num} 0 R`; // in an object stream, where there is no other generation
  const head = /^\s*\d+\s+(\d+)\s+obj/.exec(bytes.toString('latin1', offset, offset + 40));
  return head ? `${value.num} ${head[1]} R` : null;
}

function writeUpdate(fileBytes: number, nodes: readonly ObjectCopy[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('\n')];
  let at = fileBytes + 1;
  const put = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  const entries = new Map<number, string>();
  for (const { num, generation, text } of nodes) {
    entries.set(num, `${digits(at, 10)} ${digits(generation, 5)} n \n`);
    put(text);
    put(Buffer.from('\n'));
  }
  const startsAt = at;
  const sections = [...entries].map(([num, entry]) => `${num} 1\n${entry}`);
  put(Buffer.from(`xref\n${sections.join('')}trailer\n<< ${trailer} >>\nstartxref\n${startsAt}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
