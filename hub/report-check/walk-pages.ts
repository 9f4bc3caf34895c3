import type { FindingCode } from '#shared/documents/report-check-messages.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { PdfDict, PdfName, PdfRef, type PdfValue } from './pdf-values.ts';

export const MAX_PAGES = 5000;
/** 200 inches, the most a reader must take (PDF 32000-1, annex C); `UserUnit` may scale it. */
const MAX_SIDE_PT = 14_400;
const MAX_SCALED_SIDE_PT = 144_000;
const MAX_NODES = 200_000;

export interface PageWalk {
  /** Leaves that are there; stops just above MAX_PAGES. */
  readonly count: number;
  /** null without a catalog or page tree. */
  readonly statedCount: number | null;
  readonly missing: number;
  readonly findings: ReadonlySet<FindingCode>;
}

/** Walks the page tree of the latest version without trusting its counts, types or shape. */
export function walkPages(objects: PdfObjects): PageWalk {
  const walker = new PageWalker(objects);
  const root = pageTreeRoot(objects);
  if (root !== null) walker.walk(root);
  const stated = root === null ? null : objects.resolve(objects.dictOf(root)?.get('Count') ?? null);
  return {
    count: walker.count,
    statedCount: typeof stated === 'number' ? stated : null,
    missing: walker.missing,
    findings: walker.findings,
  };
}

function pageTreeRoot(objects: PdfObjects): PdfValue | null {
  for (const trailer of objects.trailers.toReversed()) {
    const catalog = objects.dictOf(trailer.get('Root'));
    if (catalog?.has('Pages')) return catalog.get('Pages');
  }
  // no trailer leads to a catalog: readers then look for one, so does this
  for (const versions of objects.versions.values()) {
    const value = versions.at(-1) ?? null;
    if (value instanceof PdfDict && value.has('Pages') && typeNameOf(value, objects) === 'Catalog')
      return value.get('Pages');
  }
  return null;
}

function typeNameOf(dict: PdfDict, objects: PdfObjects): string | null {
  const type = objects.resolve(dict.get('Type'));
  return type instanceof PdfName ? type.name : null;
}

interface Frame {
  readonly kids: readonly PdfValue[];
  next: number;
  readonly box: PdfValue;
  readonly unit: PdfValue;
  readonly num: number | null;
}

class PageWalker {
  readonly #objects: PdfObjects;
  readonly findings = new Set<FindingCode>();
  count = 0;
  missing = 0;
  #nodes = 0;

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  walk(root: PdfValue): void {
    const path = new Set<number>();
    const stack: Frame[] = [];
    this.#enter(root, null, null, stack, path);
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const kid = frame.kids[frame.next];
      if (kid === undefined) {
        if (frame.num !== null) path.delete(frame.num);
        stack.pop();
        continue;
      }
      frame.next += 1;
      this.#enter(kid, frame.box, frame.unit, stack, path);
      if (this.count > MAX_PAGES) {
        this.findings.add('tooManyPages');
        return;
      }
      if (this.#nodes > MAX_NODES || stack.length > 1000) {
        this.findings.add('tooComplex');
        return;
      }
    }
  }

  #enter(node: PdfValue, box: PdfValue, unit: PdfValue, stack: Frame[], path: Set<number>): void {
    this.#nodes += 1;
    const num = node instanceof PdfRef ? node.num : null;
    if (num !== null && path.has(num)) {
      this.findings.add('pageTreeBroken');
      return;
    }
    const dict = this.#objects.dictOf(node);
    if (dict === null) {
      this.missing += 1;
      return;
    }
    const ownBox = dict.has('MediaBox') ? dict.get('MediaBox') : box;
    const kids = this.#objects.resolve(dict.get('Kids'));
    if (Array.isArray(kids)) {
      if (num !== null) path.add(num);
      stack.push({ kids, next: 0, box: ownBox, unit, num });
      return;
    }
    if (typeNameOf(dict, this.#objects) === 'Pages') {
      this.missing += 1;
      return;
    }
    this.count += 1;
    this.#judgeBox(ownBox, this.#objects.resolve(dict.get('UserUnit')));
  }

  #judgeBox(box: PdfValue, unit: PdfValue): void {
    const corners = this.#objects.resolve(box);
    if (corners === null) {
      this.findings.add('oddPageBox');
      return;
    }
    const numbers = Array.isArray(corners)
      ? corners.slice(0, 4).map((one) => this.#objects.resolve(one))
      : [];
    const [left, bottom, right, top] = numbers.map((one) => (typeof one === 'number' ? one : NaN));
    const width = (right ?? NaN) - (left ?? NaN);
    const height = (top ?? NaN) - (bottom ?? NaN);
    // any two opposite corners make a rectangle (PDF 32000-1, 7.9.5), only few programs write it so
    if (width < 0 || height < 0) this.findings.add('oddPageBox');
    const scale = typeof unit === 'number' && unit > 0 ? unit : 1;
    const sides = [Math.abs(width), Math.abs(height)];
    const sane = sides.every(
      (side) => side >= 1 && side <= MAX_SIDE_PT && side * scale <= MAX_SCALED_SIDE_PT,
    );
    if (!sane) this.findings.add('badPageBox');
  }
}
