import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isOnWords,
  type Anchor,
  type MarkColour,
  type Rect,
  type WordsKind,
} from '#shared/anchoring/anchor.ts';
import { pagesOf, rectsOn } from '#shared/anchoring/anchor-pages.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { lineOfWords, MIDDLE } from '#renderer/comments/mark-figure.ts';
import { nearestCaret, type Caret } from '#renderer/pdf/nearest-caret.ts';
import type { PageGeometry, Point } from '#renderer/pdf/page-geometry.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import type { MarkedWords } from './use-marking.ts';
import { useRest } from './use-rest.ts';
import styles from './MarkEditor.module.css';

type End = 'begin' | 'end';

/** A mark on words in the hand of its author: its ends are dragged from word to word, or moved by keys. */
export function WordsEditor({
  geometry,
  row,
  viewer,
  ofSelection,
  onCommit,
  frameRef,
}: {
  readonly geometry: PageGeometry;
  readonly row: CommentRow;
  readonly viewer: () => PdfViewerHandle | null;
  readonly ofSelection: (kind: WordsKind, colour?: MarkColour) => MarkedWords | null;
  readonly onCommit: (anchor: Anchor) => Promise<void>;
  readonly frameRef: Ref<HTMLButtonElement>;
}): ReactNode {
  const { t } = useTranslation('marking');
  const { anchor } = row;
  const dragging = useRef<End | null>(null);
  const hasSelected = useRef(false);

  const commit = () => {
    const { kind } = anchor;
    const marked = hasSelected.current && isOnWords(kind) ? ofSelection(kind, anchor.colour) : null;
    hasSelected.current = false;
    viewer()?.clearSelection();
    if (marked && marked.anchor.quote?.exact !== anchor.quote?.exact) void onCommit(marked.anchor);
  };
  const rest = useRest(commit);
  const select = (begin: Caret | null, end: Caret | null) => {
    if (!begin || !end) return;
    hasSelected.current = true;
    document.getSelection()?.setBaseAndExtent(begin.node, begin.offset, end.node, end.offset);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowRight' ? 'forward' : event.key === 'ArrowLeft' ? 'backward' : null;
    if (way) {
      event.preventDefault();
      if (!hasSelected.current) select(caretAt(anchor, 'begin', viewer()), caretAt(anchor, 'end', viewer()));
      document.getSelection()?.modify('extend', way, event.shiftKey ? 'word' : 'character');
      rest.later();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      rest.now();
    }
  };
  const grip = (end: End) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      dragging.current = end;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (dragging.current !== end) return;
      const here = nearestCaret(shownAround(anchor, viewer()), event.clientX, event.clientY);
      if (end === 'begin') select(here, caretAt(anchor, 'end', viewer()));
      else select(caretAt(anchor, 'begin', viewer()), here);
    },
    onPointerUp: () => {
      dragging.current = null;
      commit();
    },
    onPointerCancel: () => {
      dragging.current = null;
      hasSelected.current = false;
      viewer()?.clearSelection();
    },
  });

  const { pageIndex } = geometry;
  const pages = pagesOf(anchor);
  const rects = rectsOn(anchor, pageIndex);
  const [first] = rects;
  const last = rects.at(-1);
  const at = (rect: Rect, end: End): Point => lineOfWords(rect, geometry, MIDDLE)[end === 'begin' ? 0 : 1];
  return (
    <div data-floating className={styles.editor} data-editing={row.id}>
      {first && pageIndex === pages[0] && (
        <>
          <button
            ref={frameRef}
            type="button"
            className={styles.reach}
            style={{ left: at(first, 'begin').x, top: at(first, 'begin').y }}
            aria-label={t('editor.words')}
            onKeyDown={onKeyDown}
            onBlur={rest.now}
          />
          <span
            className={`${styles.handle} ${styles.end}`}
            style={{ left: at(first, 'begin').x, top: at(first, 'begin').y, cursor: 'ew-resize' }}
            {...grip('begin')}
          />
        </>
      )}
      {last && pageIndex === pages.at(-1) && (
        <span
          className={`${styles.handle} ${styles.end}`}
          style={{ left: at(last, 'end').x, top: at(last, 'end').y, cursor: 'ew-resize' }}
          {...grip('end')}
        />
      )}
    </div>
  );
}

/** The pages of the mark and their neighbours, as far as they are shown. */
function shownAround(anchor: Anchor, viewer: PdfViewerHandle | null) {
  const pages = pagesOf(anchor);
  const from = (pages[0] ?? 0) - 1;
  return Array.from({ length: pages.length + 2 }, (_, step) => viewer?.shownPage(from + step)).filter(
    (page) => page !== undefined,
  );
}

/** Where a mark begins or ends among the words of its page; null when that page is not shown. */
function caretAt(anchor: Anchor, end: End, viewer: PdfViewerHandle | null): Caret | null {
  const pages = pagesOf(anchor);
  const pageIndex = (end === 'begin' ? pages[0] : pages.at(-1)) ?? 0;
  const rects = rectsOn(anchor, pageIndex);
  const rect = end === 'begin' ? rects[0] : rects.at(-1);
  const page = viewer?.shownPage(pageIndex);
  if (!rect || !page) return null;
  const [begin, behind] = lineOfWords(rect, page.geometry, MIDDLE);
  // A little within the mark, so that the character meant is the one that is marked.
  const share = end === 'begin' ? INSIDE : 1 - INSIDE;
  const bounds = page.element.getBoundingClientRect();
  const x = bounds.left + begin.x + (behind.x - begin.x) * share;
  const y = bounds.top + begin.y + (behind.y - begin.y) * share;
  return nearestCaret([page], x, y);
}

const INSIDE = 0.002;
