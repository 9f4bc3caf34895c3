import { pointToPdf } from './page-geometry.ts';
import type { ShownPage } from './text-selection.ts';
import type { PagePointer } from './viewer-types.ts';

/** Where on the shown pages a point of the screen lies; null between them. */
export function pointerOn(pages: Iterable<ShownPage>, clientX: number, clientY: number): PagePointer | null {
  for (const { element, geometry } of pages) {
    const bounds = element.getBoundingClientRect();
    const x = clientX - bounds.left;
    const y = clientY - bounds.top;
    if (x < 0 || y < 0 || x > bounds.width || y > bounds.height) continue;
    return {
      pageIndex: geometry.pageIndex,
      point: pointToPdf(geometry, { x, y }),
      fraction: { x: x / bounds.width, y: y / bounds.height },
    };
  }
  return null;
}
