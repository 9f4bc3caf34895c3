import { useState, type PointerEvent, type ReactNode } from 'react';
import {
  clampToPage,
  pointToPdf,
  rectToPdf,
  type CssRect,
  type PageGeometry,
  type Point,
} from '#renderer/pdf/page-geometry.ts';
import type { Rect } from '#shared/anchoring/anchor.ts';
import styles from './DrawLayer.module.css';

/** A shorter drag is a slip of the hand, not a box. */
const SMALLEST = 6;

/** Takes the pointer on a page while a box is drawn or a pin set. */
export function DrawLayer({
  geometry,
  tool,
  onDrawn,
}: {
  readonly geometry: PageGeometry;
  readonly tool: 'rect' | 'pin';
  readonly onDrawn: (kind: 'rect' | 'pin', pageIndex: number, rect: Rect) => void;
}): ReactNode {
  const [drag, setDrag] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  const at = (event: PointerEvent<HTMLDivElement>): Point => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return clampToPage(geometry, { x: event.clientX - bounds.left, y: event.clientY - bounds.top });
  };
  const onUp = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag) return;
    setDrag(null);
    if (tool === 'pin') {
      const { x, y } = pointToPdf(geometry, at(event));
      onDrawn('pin', geometry.pageIndex, [x, y, x, y]);
      return;
    }
    const box = boxOf(drag.from, at(event));
    if (box.width >= SMALLEST && box.height >= SMALLEST) {
      onDrawn('rect', geometry.pageIndex, rectToPdf(geometry, box));
    }
  };
  return (
    <div
      className={styles.layer}
      data-drawing
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: at(event), to: at(event) });
      }}
      onPointerMove={(event) => {
        if (drag) setDrag({ ...drag, to: at(event) });
      }}
      onPointerUp={onUp}
      onPointerCancel={() => setDrag(null)}
    >
      {drag && tool === 'rect' && <div className={styles.box} style={{ ...boxOf(drag.from, drag.to) }} />}
    </div>
  );
}

function boxOf(a: Point, b: Point): CssRect {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
