import type { Rect } from '#shared/anchoring/anchor.ts';
import type { MarkShape, Point } from '#shared/documents/annotations/mark-shape.ts';

/** Width of drawn lines, in points. */
export const LINE_WIDTH = 1.5;
/** How much of the page shows through a highlight's colour, beside multiplying. */
export const HIGHLIGHT_OPACITY = 0.3;
const ARROW_HEAD = 9;

/**
 * A mark drawn as PDF operators in the page's own user space, so that every viewer shows it alike (EX3).
 * `rect` is the annotation's; `rotate` the page's, for a note's icon to stand upright.
 */
export function appearanceOf(shape: MarkShape, rect: Rect, colour: string, rotate: number): string {
  const rgb = rgbOf(colour).map(short).join(' ');
  const pen = `${rgb} RG ${LINE_WIDTH} w 1 J 1 j`;
  switch (shape.kind) {
    case 'highlight':
      return ['/Look gs', `${rgb} rg`, ...shape.lines.map((line) => `${box(line)} f`)].join('\n');
    case 'underline':
    case 'squiggly':
      return [pen, ...shape.lines.map(([x0, y0, x1]) => `${line([x0, y0 + 1], [x1, y0 + 1])} S`)].join('\n');
    case 'strikeOut':
      return [
        pen,
        ...shape.lines.map(([x0, y0, x1, y1]) => `${line([x0, (y0 + y1) / 2], [x1, (y0 + y1) / 2])} S`),
      ].join('\n');
    case 'square':
      return [pen, `${box(inset(rect, LINE_WIDTH / 2))} S`].join('\n');
    case 'circle':
      return [pen, `${oval(inset(rect, LINE_WIDTH / 2))} S`].join('\n');
    case 'polygon':
      return [pen, `${path(shape.points)} s`].join('\n');
    case 'polyline':
      return [pen, `${path(shape.points)} S`].join('\n');
    case 'ink':
      return [pen, ...shape.strokes.map((stroke) => `${path(stroke)} S`)].join('\n');
    case 'arrow':
      return [pen, `${line(shape.from, shape.to)} S`, `${arrowHead(shape.from, shape.to)} S`].join('\n');
    case 'note':
    case 'corner':
      return note(rect, rgb, rotate);
  }
}

/** `#RRGGBB` as three shares of 1. */
export function rgbOf(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** A speech bubble of 20 by 20 with two lines of writing. */
function note([x0, y0, x1, y1]: Rect, rgb: string, rotate: number): string {
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const angle = (rotate * Math.PI) / 180;
  const [cos, sin] = [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))];
  return [
    `q ${cos} ${sin} ${-sin} ${cos} ${short(cx)} ${short(cy)} cm`,
    `${rgb} rg`,
    '-9 -5 m -9 9 l 9 9 l 9 -5 l -1 -5 l -5 -9 l -5 -5 l h f',
    '1 1 1 RG 1.5 w 1 J',
    '-5 4.5 m 5 4.5 l S -5 0 m 2 0 l S',
    'Q',
  ].join('\n');
}

function arrowHead(from: Point, to: Point): string {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const barb = (turn: number): Point => [
    to[0] - ARROW_HEAD * Math.cos(angle + turn),
    to[1] - ARROW_HEAD * Math.sin(angle + turn),
  ];
  return path([barb(Math.PI / 6), to, barb(-Math.PI / 6)]);
}

/** Four curves; 0.5523 is where the handles of a quarter circle stand. */
function oval([x0, y0, x1, y1]: Rect): string {
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [dx, dy] = [((x1 - x0) / 2) * 0.5523, ((y1 - y0) / 2) * 0.5523];
  return [
    `${xy([x1, cy])} m`,
    `${xy([x1, cy + dy])} ${xy([cx + dx, y1])} ${xy([cx, y1])} c`,
    `${xy([cx - dx, y1])} ${xy([x0, cy + dy])} ${xy([x0, cy])} c`,
    `${xy([x0, cy - dy])} ${xy([cx - dx, y0])} ${xy([cx, y0])} c`,
    `${xy([cx + dx, y0])} ${xy([x1, cy - dy])} ${xy([x1, cy])} c h`,
  ].join(' ');
}

function path([first, ...rest]: readonly Point[]): string {
  return first ? [`${xy(first)} m`, ...rest.map((point) => `${xy(point)} l`)].join(' ') : 'n';
}

function line(from: Point, to: Point): string {
  return path([from, to]);
}

function box([x0, y0, x1, y1]: Rect): string {
  return `${xy([x0, y0])} ${xy([x1 - x0, y1 - y0])} re`;
}

function inset([x0, y0, x1, y1]: Rect, by: number): Rect {
  return [x0 + by, y0 + by, Math.max(x0 + by, x1 - by), Math.max(y0 + by, y1 - by)];
}

function xy([x, y]: Point): string {
  return `${short(x)} ${short(y)}`;
}

function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
