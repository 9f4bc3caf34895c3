import {
  PDFArray,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  ParseSpeeds,
  type PDFContext,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Rect } from '#shared/anchoring/anchor.ts';
import type { AnnotationFacts } from '#shared/documents/annotations/annotation-facts.ts';
import type { MarkShape, Point } from '#shared/documents/annotations/mark-shape.ts';
import { rectOnPage, type PageFrame } from '#shared/documents/annotations/page-frame.ts';
import { pdfDate } from '#shared/documents/annotations/pdf-date.ts';
import { pagesOfFile, type FilePage } from './page-tree.ts';
import { appearanceOf, HIGHLIGHT_OPACITY, LINE_WIDTH, rgbOf } from './appearance.ts';

/** A report nothing can be added to: `encrypted`, or not to be read (`damaged`). */
export class CopyError extends Error {
  override name = 'CopyError';
  readonly reason: 'encrypted' | 'damaged';
  constructor(reason: 'encrypted' | 'damaged', cause?: unknown) {
    super(`No annotated copy can be made: ${reason}`, { cause });
    this.reason = reason;
  }
}

const PRINTED = 4;
/** Hidden, printed, neither zoomed nor turned: how review states lie in other programs' files. */
const STATE_FLAGS = 2 | 4 | 8 | 16;
/** Shapes that mark words say where by their quads. */
const SUBTYPES: Readonly<Record<MarkShape['kind'], string>> = {
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

/** A report being copied: open once for its pages' frames and for what is written behind it. */
export class ReportToCopy {
  readonly frames: readonly PageFrame[];
  readonly #report: Uint8Array;
  readonly #document: PDFDocument;
  readonly #pages: readonly FilePage[];

  private constructor(report: Uint8Array, document: PDFDocument) {
    this.#report = report;
    this.#document = document;
    this.#pages = pagesOfFile(document.context, document.catalog);
    this.frames = this.#pages.map(({ frame }) => frame);
  }

  /** Rejects with a CopyError. */
  static async open(report: Uint8Array): Promise<ReportToCopy> {
    const options = {
      forIncrementalUpdate: true,
      updateMetadata: false,
      ignoreEncryption: true,
      parseSpeed: ParseSpeeds.Fastest,
    };
    try {
      const document = await PDFDocument.load(report, options);
      if (document.isEncrypted) throw new CopyError('encrypted');
      return new ReportToCopy(report, document);
    } catch (error) {
      throw error instanceof CopyError ? error : new CopyError('damaged', error);
    }
  }

  /** The report's own bytes with the annotations behind them as an update of the file (EX5). Once. */
  async write(
    annotations: readonly AnnotationFacts[],
    onWritten: (count: number) => void,
  ): Promise<Uint8Array> {
    const { context } = this.#document;
    // While it stands there, every change of every object, also while writing, is looked for in the whole file;
    // what is new or named here is enough.
    const { snapshot } = context;
    delete context.snapshot;
    const byPage = Map.groupBy(annotations, ({ pageIndex }) => pageIndex);
    let count = 0;
    const marks = new Map<string, PDFRef>();
    for (const [pageIndex, onPage] of byPage) {
      this.#addTo(pageIndex, snapshot, (page, frame) =>
        onPage.flatMap((facts) => {
          const refs = writeAnnotation(context, page, frame, facts);
          const [mark] = refs;
          if (mark) marks.set(facts.name, mark);
          return refs;
        }),
      );
      count += onPage.length;
      onWritten(count);
    }
    for (const facts of annotations) {
      const mark = marks.get(facts.name);
      if (!mark) continue;
      for (const part of facts.continued) {
        this.#addTo(part.pageIndex, snapshot, (page, frame) => [
          writeContinued(context, page, frame, facts, part, mark),
        ]);
      }
    }
    const tables = crossReferencesAt(this.#report, context.pdfFileDetails.prevStartXRef);
    // Behind a file whose own table is not where it says, an update would hide everything before it.
    if (!snapshot || tables === 'none') return this.#document.save({ updateFieldAppearances: false });
    const update = await this.#document.saveIncremental(snapshot, {
      useObjectStreams: tables === 'stream',
      objectsPerTick: Number.POSITIVE_INFINITY,
    });
    const copy = new Uint8Array(this.#report.length + update.length);
    copy.set(this.#report);
    copy.set(update, this.#report.length);
    return copy;
  }

  #addTo(
    pageIndex: number,
    snapshot: PDFContext['snapshot'],
    write: (page: PDFRef, frame: PageFrame) => readonly PDFRef[],
  ): void {
    const page = this.#pages[pageIndex];
    if (!page) throw new CopyError('damaged');
    const { context } = this.#document;
    const list = context.lookup(page.dict.get(PDFName.of('Annots')));
    const old = list instanceof PDFArray ? list.asArray() : [];
    page.dict.set(PDFName.of('Annots'), context.obj([...old, ...write(page.ref, page.frame)]));
    snapshot?.markRefForSave(page.ref);
  }
}

