import { useEffect, type RefObject } from 'react';
import { releaseCanvas, wholeShare } from './paint-page.ts';
import type { PageGeometry } from './page-geometry.ts';
import { tileArea, tileKey, tilesOf, tilesToDrop, type Tile } from './page-tiles.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { RenderQueue } from './render-queue.ts';
import type { ScrollSurface } from './scroll-surface.ts';

export interface TileRequest {
  readonly document: PdfDocument;
  readonly generation: number;
  readonly queue: RenderQueue;
  readonly surface: ScrollSurface;
  readonly geometry: PageGeometry;
  readonly host: RefObject<HTMLDivElement | null>;
  /** The whole page is there. */
  readonly isReady: boolean;
}

/** Drawn at the same time: while one is on its way to the screen, the next is being drawn. */
const AT_ONCE = 3;
/** While someone zooms, the old tiles are stretched. */
const ZOOM_REST_MS = 140;
/** Behind the coarse picture of the page that is read, before the pages around it. */
const INSIDE_RANK = 0.5;
const AROUND_RANK = 8;

/**
 * Where a page is larger than one canvas should be, lays sharp tiles over its coarse picture: those in the window
 * as it moves, then those around it (RD11). What has left the window before it was drawn is not drawn any more.
 */
export function usePageTiles({
  document,
  generation,
  queue,
  surface,
  geometry,
  host,
  isReady,
}: TileRequest): void {
  const { pageIndex, scale, rotation, width, height } = geometry;

  useEffect(() => {
    const element = host.current;
    const dpr = window.devicePixelRatio;
    const page = { width: Math.round(width * dpr), height: Math.round(height * dpr) };
    if (!element || !isReady || wholeShare(page.width, page.height) === 1) return undefined;
    const held = new Map<string, { readonly tile: Tile; readonly canvas: HTMLCanvasElement }>();
    const underWay = new Map<string, AbortController>();
    /** Tiles of the zoom before, until they are covered. */
    const stale = [...element.querySelectorAll('canvas')];
    const sheet = window.document.createElement('div');
    element.append(sheet);
    const key = `tiles ${pageIndex}`;
    let wanted: readonly Tile[] = [];
    let insideCount = 0;
    let hasFailed = false;

    const next = (): Tile | undefined =>
      wanted.find((tile) => !held.has(tileKey(tile)) && !underWay.has(tileKey(tile)));
    const isInsideMissing = () => wanted.slice(0, insideCount).some((tile) => !held.has(tileKey(tile)));

    const paint = async (tile: Tile, signal: AbortSignal): Promise<void> => {
      const abort = new AbortController();
      underWay.set(tileKey(tile), abort);
      try {
        const area = tileArea(tile, page);
        const canvas = await document.draw(
          pageIndex,
          () => ({ scale: scale * dpr, rotation, ...area }),
          AbortSignal.any([signal, abort.signal]),
        );
        canvas.style.cssText = `left:${area.left / dpr}px;top:${area.top / dpr}px;width:${area.width / dpr}px;height:${area.height / dpr}px`;
        sheet.append(canvas);
        held.set(tileKey(tile), { tile, canvas });
      } catch {
        // Left, or not to be drawn: the coarse picture stays.
        if (!abort.signal.aborted && !signal.aborted) hasFailed = true;
      } finally {
        underWay.delete(tileKey(tile));
      }
    };
    const run = async (signal: AbortSignal): Promise<void> => {
      const isForWindow = isInsideMissing();
      const lane = async (): Promise<void> => {
        for (let tile = next(); tile && !signal.aborted && !hasFailed; tile = next()) {
          if (isForWindow && !isInsideMissing()) return; // what is around waits for its turn
          await paint(tile, signal);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      if (!isInsideMissing()) for (const canvas of stale.splice(0)) releaseCanvas(canvas);
      if (!signal.aborted) ask();
    };
    const ask = () => {
      if (next() === undefined || hasFailed) return;
      queue.want(key, { rank: () => (isInsideMissing() ? INSIDE_RANK : AROUND_RANK), run });
    };
    const look = () => {
      const part = surface.partOf(pageIndex);
      if (!part) {
        wanted = [];
        insideCount = 0;
      } else {
        const inPixels = {
          left: part.left * dpr,
          top: part.top * dpr,
          right: part.right * dpr,
          bottom: part.bottom * dpr,
        };
        const { inside, around } = tilesOf(inPixels, page);
        wanted = [...inside, ...around];
        insideCount = inside.length;
      }
      const keys = new Set(wanted.map(tileKey));
      for (const [id, abort] of underWay) if (!keys.has(id)) abort.abort();
      for (const tile of tilesToDrop(
        [...held.values()].map((entry) => entry.tile),
        wanted,
      ))
        drop(tileKey(tile));
      if (wanted.length === 0) for (const id of [...held.keys()]) drop(id);
      if (underWay.size === 0) ask();
    };
    const drop = (id: string) => {
      releaseCanvas(held.get(id)?.canvas ?? null);
      held.delete(id);
    };

    let frame = 0;
    const onMoved = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        look();
      });
    };
    let unsubscribe = () => {};
    const timer = setTimeout(
      () => {
        look();
        unsubscribe = surface.subscribe(onMoved);
      },
      stale.length > 0 ? ZOOM_REST_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      unsubscribe();
      queue.drop(key);
      for (const canvas of stale) releaseCanvas(canvas);
      // What is there is stretched until the next tiles are; the page's going away takes it along.
      for (const { canvas } of held.values()) {
        canvas.style.left = `${(Number.parseFloat(canvas.style.left) / width) * 100}%`;
        canvas.style.top = `${(Number.parseFloat(canvas.style.top) / height) * 100}%`;
        canvas.style.width = `${(Number.parseFloat(canvas.style.width) / width) * 100}%`;
        canvas.style.height = `${(Number.parseFloat(canvas.style.height) / height) * 100}%`;
        element.append(canvas);
      }
      sheet.remove();
    };
  }, [document, generation, queue, surface, pageIndex, scale, rotation, width, height, host, isReady]);

  useEffect(() => {
    const element = host.current;
    return () => {
      for (const canvas of element?.querySelectorAll('canvas') ?? []) releaseCanvas(canvas);
    };
  }, [host, document, rotation]);
}
