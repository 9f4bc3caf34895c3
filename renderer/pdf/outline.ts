import type { Heading } from '#shared/anchoring/section.ts';
import type { PdfDocument } from './pdf-document.ts';
import { yieldToUser } from './yield-to-user.ts';

export interface OutlineNode {
  /** The place in the tree, `2.0.1`: stable while the file is. */
  readonly key: string;
  readonly title: string;
  readonly depth: number;
  readonly dest: unknown;
  readonly children: readonly OutlineNode[];
}

export interface Destination {
  readonly pageIndex: number;
  /** In PDF points; null where the file names none. */
  readonly top: number | null;
}

type RawOutline = Awaited<ReturnType<PdfDocument['pdf']['getOutline']>>;

export async function readOutline(document: PdfDocument): Promise<readonly OutlineNode[]> {
  const raw = await document.pdf.getOutline().catch(() => []);
  return toNodes(raw ?? [], '', 0);
}

/** A file may nest its outline without end. */
const DEEPEST = 12;

function toNodes(raw: NonNullable<RawOutline>, prefix: string, depth: number): readonly OutlineNode[] {
  if (depth > DEEPEST) return [];
  return raw.map((entry, index) => ({
    key: `${prefix}${index}`,
    title: entry.title.replace(/\s+/gu, ' ').trim(),
    depth,
    dest: entry.dest,
    children: toNodes(entry.items, `${prefix}${index}.`, depth + 1),
  }));
}

export function flattenOutline(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  return nodes.flatMap((node) => [node, ...flattenOutline(node.children)]);
}

/** Where a destination of the outline or of a link leads; null where it leads nowhere. */
export async function findDestination(document: PdfDocument, dest: unknown): Promise<Destination | null> {
  try {
    const explicit: unknown = typeof dest === 'string' ? await document.pdf.getDestination(dest) : dest;
    if (!Array.isArray(explicit)) return null;
    const [target, kind, ...values]: unknown[] = explicit;
    const pageIndex = await pageOf(document, target);
    return pageIndex === null ? null : { pageIndex, top: topOf(kind, values) };
  } catch {
    return null;
  }
}

async function pageOf(document: PdfDocument, target: unknown): Promise<number | null> {
  const pageIndex = isRef(target) ? await document.pageOfRef(target) : target;
  const isPage = typeof pageIndex === 'number' && pageIndex >= 0 && pageIndex < document.pageCount;
  return isPage ? pageIndex : null;
}

function isRef(value: unknown): value is { num: number; gen: number } {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
}

/** `[page /XYZ left top zoom]`, `[page /FitH top]`, `[page /FitR left bottom right top]`. */
function topOf(kind: unknown, values: readonly unknown[]): number | null {
  const name = typeof kind === 'object' && kind !== null && 'name' in kind ? kind.name : null;
  const position = name === 'XYZ' ? 1 : name === 'FitR' ? 3 : name === 'FitH' || name === 'FitBH' ? 0 : -1;
  const top = values[position];
  return typeof top === 'number' ? top : null;
}

/** All headings in document order, for `sectionAt`; gives way to the reader while it works. */
export async function readHeadings(
  document: PdfDocument,
  nodes: readonly OutlineNode[],
  signal: AbortSignal,
): Promise<readonly Heading[]> {
  const headings: Heading[] = [];
  for (const { title, dest, depth } of flattenOutline(nodes)) {
    if (signal.aborted) return headings;
    const found = await findDestination(document, dest);
    if (found) headings.push({ title, depth, ...found });
    if (headings.length % 25 === 0) await yieldToUser();
  }
  return headings.sort((a, b) => a.pageIndex - b.pageIndex || (b.top ?? Infinity) - (a.top ?? Infinity));
}
