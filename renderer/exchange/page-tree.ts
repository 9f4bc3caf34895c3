import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type { Rect } from '#shared/anchoring/anchor.ts';
import { tidyRect } from '#shared/anchoring/rects.ts';
import type { PageFrame } from '#shared/documents/annotations/page-frame.ts';

/** A page as an object of the file, with what of it is shown. */
export interface FilePage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly frame: PageFrame;
}

/** What viewers take for a page that says nothing of its size. */
const LETTER: Rect = [0, 0, 612, 792];
const INHERITED = ['MediaBox', 'CropBox', 'Rotate'] as const;
type Inherited = Readonly<Partial<Record<(typeof INHERITED)[number], PDFObject>>>;

/**
 * The pages in the order viewers show them. The library's own list leaves out pages that do not say that they are
 * pages, which viewers do not mind; a page told twice or a ring of pages is walked once.
 */
export function pagesOfFile(context: PDFContext, root: PDFDict): readonly FilePage[] {
  const pages: FilePage[] = [];
  const met = new Set<PDFRef>();
  const waiting: { readonly entry: PDFObject | undefined; readonly from: Inherited }[] = [
    { entry: root.get(PDFName.of('Pages')), from: {} },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { entry, from } = next;
    const dict = context.lookup(entry);
    if (!(entry instanceof PDFRef) || !(dict instanceof PDFDict) || met.has(entry)) continue;
    met.add(entry);
    const own = inheritedBy(context, dict, from);
    const kids = context.lookup(dict.get(PDFName.of('Kids')));
    if (!(kids instanceof PDFArray)) pages.push({ ref: entry, dict, frame: frameOf(context, own) });
    // Off the end of the list: the first kid has to come last.
    else for (const kid of kids.asArray().toReversed()) waiting.push({ entry: kid, from: own });
  }
  return pages;
}

function inheritedBy(context: PDFContext, dict: PDFDict, from: Inherited): Inherited {
  const own = INHERITED.flatMap((name) => {
    const value = context.lookup(dict.get(PDFName.of(name)));
    return value ? [[name, value] as const] : [];
  });
  return { ...from, ...Object.fromEntries(own) };
}

function frameOf(context: PDFContext, { MediaBox, CropBox, Rotate }: Inherited): PageFrame {
  const media = boxOf(context, MediaBox) ?? LETTER;
  const crop = boxOf(context, CropBox) ?? media;
  const view: Rect = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ];
  const isSound = view[2] - view[0] >= 1 && view[3] - view[1] >= 1;
  const turned = Rotate instanceof PDFNumber ? ((Rotate.asNumber() % 360) + 360) % 360 : 0;
  return {
    view: isSound ? view : media,
    rotate: turned === 90 || turned === 180 || turned === 270 ? turned : 0,
  };
}

function boxOf(context: PDFContext, value: PDFObject | undefined): Rect | null {
  if (!(value instanceof PDFArray)) return null;
  const [x0, y0, x1, y1] = value.asArray().map((entry) => {
    const number = context.lookup(entry);
    return number instanceof PDFNumber ? number.asNumber() : undefined;
  });
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  return tidyRect([x0, y0, x1, y1]);
}
