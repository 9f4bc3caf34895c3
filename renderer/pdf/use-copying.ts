import { useEffect, type RefObject } from 'react';
import type { ScrollSurface } from './scroll-surface.ts';
import { selectedText, type ShownPage } from './text-selection.ts';

/** Ctrl C takes whole paragraphs (RD16); the browser by itself would break them where the page does. */
export function useCopying(surface: ScrollSurface, shown: RefObject<ReadonlyMap<number, ShownPage>>): void {
  useEffect(() => {
    const { element } = surface;
    if (!element) return undefined;
    const onCopy = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof Element && target.closest('input, textarea, [contenteditable]')) return;
      const text = selectedText(shown.current.values());
      if (text === '') return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
    };
    element.addEventListener('copy', onCopy);
    return () => element.removeEventListener('copy', onCopy);
  }, [surface, shown]);
}
