import { useEffect, type RefObject } from 'react';
import type { ShownPage } from './text-selection.ts';
import styles from './PdfViewer.module.css';

/** Keeps a growing selection to what the pointer has passed, and tells when it has been made. */
export function useTextSelecting(
  scroller: RefObject<HTMLElement | null>,
  shown: RefObject<ReadonlyMap<number, ShownPage>>,
  onEnd: (() => void) | undefined,
): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let isPressed = false;
    let last: Range | null = null;
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return;
      isPressed = true;
      last = null;
      element.classList.add(styles.selecting ?? '');
    };
    const onUp = () => {
      if (!isPressed) return;
      isPressed = false;
      element.classList.remove(styles.selecting ?? '');
      for (const { layer } of shown.current.values()) layer?.settleSelection();
      onEnd?.();
    };
    const onChange = () => {
      const selection = document.getSelection();
      if (!isPressed || !selection || selection.rangeCount === 0 || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      const movesStart =
        last !== null &&
        (range.compareBoundaryPoints(Range.END_TO_END, last) === 0 ||
          range.compareBoundaryPoints(Range.START_TO_END, last) === 0);
      for (const { layer } of shown.current.values()) layer?.followSelection(range, movesStart);
      last = range.cloneRange();
    };
    element.addEventListener('pointerdown', onDown);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
    document.addEventListener('selectionchange', onChange);
    return () => {
      element.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
      document.removeEventListener('selectionchange', onChange);
    };
  }, [scroller, shown, onEnd]);
}
