import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import type { Severity } from '#shared/domain/comment/comment.ts';
import type { Rect } from '#shared/anchoring/anchor.ts';
import { smoothed, type MarkPoint } from '#shared/anchoring/strokes.ts';
import { drawnFigure, markFigure, type MarkFigure as Figure } from '#renderer/comments/mark-figure.ts';
import { FigureSheet, MarkFigure } from '#renderer/comments/MarkFigure.tsx';
import {
  clampToPage,
  pointToCss,
  pointToPdf,
  rectToPdf,
  type CssRect,
  type PageGeometry,
  type Point,
} from '#renderer/pdf/page-geometry.ts';
import type { DrawTool } from './tools.ts';
import type { DrawingDesk } from './use-drawing.ts';
import styles from './DrawLayer.module.css';

/** What was drawn in one go, in PDF points. */
export type Drawn =
  | { readonly kind: 'rect' | 'pin'; readonly rect: Rect }
  | { readonly kind: 'arrow'; readonly line: readonly MarkPoint[] };

/** A shorter drag is a slip of the hand, not a box. */
const SMALLEST = 6;
/** A press as near as this to the first corner, or to the last, closes a polygon. */
const CLOSES = 10;

/** Takes mouse, pen or finger on a page while something is drawn, and shows it as it comes to be. */
export function DrawLayer({
  geometry,
  tool,
  severity,
  desk,
  onDrawn,
}: {
  readonly geometry: PageGeometry;
  readonly tool: DrawTool;
  /** What the mark will most likely be: its colour. */
  readonly severity: Severity;
  readonly desk: DrawingDesk;
  readonly onDrawn: (pageIndex: number, drawn: Drawn) => void;
}): ReactNode {
  const { pageIndex } = geometry;
  const [line, setLine] = useState<readonly Point[]>([]);
  const [hover, setHover] = useState<Point | null>(null);
  const pressed = useRef<number | null>(null);
  /** All that the pen wrote, also what came since the last drawing of the screen. */
  const written = useRef<Point[]>([]);
  const hasPen = useRef(false);
  const drawing = desk.drawing?.pageIndex === pageIndex ? desk.drawing : null;

  const at = (event: { clientX: number; clientY: number }, element: Element): Point => {
    const bounds = element.getBoundingClientRect();
    return clampToPage(geometry, { x: event.clientX - bounds.left, y: event.clientY - bounds.top });
  };
  const toMark = (point: Point): MarkPoint => {
    const { x, y } = pointToPdf(geometry, point);
    return [x, y];
  };
  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType === 'pen') hasPen.current = true;
    // The hand that rests beside the pen does not draw.
    if (event.button !== 0 || pressed.current !== null) return;
    if (event.pointerType === 'touch' && hasPen.current) return;
    event.preventDefault();
    pressed.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    written.current = [at(event, event.currentTarget)];
    setLine(written.current);
  };
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    const { currentTarget } = event;
    if (tool === 'polygon') setHover(at(event, currentTarget));
    if (pressed.current !== event.pointerId) return;
    if (tool !== 'ink') {
      setLine(([first]) => (first ? [first, at(event, currentTarget)] : []));
      return;
    }
    const steps = event.nativeEvent.getCoalescedEvents();
    const points = (steps.length > 0 ? steps : [event]).map((step) => at(step, currentTarget));
    written.current = [...written.current, ...points];
    setLine(written.current);
  };
  const onUp = (event: PointerEvent<HTMLDivElement>) => {
    if (pressed.current !== event.pointerId) return;
    pressed.current = null;
    setLine([]);
    const [from] = written.current;
    const to = at(event, event.currentTarget);
    if (!from) return;
    switch (tool) {
      case 'pin': {
        const [x, y] = toMark(to);
        onDrawn(pageIndex, { kind: 'pin', rect: [x, y, x, y] });
        return;
      }
      case 'rect': {
        const box = boxOf(from, to);
        const isSlip = box.width < SMALLEST || box.height < SMALLEST;
        if (!isSlip) onDrawn(pageIndex, { kind: 'rect', rect: rectToPdf(geometry, box) });
        return;
      }
      case 'arrow':
        if (distance(from, to) >= SMALLEST) {
          onDrawn(pageIndex, { kind: 'arrow', line: [toMark(from), toMark(to)] });
        }
        return;
      case 'ink':
        desk.add('ink', pageIndex, smoothed([...written.current, to].map(toMark)));
        return;
      case 'polygon': {
        const corners = (drawing?.strokes[0] ?? []).map(([x, y]) => pointToCss(geometry, { x, y }));
        const ends = [corners[0], corners.at(-1)];
        const closes = desk.isEnough && ends.some((end) => end && distance(end, to) <= CLOSES);
        if (closes) desk.finish();
        else desk.add('polygon', pageIndex, [toMark(to)]);
      }
    }
  };
  return (
    <div
      className={styles.layer}
      data-drawing
      data-tool={tool}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerLeave={() => setHover(null)}
      onPointerCancel={() => {
        pressed.current = null;
        setLine([]);
      }}
    >
      <FigureSheet width={geometry.width} height={geometry.height}>
        {previews().map((figure, index) => (
          <MarkFigure key={index} figure={figure} severity={severity} colour={undefined} />
        ))}
      </FigureSheet>
      {drawing?.kind === 'polygon' &&
        drawing.strokes.flat().map(([x, y], index) => {
          const { x: left, y: top } = pointToCss(geometry, { x, y });
          return <span key={index} className={styles.corner} style={{ left, top }} />;
        })}
    </div>
  );

  function previews(): readonly Figure[] {
    const now = line.map(toMark);
    const [from, to] = line;
    switch (tool) {
      case 'pin':
        return [];
      case 'rect':
        return from && to
          ? [markFigure({ kind: 'rect', pageIndex, rects: [rectToPdf(geometry, boxOf(from, to))] }, geometry)]
          : [];
      case 'arrow':
        return from && to ? [drawnFigure('arrow', [now], geometry)] : [];
      case 'ink':
        return [drawnFigure('ink', [...(drawing?.kind === 'ink' ? drawing.strokes : []), now], geometry)];
      case 'polygon': {
        if (drawing?.kind !== 'polygon') return [];
        const corners = [...drawing.strokes.flat(), ...(hover ? [toMark(hover)] : [])];
        return [drawnFigure('polygon', [corners], geometry)];
      }
    }
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function boxOf(a: Point, b: Point): CssRect {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
