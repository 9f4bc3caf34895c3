import { useEffect, useState } from 'react';
import type { PdfDocument } from './pdf-document.ts';
import type { ScrollSurface } from './scroll-surface.ts';

/** After this long without a movement, what drawing has left behind is given back. */
const QUIET_MS = 30_000;
/** A window that was hidden this long is not coming back at once. */
const HIDDEN_MS = 60_000;

/**
 * Gives memory back (RD15): fonts, images and drawing lists once a person rests on a page; and the pictures of
 * all pages but those in the window once the window is hidden, which is what the answer says.
 */
export function useGivingBack(document: PdfDocument, surface: ScrollSurface): boolean {
  const [isHidden, setIsHidden] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void document.rest(), QUIET_MS);
    };
    restart();
    const unsubscribe = surface.subscribe(restart);
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [document, surface]);

  useEffect(() => {
    const page = window.document;
    let timer: ReturnType<typeof setTimeout>;
    const onVisibility = () => {
      clearTimeout(timer);
      if (page.visibilityState === 'visible') {
        setIsHidden(false);
        return;
      }
      timer = setTimeout(() => {
        setIsHidden(true);
        void document.rest();
      }, HIDDEN_MS);
    };
    page.addEventListener('visibilitychange', onVisibility);
    return () => {
      page.removeEventListener('visibilitychange', onVisibility);
      clearTimeout(timer);
    };
  }, [document]);
  return isHidden;
}
