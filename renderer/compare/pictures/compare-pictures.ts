import type { Rect } from '#shared/anchoring/anchor.ts';
import type { PagePlace } from '#shared/anchoring/compare/change-places.ts';
import { differingRegions } from '#shared/anchoring/compare/picture/differing-regions.ts';
import type { PixelBox } from '#shared/anchoring/compare/picture/ink-image.ts';
import { pairPictures, type Picture } from '#shared/anchoring/compare/picture/pair-pictures.ts';
import {
  scaleToCompare,
  sizeRatio,
  toPictureChanges,
  type PictureSize,
} from '#shared/anchoring/compare/picture/picture-changes.ts';
import { runInSlices } from '#renderer/carry/run-in-slices.ts';
import { pageGeometry, rectToPdf } from '#renderer/pdf/page-geometry.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { sectionOf, type Comparison, type FoundPicture, type Side } from '../comparison.ts';
import { drawInk, pageSize } from './draw-ink.ts';
import { findPictures, type VersionPages } from './find-pictures.ts';

/** Finding the pictures is so much of the work; the rest is laying them over each other. */
const FINDING = 0.5;
/** Around a figure, in points: its lines are thicker than they were found to be. */
const MARGIN = 4;

/**
 * The differences in pages without words and in figures, as they are found, the pages of `first` (of the old
 * version) before the others. Returns how many pages could not be drawn and so were not compared.
 */
export async function comparePictures(
  comparison: Comparison,
  documents: Readonly<Record<Side, PdfDocument>>,
  first: ReadonlySet<number>,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
  onFound: (found: readonly FoundPicture[]) => void,
): Promise<number> {
  const skipped = new Set<string>();
  const skip = (side: Side) => (pageIndex: number) => void skipped.add(`${side} ${pageIndex}`);
  const { context, versions, links } = comparison;
  const of = (side: Side): VersionPages => ({
    document: documents[side],
    version: versions[side],
    flat: context[side],
  });
  const total = versions.old.pages.length + versions.new.pages.length;
  let done = 0;
  const onPage = (): void => onProgress((++done / Math.max(1, total)) * FINDING);
  const old = await findPictures(of('old'), signal, onPage, skip('old'));
  const now = await findPictures(of('new'), signal, onPage, skip('new'));
  const facing = (side: Side, at: number) => links.facing(side, at);
  const paired = await runInSlices(
    pairPictures(old, now, (at) => facing('old', at)),
    signal,
  );
  onFound([
    ...paired.gone.map((picture) =>
      alone('deleted', picture, facing('old', picture.at), comparison, documents),
    ),
    ...paired.come.map((picture) =>
      alone('inserted', picture, facing('new', picture.at), comparison, documents),
    ),
  ]);
  const inOrder = paired.pairs.toSorted(
    (one, other) => Number(first.has(other.old.pageIndex)) - Number(first.has(one.old.pageIndex)),
  );
  for (const [index, pair] of inOrder.entries()) {
    signal.throwIfAborted();
    try {
      onFound(await comparePair(pair.old, pair.now, comparison, documents, signal));
    } catch {
      signal.throwIfAborted();
      skip('new')(pair.now.pageIndex);
    }
    onProgress(FINDING + ((index + 1) / inOrder.length) * (1 - FINDING));
  }
  return skipped.size;
}

async function comparePair(
  old: Picture,
  now: Picture,
  { versions }: Comparison,
  documents: Readonly<Record<Side, PdfDocument>>,
  signal: AbortSignal,
): Promise<readonly FoundPicture[]> {
  const contents = { old: versions.old.pages[old.pageIndex], new: versions.new.pages[now.pageIndex] };
  if (!contents.old || !contents.new) return [];
  const scale = scaleToCompare(sizeOf(old));
  const parts = {
    old: around(old, documents.old, scale),
    new: around(now, documents.new, scale * sizeRatio(sizeOf(old), sizeOf(now))),
  };
  const images = {
    old: await drawInk(documents.old, old.pageIndex, parts.old.box, parts.old.scale, contents.old, signal),
    new: await drawInk(documents.new, now.pageIndex, parts.new.box, parts.new.scale, contents.new, signal),
  };
  const regions = await runInSlices(differingRegions(images.old, images.new), signal);
  return toPictureChanges(regions, old.isPage).map((change) => {
    const marked = {
      old: [placeOf(documents.old, parts.old, change.old)],
      new: [placeOf(documents.new, parts.new, change.now)],
    };
    const places = old.isPage
      ? marked
      : { old: [wholeOf(documents.old, old)], new: [wholeOf(documents.new, now)] };
    return { kind: change.kind, at: now.at, section: sectionOf(versions.new, places.new), places, marked };
  });
}

function wholeOf(document: PdfDocument, { pageIndex, box }: Picture): PagePlace {
  return placeOf(document, { pageIndex, box: { ...box, left: 0, top: 0 }, scale: 1 }, [box]);
}

/** A picture that the other version has not; `faces` is where it would stand there. */
function alone(
  kind: 'inserted' | 'deleted',
  picture: Picture,
  faces: number,
  { versions }: Comparison,
  documents: Readonly<Record<Side, PdfDocument>>,
): FoundPicture {
  const [side, other] = kind === 'inserted' ? (['new', 'old'] as const) : (['old', 'new'] as const);
  const here = [wholeOf(documents[side], picture)];
  const there = [{ pageIndex: Math.min(documents[other].pageCount - 1, Math.floor(faces)), rects: [] }];
  const places = kind === 'inserted' ? { old: there, new: here } : { old: here, new: there };
  return {
    kind,
    at: kind === 'inserted' ? picture.at : faces,
    section: sectionOf(versions.new, places.new),
    places,
    marked: places,
  };
}

interface Part {
  readonly pageIndex: number;
  /** In points of the page as shown. */
  readonly box: PixelBox;
  /** Pixels a point. */
  readonly scale: number;
}

function sizeOf({ box }: Picture): PictureSize {
  return { width: box.right - box.left, height: box.bottom - box.top };
}

function around({ pageIndex, box, isPage }: Picture, document: PdfDocument, scale: number): Part {
  if (isPage) return { pageIndex, box, scale };
  const { width, height } = pageSize(document, pageIndex);
  return {
    pageIndex,
    scale,
    box: {
      left: Math.max(0, box.left - MARGIN),
      top: Math.max(0, box.top - MARGIN),
      right: Math.min(width, box.right + MARGIN),
      bottom: Math.min(height, box.bottom + MARGIN),
    },
  };
}

/** Pixels of a part back on the page, in PDF points of the page as it is stored, unturned. */
function placeOf(
  document: PdfDocument,
  { pageIndex, box, scale }: Part,
  pixels: readonly PixelBox[],
): PagePlace {
  const sheet = document.boxes()[pageIndex];
  if (!sheet) return { pageIndex, rects: [] };
  const geometry = pageGeometry(pageIndex, sheet, scale, 0);
  const left = Math.floor(box.left * scale);
  const top = Math.floor(box.top * scale);
  return {
    pageIndex,
    rects: pixels.map((one): Rect =>
      rectToPdf(geometry, {
        left: left + one.left,
        top: top + one.top,
        width: one.right - one.left,
        height: one.bottom - one.top,
      }),
    ),
  };
}
