import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { tidyRect } from '#shared/anchoring/rects.ts';
import type { AnnotationFacts } from '#shared/documents/annotations/annotation-facts.ts';
import { shapeOfAnchor, type MarkShape } from '#shared/documents/annotations/mark-shape.ts';
import { makeCorpus, type Corpus } from '#tests/corpus/pdf/make.ts';
import { CopyError, ReportToCopy } from './annotated-copy.ts';

let corpus: Corpus;
beforeAll(() => {
  corpus = makeCorpus();
});
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yunping-copy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHAPES: readonly MarkShape[] = [
  { kind: 'highlight', lines: [[100, 700, 300, 714], [100, 684, 220, 698]] }, // prettier-ignore
  { kind: 'underline', lines: [[100, 660, 300, 674]] },
  { kind: 'squiggly', lines: [[100, 640, 300, 654]] },
  { kind: 'strikeOut', lines: [[100, 620, 300, 634]] },
  { kind: 'square', rect: [100, 500, 220, 560] },
  { kind: 'circle', rect: [100, 430, 220, 480] },
  { kind: 'polygon', points: [[50, 50], [120, 60], [90, 140]] }, // prettier-ignore
  { kind: 'polyline', points: [[150, 50], [220, 60], [190, 140]] }, // prettier-ignore
  { kind: 'arrow', from: [320, 200], to: [420, 260] },
  { kind: 'ink', strokes: [[[200, 100], [220, 130], [260, 90]], [[200, 80], [260, 80]]] }, // prettier-ignore
  { kind: 'note', at: [400, 500] },
  { kind: 'corner', slot: 0 },
];

const TYPES: Readonly<Record<MarkShape['kind'], string>> = {
  highlight: 'Highlight',
  underline: 'Underline',
  squiggly: 'Squiggly',
  strikeOut: 'StrikeOut',
  square: 'Square',
  circle: 'Circle',
  polygon: 'Polygon',
  polyline: 'PolyLine',
  arrow: 'Line',
  ink: 'Ink',
  note: 'Text',
  corner: 'Text',
};

function factsOf(shape: MarkShape, index = 0, pageIndex = 0): AnnotationFacts {
  return {
    name: `comment-${index}`,
    pageIndex,
    shape,
    continued: [],
    author: '孟书田',
    subject: '必须修改 · 计算与模型 · 第3号',
    contents: '意见：复核设计洪水成果\n依据：SL/T 808\n建议：补充50年一遇壅水计算',
    colour: '#B42318',
    createdAtMs: Date.UTC(2026, 3, 28, 6, 32, 5),
    modifiedAtMs: Date.UTC(2026, 3, 29, 1, 0, 0),
    replies: [],
    review: null,
  };
}

interface ReadBack {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly quadPoints: Float32Array | null;
  readonly titleObj: { readonly str: string };
  readonly contentsObj: { readonly str: string };
  readonly creationDate: string | null;
  readonly modificationDate: string | null;
  readonly color: Uint8ClampedArray | null;
  readonly hasAppearance: boolean;
  readonly inReplyTo?: string;
  readonly replyType?: string;
  readonly state?: string | null;
  readonly stateModel?: string | null;
  readonly id: string;
}