/** The annotation, its replies and its state, in the order they were said. */
function writeAnnotation(
  context: PDFContext,
  page: PDFRef,
  frame: PageFrame,
  facts: AnnotationFacts,
): readonly PDFRef[] {
  const { shape } = facts;
  const rect = rectOnPage(shape, frame);
  const common = { Type: 'Annot', Rect: rect, P: page, C: rgbOf(facts.colour) };
  const look = appearanceOf(shape, rect, facts.colour, frame.rotate);
  const mark = context.register(
    context.obj({
      ...common,
      Subtype: SUBTYPES[shape.kind],
      ...geometryOf(shape),
      F: PRINTED,
      NM: text(facts.name),
      T: text(facts.author),
      Subj: text(facts.subject),
      Contents: text(facts.contents),
      CreationDate: text(pdfDate(facts.createdAtMs)),
      M: text(pdfDate(facts.modifiedAtMs)),
      AP: { N: drawing(context, look, rect, shape.kind === 'highlight') },
    }),
  );
  const empty = { N: drawing(context, '', rect, false) };
  const replies = facts.replies.map((reply) =>
    context.register(
      context.obj({
        ...common,
        Subtype: 'Text',
        F: PRINTED,
        NM: text(reply.name),
        T: text(reply.author),
        Contents: text(reply.contents),
        CreationDate: text(pdfDate(reply.atMs)),
        M: text(pdfDate(reply.atMs)),
        IRT: mark,
        RT: 'R',
        AP: empty,
      }),
    ),
  );
  const { review } = facts;
  if (!review) return [mark, ...replies];
  const state = context.register(
    context.obj({
      ...common,
      Subtype: 'Text',
      F: STATE_FLAGS,
      NM: text(review.name),
      T: text(review.author),
      Contents: text(`${review.author}: ${review.state}`),
      CreationDate: text(pdfDate(review.atMs)),
      M: text(pdfDate(review.atMs)),
      IRT: mark,
      StateModel: text('Review'),
      State: text(review.state),
      AP: empty,
    }),
  );
  return [mark, ...replies, state];
}

/** A mark on the next page, grouped with its first part: other programs show the two as one. */
function writeContinued(
  context: PDFContext,
  page: PDFRef,
  frame: PageFrame,
  facts: AnnotationFacts,
  part: AnnotationFacts['continued'][number],
  mark: PDFRef,
): PDFRef {
  const rect = rectOnPage(part.shape, frame);
  const look = appearanceOf(part.shape, rect, facts.colour, frame.rotate);
  return context.register(
    context.obj({
      Type: 'Annot',
      Subtype: SUBTYPES[part.shape.kind],
      Rect: rect,
      P: page,
      C: rgbOf(facts.colour),
      ...geometryOf(part.shape),
      F: PRINTED,
      NM: text(part.name),
      T: text(facts.author),
      CreationDate: text(pdfDate(facts.createdAtMs)),
      M: text(pdfDate(facts.modifiedAtMs)),
      IRT: mark,
      RT: 'Group',
      AP: { N: drawing(context, look, rect, part.shape.kind === 'highlight') },
    }),
  );
}

function geometryOf(shape: MarkShape) {
  const border = { W: PDFNumber.of(LINE_WIDTH) };
  switch (shape.kind) {
    case 'highlight':
      return { QuadPoints: quads(shape.lines), CA: HIGHLIGHT_OPACITY };
    case 'underline':
    case 'squiggly':
    case 'strikeOut':
      return { QuadPoints: quads(shape.lines) };
    case 'square':
    case 'circle':
      return { BS: border };
    case 'polygon':
    case 'polyline':
      return { BS: border, Vertices: flat(shape.points) };
    case 'ink':
      return { BS: border, InkList: shape.strokes.map(flat) };
    case 'arrow':
      return { BS: border, L: flat([shape.from, shape.to]), LE: ['None', 'OpenArrow'] };
    case 'note':
    case 'corner':
      return { Name: 'Comment' };
  }
}

/** Upper left, upper right, lower left, lower right: the order viewers expect, whatever the standard's figure shows. */
function quads(lines: readonly Rect[]): readonly number[] {
  return lines.flatMap(([x0, y0, x1, y1]) => [x0, y1, x1, y1, x0, y0, x1, y0]);
}

function flat(points: readonly Point[]): readonly number[] {
  return points.flat();
}

function drawing(context: PDFContext, operators: string, rect: Rect, isHighlight: boolean): PDFRef {
  return context.register(
    context.stream(operators, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: rect,
      ...(isHighlight && {
        Resources: {
          ExtGState: {
            Look: { Type: 'ExtGState', BM: 'Multiply', CA: HIGHLIGHT_OPACITY, ca: HIGHLIGHT_OPACITY },
          },
        },
        Group: { S: 'Transparency', Type: 'Group' },
      }),
    }),
  );
}

/** Plain words as they are, which some readers want of dates and states; others in Unicode. */
function text(words: string): PDFString | PDFHexString {
  return /^[\w :+'.,-]*$/.test(words) ? PDFString.of(words) : PDFHexString.fromText(words);
}

/** How the file speaks of its objects, and so an update of it has to: in a stream, in a table. */
function crossReferencesAt(report: Uint8Array, at: number): 'stream' | 'table' | 'none' {
  const head = new TextDecoder('latin1').decode(report.subarray(at, at + 64));
  if (/^\s*xref\b/.test(head)) return 'table';
  return /^\s*\d+\s+\d+\s+obj\b/.test(head) ? 'stream' : 'none';
}
