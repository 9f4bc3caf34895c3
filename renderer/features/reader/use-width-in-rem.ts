import { useEffect, useRef, useState, type RefObject } from 'react';
import { rootFontPx } from '#renderer/pdf/root-font.ts';

/** How many rem wide an element is: what follows the type size as well as the window. */
export function useWidthInRem(): {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly widthRem: number;
} {
  const root = useRef<HTMLDivElement>(null);
  const [widthRem, setWidthRem] = useState(Infinity);
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setWidthRem(Math.round(element.clientWidth / rootFontPx()));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { root, widthRem };
}
