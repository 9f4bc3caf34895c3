import { useCallback } from 'react';
import { textInRect } from '#renderer/pdf/text-selection.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { describeAnchor } from '#shared/anchoring/describe-anchor.ts';
import type { Heading } from '#shared/anchoring/section.ts';

export interface Marking {
  /** The selected text as an anchor, and whether it ran on over a second page; null when nothing is selected. */
  readonly ofSelection: () => { readonly anchor: Anchor; readonly isCut: boolean } | null;
  readonly ofRect: (kind: 'rect' | 'pin', pageIndex: number, rect: Rect) => Anchor;
  readonly ofPage: (pageIndex: number) => Anchor;
}

/** Turns what a person marks on the page into what a comment keeps (AN6-AN8). */
export function useMarking(viewer: () => PdfViewerHandle | null, headings: readonly Heading[]): Marking {
  const ofSelection = useCallback<Marking['ofSelection']>(() => {
    const parts = viewer()?.selection() ?? [];
    const [longest] = [...parts].sort((a, b) => b.text.length - a.text.length);
    if (!longest) return null;
    const text = viewer()?.shownPage(longest.pageIndex)?.layer?.words.text.text ?? '';
    const { pageIndex, rects, range } = longest;
    return {
      anchor: describeAnchor({ kind: 'text', pageIndex, rects, text, range, headings }),
      isCut: parts.length > 1,
    };
  }, [viewer, headings]);

  const ofRect = useCallback<Marking['ofRect']>(
    (kind, pageIndex, rect) => {
      const layer = viewer()?.shownPage(pageIndex)?.layer ?? null;
      const range = kind === 'rect' && layer ? textInRect(layer, rect) : null;
      const text = layer?.words.text.text ?? '';
      return describeAnchor({ kind, pageIndex, rects: [rect], text, range, headings });
    },
    [viewer, headings],
  );

  const ofPage = useCallback<Marking['ofPage']>(
    (pageIndex) => describeAnchor({ kind: 'page', pageIndex, rects: [], text: '', range: null, headings }),
    [headings],
  );
  return { ofSelection, ofRect, ofPage };
}
