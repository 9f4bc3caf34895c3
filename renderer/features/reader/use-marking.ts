import { useMemo } from 'react';
import type { PageSelection } from '#renderer/pdf/text-selection.ts';
import { textInRect } from '#renderer/pdf/text-selection.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import { isDrawn, isOnWords, MOST_NEXT_PAGES } from '#shared/anchoring/anchor.ts';
import type { Anchor, DrawnKind, MarkColour, Rect, WordsKind } from '#shared/anchoring/anchor.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import type { Heading } from '#shared/anchoring/section.ts';
import { drawnPoints, type MarkPoint } from '#shared/anchoring/strokes.ts';

export interface MarkedWords {
  readonly anchor: Anchor;
  /** It ran on over more pages than a mark may have. */
  readonly isCut: boolean;
}

export interface Marking {
  /** The selected text as a mark; null when nothing is selected. */
  readonly ofSelection: (kind: WordsKind, colour?: MarkColour) => MarkedWords | null;
  readonly ofRect: (kind: 'rect' | 'pin', pageIndex: number, rect: Rect, colour?: MarkColour) => Anchor;
  readonly ofDrawing: (
    kind: DrawnKind,
    pageIndex: number,
    drawn: readonly (readonly MarkPoint[])[],
    colour?: MarkColour,
  ) => Anchor;
  readonly ofPage: (pageIndex: number) => Anchor;
  readonly ofReport: () => Anchor;
  /** A mark that was moved or resized, with the words and the heading of where it is now. */
  readonly again: (moved: Anchor) => Anchor;
}

/** Turns what a person marks on the page into what a comment keeps (AN6-AN8, AN15, AN16). */
export function useMarking(viewer: () => PdfViewerHandle | null, headings: readonly Heading[]): Marking {
  return useMemo(() => {
    const textOf = (pageIndex: number): string =>
      viewer()?.shownPage(pageIndex)?.layer?.words.text.text ?? '';
    const wordsIn = (pageIndex: number, rect: Rect | undefined) => {
      const layer = viewer()?.shownPage(pageIndex)?.layer;
      return layer && rect ? textInRect(layer, rect) : null;
    };

    const ofSelection: Marking['ofSelection'] = (kind, colour) => {
      const all = viewer()?.selection() ?? [];
      const parts = consecutive(all);
      const [first] = parts;
      const last = parts.at(-1);
      if (!first || !last) return null;
      const texts = parts.map(({ pageIndex }) => textOf(pageIndex));
      const before = texts.slice(0, -1).join('').length;
      const { pageIndex, rects } = first;
      const anchor = describeAnchor({
        kind,
        pageIndex,
        rects,
        nextPages: parts.slice(1).map((part) => part.rects),
        text: texts.join(''),
        range: { start: first.range.start, end: before + last.range.end },
        headings,
        colour,
      });
      return { anchor, isCut: parts.length < all.length };
    };

    const ofRect: Marking['ofRect'] = (kind, pageIndex, rect, colour) => {
      const range = kind === 'rect' ? wordsIn(pageIndex, rect) : null;
      return describeAnchor({
        kind,
        pageIndex,
        rects: [rect],
        text: textOf(pageIndex),
        range,
        headings,
        colour,
      });
    };

    const ofDrawing: Marking['ofDrawing'] = (kind, pageIndex, drawn, colour) => {
      // Only a polygon is drawn around words; an arrow and a pen go across what they do not mean.
      const around = boundingRect(drawn.flat().map(([x, y]) => [x, y, x, y] as const));
      const range = kind === 'polygon' ? wordsIn(pageIndex, around) : null;
      return describeAnchor({
        kind,
        pageIndex,
        rects: [],
        drawn,
        text: textOf(pageIndex),
        range,
        headings,
        colour,
      });
    };

    const ofPage: Marking['ofPage'] = (pageIndex) =>
      describeAnchor({ kind: 'page', pageIndex, rects: [], text: '', range: null, headings });

    const again: Marking['again'] = (moved) => {
      const { kind, pageIndex, rects, colour } = moved;
      const [rect] = rects;
      if (isDrawn(kind)) return ofDrawing(kind, pageIndex, drawnPoints(moved), colour);
      if (isOnWords(kind) || kind === 'page' || kind === 'report' || !rect) return moved;
      return ofRect(kind, pageIndex, rect, colour);
    };

    return {
      ofSelection,
      ofRect,
      ofDrawing,
      ofPage,
      ofReport: () => ({ kind: 'report', pageIndex: 0, rects: [] }),
      again,
    };
  }, [viewer, headings]);
}

/** The first pages of a selection, as long as they follow each other and a mark may have them. */
function consecutive(parts: readonly PageSelection[]): readonly PageSelection[] {
  const [first] = parts;
  if (!first) return [];
  const breaks = parts.findIndex(({ pageIndex }, step) => pageIndex !== first.pageIndex + step);
  return parts.slice(0, Math.min(MOST_NEXT_PAGES + 1, breaks === -1 ? parts.length : breaks));
}