/** What pdf.js reads in a file, page by page. */
async function readBack(bytes: Uint8Array): Promise<readonly (readonly ReadBack[])[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  try {
    const pdf = await task.promise;
    const pages: ReadBack[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      pages.push((await page.getAnnotations()) as ReadBack[]);
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

async function copyOf(report: Uint8Array, facts: readonly AnnotationFacts[]): Promise<Uint8Array> {
  const copy = await ReportToCopy.open(report);
  return copy.write(facts, () => undefined);
}

async function aReport(pages = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page++) document.addPage([595, 842]).drawText(`page ${page + 1}`);
  return document.save();
}

function qpdfSays(bytes: Uint8Array): string {
  const file = path.join(folder, 'checked.pdf');
  writeFileSync(file, bytes);
  const { status, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  return status === 0 ? '' : stderr;
}

test('EX5 the copy begins with the very bytes of the report, and the report is as it was', async () => {
  const report = await aReport();
  const before = report.slice();
  const copy = await copyOf(report, SHAPES.map(factsOf0));
  expect(report).toEqual(before);
  expect(copy.length).toBeGreaterThan(report.length);
  expect(copy.subarray(0, report.length)).toEqual(before);
  expect(qpdfSays(copy)).toBe('');
});

test('EX3 every kind of mark is read back by pdf.js with its type, words, dates, colour and appearance', async () => {
  const facts = SHAPES.map(factsOf0);
  const [onPage = []] = await readBack(await copyOf(await aReport(), facts));
  expect(onPage.map(({ subtype }) => subtype)).toEqual(SHAPES.map(({ kind }) => TYPES[kind]));
  for (const [index, read] of onPage.entries()) {
    const meant = facts[index];
    expect(read.titleObj.str).toBe(meant?.author);
    expect(read.contentsObj.str).toBe(meant?.contents);
    expect(read.creationDate).toBe("D:20260428143205+08'00'");
    expect(read.modificationDate).toBe("D:20260429090000+08'00'");
    expect([...(read.color ?? [])]).toEqual([0xb4, 0x23, 0x18]);
    expect(read.hasAppearance).toBe(true);
  }
});

test('EX3 poppler draws every mark', async () => {
  const blank = await aReport();
  const drawn = (bytes: Uint8Array): Buffer => {
    const file = path.join(folder, 'drawn.pdf');
    writeFileSync(file, bytes);
    return execFileSync('pdftoppm', ['-r', '36', '-gray', file], { maxBuffer: 1 << 26 });
  };
  const before = drawn(blank);
  const unseen: string[] = [];
  for (const shape of SHAPES) {
    if (drawn(await copyOf(blank, [factsOf(shape)])).equals(before)) unseen.push(shape.kind);
  }
  expect(unseen).toEqual([]);
});

test('EX3 answers and rechecks are replies to the mark, the last recheck is its review state', async () => {
  const facts: AnnotationFacts = {
    ...factsOf({ kind: 'square', rect: [100, 500, 220, 560] }),
    replies: [
      { name: 'a', author: '某设计院', contents: '修改情况：已修改', atMs: Date.UTC(2026, 4, 6) },
      { name: 'b', author: '专家组', contents: '复核结果：已落实', atMs: Date.UTC(2026, 4, 8) },
    ],
    review: { name: 's', author: '专家组', state: 'Completed', atMs: Date.UTC(2026, 4, 8) },
  };
  const [onPage = []] = await readBack(await copyOf(await aReport(), [facts]));
  const [mark, ...others] = onPage;
  expect(others.map(({ inReplyTo }) => inReplyTo)).toEqual([mark?.id, mark?.id, mark?.id]);
  expect(others.map(({ contentsObj }) => contentsObj.str)).toEqual([
    '修改情况：已修改',
    '复核结果：已落实',
    '专家组: Completed',
  ]);
  expect(others.slice(0, 2).map(({ replyType }) => replyType)).toEqual(['R', 'R']);
  expect(others[2]).toMatchObject({ state: 'Completed', stateModel: 'Review' });
});

test('EX3 a mark that runs on over a page break is one annotation a page, the later ones grouped with the first', async () => {
  const shape: MarkShape = { kind: 'highlight', lines: [[72, 60, 520, 74]] };
  const facts = { ...factsOf(shape), continued: [{ name: 'part', pageIndex: 1, shape }] };
  const [one = [], two = []] = await readBack(await copyOf(await aReport(2), [facts]));
  expect(one.map(({ subtype }) => subtype)).toEqual(['Highlight']);
  expect(two.map(({ subtype, inReplyTo, replyType }) => [subtype, inReplyTo, replyType])).toEqual([
    ['Highlight', one[0]?.id, 'Group'],
  ]);
});

test('EX5 annotations a report has already stay, and pages without comments are not touched', async () => {
  const document = await PDFDocument.load(await copyOf(await aReport(2), SHAPES.slice(0, 1).map(factsOf0))); // prettier-ignore
  const report = await document.save();
  const pages = await readBack(await copyOf(report, [factsOf({ kind: 'square', rect: [10, 10, 50, 50] })]));
  expect(pages.map((page) => page.map(({ subtype }) => subtype))).toEqual([['Highlight', 'Square'], []]);
});

/** The annotations pdf.js finds on the first page; null where it finds no page. */
async function onFirstPage(bytes: Uint8Array): Promise<number | null> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  try {
    const page = await (await task.promise).getPage(1);
    return (await page.getAnnotations()).length;
  } catch {
    return null;
  } finally {
    await task.destroy();
  }
}

/** What is wrong with the copy of a file of the corpus; '' when nothing is. */
async function judge(report: Uint8Array): Promise<string> {
  const before = await onFirstPage(report);
  if (before === null) return '';
  const copy = await copyOf(report, SHAPES.map(factsOf0)).catch((error: unknown) => error);
  if (!(copy instanceof Uint8Array)) return copy instanceof CopyError ? copy.reason : String(copy);
  const added = ((await onFirstPage(copy)) ?? 0) - before;
  if (added !== SHAPES.length) return `${added} annotations`;
  return qpdfSays(report) === '' ? qpdfSays(copy) : '';
}

test('EX5 every ordinary file of the corpus gets its annotations', async () => {
  const files = corpus.ordinary;
  const wrong: string[] = [];
  for (const { name, bytes } of files) {
    const verdict = await judge(new Uint8Array(bytes));
    if (verdict !== '') wrong.push(`${name}: ${verdict}`);
  }
  expect(wrong).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});

test('EX5 a file taken in with a note gets its annotations, or no copy is made and the reason said', async () => {
  const files = corpus.noted;
  const wrong: string[] = [];
  const refused: string[] = [];
  for (const { name, bytes } of files) {
    const verdict = await judge(new Uint8Array(bytes));
    if (verdict === 'damaged') refused.push(name);
    else if (verdict !== '') wrong.push(`${name}: ${verdict}`);
  }
  expect(wrong).toEqual([]);
  expect(refused.length).toBeLessThan(files.length / 20);
});

test('EX5 a file with encryption and a file that is no PDF are refused with the reason', async () => {
  const encrypted = corpus.active.find(({ name }) => name.includes('encrypt'));
  const asked = (bytes: Uint8Array) =>
    ReportToCopy.open(bytes).then(
      () => 'opened',
      (error: unknown) => (error instanceof CopyError ? error.reason : error),
    );
  expect(await asked(new Uint8Array(encrypted?.bytes ?? []))).toBe('encrypted');
  expect(await asked(new TextEncoder().encode('no PDF at all'))).toBe('damaged');
});

const coordinate = fc.double({ min: -500, max: 2500, noNaN: true });
const extent = fc.double({ min: 1, max: 800, noNaN: true });
const rectArbitrary = fc
  .tuple(coordinate, coordinate, extent, extent)
  .map(([x, y, width, height]): Rect => tidyRect([x, y, x + width, y + height]));
const anchorArbitrary: fc.Arbitrary<Anchor> = fc.oneof(
  fc
    .array(rectArbitrary, { minLength: 1, maxLength: 5 })
    .map((rects): Anchor => ({ kind: 'text', pageIndex: 0, rects })),
  rectArbitrary.map((rect): Anchor => ({ kind: 'rect', pageIndex: 0, rects: [rect] })),
  fc
    .tuple(coordinate, coordinate)
    .map(([x, y]): Anchor => ({ kind: 'pin', pageIndex: 0, rects: [tidyRect([x, y, x, y])] })),
);

test('EX4 an anchor is read back where it was, on pages turned, cropped and away from the origin', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anchorArbitrary, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(0, 90, 180, 270),
      rectArbitrary,
      async (anchors, turned, crop) => {
        const document = await PDFDocument.create();
        const page = document.addPage();
        page.setMediaBox(-600, -600, 3200, 3200);
        page.setCropBox(crop[0], crop[1], crop[2] - crop[0], crop[3] - crop[1]);
        page.setRotation(degrees(turned));
        const facts = anchors.map((anchor, index) => factsOf(shapeOfAnchor(anchor, index), index));
        const [onPage = []] = await readBack(await copyOf(await document.save(), facts));
        expect(onPage.length).toBe(anchors.length);
        anchors.forEach((anchor, index) => expectNear(placeOf(onPage[index]), anchor.rects.flat()));
      },
    ),
    { numRuns: 60 },
  );
});

