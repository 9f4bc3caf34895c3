import { useEffect, useRef, type RefObject } from 'react';
import { canvasShare, paintPage, releaseCanvas } from './paint-page.ts';
import type { PageGeometry } from './page-geometry.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { RenderQueue } from './render-queue.ts';

/** What of the page is in the window, in CSS pixels of the page. */
export interface VisiblePart {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Drawn extends VisiblePart {
  readonly picture: string;
}

const REST_MS = 160;

/**
 * Where a page is larger than one canvas may be, draws what is in the window again, at full sharpness, over
 * the coarser whole. The margin around it lets a person pan a little before it must be drawn anew.
 */
export function usePageDetail({
  document,
  generation,
  queue,
  geometry,
  detailHost,
  isReady,
  visiblePart,
  scrollVersion,
}: {
  readonly document: PdfDocument;
  readonly generation: number;
  readonly queue: RenderQueue;
  readonly geometry: PageGeometry;
  readonly detailHost: RefObject<HTMLDivElement | null>;
  /** The whole page is there. */
  readonly isReady: boolean;
  readonly visiblePart: () => VisiblePart | null;
  /** Changes when scrolling has come to rest. */
  readonly scrollVersion: number;
}): void {
  const { pageIndex, scale, rotation, width, height } = geometry;
  const drawn = useRef<Drawn | null>(null);
  const key = `detail ${pageIndex}`;

  useEffect(() => {
    const host = detailHost.current;
    if (!host) return undefined;
    const clear = () => {
      for (const canvas of host.querySelectorAll('canvas')) releaseCanvas(canvas);
      drawn.current = null;
    };
    const dpr = window.devicePixelRatio;
    const part = visiblePart();
    if (!isReady || canvasShare(width * dpr, height * dpr) === 1 || !part) {
      clear();
      return undefined;
    }
    const picture = `${scale} ${rotation} ${dpr}`;
    if (drawn.current?.picture === picture && holds(drawn.current, part)) return undefined;
    if (drawn.current?.picture !== picture) clear();
    const area = withMargin(part, geometry, dpr);
    const run = async (signal: AbortSignal): Promise<void> => {
      try {
        const page = await document.page(pageIndex);
        const canvas = await paintPage(
          page,
          {
            scale: scale * dpr,
            rotation,
            left: Math.round(area.left * dpr),
            top: Math.round(area.top * dpr),
            width: (area.right - area.left) * dpr,
            height: (area.bottom - area.top) * dpr,
          },
          signal,
        );
        if (signal.aborted) {
          releaseCanvas(canvas);
          return;
        }
        clear();
        canvas.style.cssText = `left:${Math.round(area.left * dpr) / dpr}px;top:${Math.round(area.top * dpr) / dpr}px;width:${canvas.width / dpr}px;height:${canvas.height / dpr}px`;
        host.append(canvas);
        drawn.current = { ...area, picture };
      } catch {
        // The coarser picture of the whole page stays.
      }
    };
    const timer = setTimeout(() => queue.want(key, { rank: 0.5, run }), REST_MS);
    return () => {
      clearTimeout(timer);
      queue.drop(key);
    };
  }, [
    document,
    generation,
    queue,
    key,
    geometry,
    pageIndex,
    scale,
    rotation,
    width,
    height,
    detailHost,
    isReady,
    visiblePart,
    scrollVersion,
  ]);

  useEffect(() => {
    const host = detailHost.current;
    return () => {
      drawn.current = null;
      for (const canvas of host?.querySelectorAll('canvas') ?? []) releaseCanvas(canvas);
    };
  }, [detailHost]);
}

function holds(drawn: VisiblePart, part: VisiblePart): boolean {
  return (
    drawn.left <= part.left &&
    drawn.top <= part.top &&
    drawn.right >= part.right &&
    drawn.bottom >= part.bottom
  );
}

/** As much around the visible part as one canvas allows, at most half a window on each side. */
function withMargin(part: VisiblePart, { width, height }: PageGeometry, dpr: number): VisiblePart {
  for (const share of [0.5, 0.25, 0.1, 0]) {
    const x = (part.right - part.left) * share;
    const y = (part.bottom - part.top) * share;
    const area = {
      left: Math.max(0, part.left - x),
      top: Math.max(0, part.top - y),
      right: Math.min(width, part.right + x),
      bottom: Math.min(height, part.bottom + y),
    };
    if (canvasShare((area.right - area.left) * dpr, (area.bottom - area.top) * dpr) === 1) return area;
  }
  return part;
}
