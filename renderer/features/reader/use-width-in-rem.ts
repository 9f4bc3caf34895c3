import { useEffect, useRef, useState, type RefObject } from 'react';

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
      const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setWidthRem(Math.round(element.clientWidth / rootPx));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { root, widthRem };
}