test('EX4 notes on a whole page stand in the upper left corner as the page is shown', async () => {
  for (const turned of [0, 90, 180, 270]) {
    const document = await PDFDocument.create();
    const page = document.addPage([595, 842]);
    page.setCropBox(100, 50, 400, 600);
    page.setRotation(degrees(turned));
    const copy = await copyOf(await document.save(), [factsOf({ kind: 'corner', slot: 1 })]);
    const task = getDocument({ data: copy, verbosity: 0 });
    const shown = await (await task.promise).getPage(1);
    const [note] = (await shown.getAnnotations()) as ReadBack[];
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = note?.rect ?? [];
    const [left = 0, top = 0] = shown
      .getViewport({ scale: 1 })
      .convertToViewportPoint((x0 + x1) / 2, (y0 + y1) / 2);
    expectNear([left, top], [12 + 26 + 10, 12 + 10]);
    await task.destroy();
  }
});

function factsOf0(shape: MarkShape, index: number): AnnotationFacts {
  return factsOf(shape, index);
}

/** The numbers an anchor has, out of what pdf.js read. */
function placeOf(read: ReadBack | undefined): readonly number[] {
  if (!read) return [];
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = read.rect;
  if (read.subtype === 'Text') {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    return [x, y, x, y];
  }
  if (!read.quadPoints) return [x0, y0, x1, y1];
  const quads = [...read.quadPoints];
  return Array.from({ length: quads.length / 8 }, (_, line) => {
    const [ulx = 0, uly = 0, , , , , lrx = 0, lry = 0] = quads.slice(line * 8, line * 8 + 8);
    return [ulx, lry, lrx, uly];
  }).flat();
}

/** As near as a PDF number of a few decimals in single precision is. */
function expectNear(read: readonly number[], meant: readonly number[]): void {
  expect(read.length).toBe(meant.length);
  const farthest = Math.max(...read.map((value, index) => Math.abs(value - (meant[index] ?? Number.NaN))));
  expect(farthest).toBeLessThan(0.01);
}
