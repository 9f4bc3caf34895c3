import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { rectsOn } from '#shared/anchoring/anchor-pages.ts';
import { drawnPoints, type MarkPoint } from '#shared/anchoring/strokes.ts';
import { pointToCss, rectToCss, type PageGeometry, type Point } from '#renderer/pdf/page-geometry.ts';

/** A mark on one page as SVG paths in the page's CSS pixels. */
export interface MarkFigure {
  /** Laid over the page as a tint; empty for a mark of lines alone. */
  readonly area: string;
  readonly line: string;
  readonly width: number;
}

const NOTHING: MarkFigure = { area: '', line: '', width: 0 };

/** What a mark looks like on a page; nothing where it does not stand, and for marks that are a tag alone. */
export function markFigure(anchor: Anchor, geometry: PageGeometry): MarkFigure {
  const rects = rectsOn(anchor, geometry.pageIndex);
  const width = lineWidth(geometry);
  const [first] = rects;
  if (!first) return NOTHING;
  switch (anchor.kind) {
    case 'text':
      return { area: rects.map(boxIn(geometry)).join(''), line: linesAt(rects, geometry, BASE), width };
    case 'underline':
      return { area: '', line: linesAt(rects, geometry, BASE), width };
    case 'strikeOut':
      return { area: '', line: linesAt(rects, geometry, MIDDLE), width };
    case 'rect': {
      const box = boxIn(geometry)(first);
      return { area: box, line: box, width };
    }
    case 'polygon':
    case 'arrow':
    case 'ink':
      return drawnFigure(anchor.kind, drawnPoints(anchor), geometry);
    case 'pin':
    case 'page':
    case 'report':
      return NOTHING;
  }
}

/** A drawing as it is made or kept; `drawn` in PDF points. */
export function drawnFigure(
  kind: 'polygon' | 'arrow' | 'ink',
  drawn: readonly (readonly MarkPoint[])[],
  geometry: PageGeometry,
): MarkFigure {
  const width = lineWidth(geometry);
  const lines = drawn.map((line) => line.map(([x, y]) => pointToCss(geometry, { x, y })));
  const [first = []] = lines;
  switch (kind) {
    case 'polygon': {
      const path = `${straight(first)}Z`;
      return { area: path, line: path, width };
    }
    case 'arrow':
      return { area: '', line: arrow(first, width), width };
    case 'ink':
      return { area: '', line: lines.map(curve).join(''), width };
  }
}

/** As thick as a pen of a point and a half on the paper; never so thin that it is overlooked. */
function lineWidth({ scale, box }: PageGeometry): number {
  return Math.min(6, Math.max(2, 1.5 * scale * box.userUnit));
}

/** Part of a line of words above its lower edge. */
const BASE = 0;
export const MIDDLE = 0.45;

function linesAt(rects: readonly Rect[], geometry: PageGeometry, above: number): string {
  return rects.map((rect) => straight(lineOfWords(rect, geometry, above))).join('');
}

/**
 * The beginning and the end of a line of words, in CSS pixels, `above` its lower edge in parts of its height; the
 * words stand upright when the page is shown as its file wants it.
 */
export function lineOfWords(
  [x0, y0, x1, y1]: Rect,
  geometry: PageGeometry,
  above: number,
): readonly [Point, Point] {
  const ends = (a: Point, b: Point): readonly [Point, Point] => [
    pointToCss(geometry, a),
    pointToCss(geometry, b),
  ];
  const up = (y1 - y0) * above;
  const across = (x1 - x0) * above;
  switch (geometry.box.rotate) {
    case 0:
      return ends({ x: x0, y: y0 + up }, { x: x1, y: y0 + up });
    case 90:
      return ends({ x: x1 - across, y: y0 }, { x: x1 - across, y: y1 });
    case 180:
      return ends({ x: x1, y: y1 - up }, { x: x0, y: y1 - up });
    case 270:
      return ends({ x: x0 + across, y: y1 }, { x: x0 + across, y: y0 });
  }
}

function boxIn(geometry: PageGeometry): (rect: Rect) => string {
  return (rect) => {
    const { left, top, width, height } = rectToCss(geometry, rect);
    return `M${at({ x: left, y: top })}h${short(width)}v${short(height)}h${short(-width)}Z`;
  };
}

function straight([first, ...rest]: readonly Point[]): string {
  return first ? `M${at(first)}${rest.map((point) => `L${at(point)}`).join('')}` : '';
}

/** Through all points, without corners (Catmull and Rom 1974); a dot for one point. */
function curve(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  if (points.length === 1) return `M${at(first)}h0.01`;
  const parts = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const before = points[index - 1] ?? from;
    const after = points[index + 2] ?? to;
    const leave = { x: from.x + (to.x - before.x) / 6, y: from.y + (to.y - before.y) / 6 };
    const arrive = { x: to.x - (after.x - from.x) / 6, y: to.y - (after.y - from.y) / 6 };
    return `C${at(leave)} ${at(arrive)} ${at(to)}`;
  });
  return `M${at(first)}${parts.join('')}`;
}

/** Of the head's sides, in widths of the line. */
const HEAD = 6;

function arrow([from, to]: readonly Point[], width: number): string {
  if (!from || !to) return '';
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const size = HEAD * width;
  const barb = (turn: number): Point => ({
    x: to.x - size * Math.cos(angle + turn),
    y: to.y - size * Math.sin(angle + turn),
  });
  return straight([from, to]) + straight([barb(Math.PI / 7), to, barb(-Math.PI / 7)]);
}

function at({ x, y }: Point): string {
  return `${short(x)} ${short(y)}`;
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
