import { useEffect, type RefObject } from 'react';
import { nearestCaret } from '#renderer/pdf/nearest-caret.ts';
import type { ShownPage } from '#renderer/pdf/text-selection.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';

/**
 * Selects words under pen and finger while a tool for words is in hand; without one they scroll. (The mouse selects
 * in the viewer itself.) The paper must not pan meanwhile: `touch-action` is the screen's.
 */
export function useTouchSelecting(
  paper: RefObject<HTMLElement | null>,
  viewer: () => PdfViewerHandle | null,
  isEnabled: boolean,
  onEnd: () => void,
): void {
  useEffect(() => {
    const element = paper.current;
    if (!element || !isEnabled) return undefined;
    let pressed: number | null = null;
    let begin: { readonly x: number; readonly y: number } | null = null;
    const pages = (): readonly ShownPage[] =>
      [...element.querySelectorAll<HTMLElement>('[data-page]')].flatMap((page) => {
        const shown = viewer()?.shownPage(Number(page.dataset['page']) - 1);
        return shown ? [shown] : [];
      });
    const onDown = (event: PointerEvent) => {
      const { target } = event;
      if (event.pointerType === 'mouse' || pressed !== null || !(target instanceof Element)) return;
      if (!target.closest('[data-page]') || target.closest('[data-floating], button')) return;
      pressed = event.pointerId;
      begin = { x: event.clientX, y: event.clientY };
      event.preventDefault();
    };
    const onMove = (event: PointerEvent) => {
      if (event.pointerId !== pressed || !begin) return;
      const from = nearestCaret(pages(), begin.x, begin.y);
      const to = nearestCaret(pages(), event.clientX, event.clientY);
      if (from && to) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    };
    const onUp = (event: PointerEvent) => {
      if (event.pointerId !== pressed) return;
      pressed = null;
      begin = null;
      if (event.type === 'pointerup') onEnd();
    };
    element.addEventListener('pointerdown', onDown);
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onUp);
    return () => {
      element.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onUp);
    };
  }, [paper, viewer, isEnabled, onEnd]);
}
