import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { drawnPoints } from '#shared/anchoring/strokes.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { markFigure } from '#renderer/comments/mark-figure.ts';
import { FigureSheet, MarkFigure } from '#renderer/comments/MarkFigure.tsx';
import { dragged, HANDLES, inRect, movedBox, withEnd, type Handle } from '#renderer/comments/reshape.ts';
import {
  clampToPage,
  pointToCss,
  pointToPdf,
  rectToCss,
  rectToPdf,
  type CssRect,
  type PageGeometry,
  type Point,
} from '#renderer/pdf/page-geometry.ts';
import { useRest } from './use-rest.ts';
import styles from './MarkEditor.module.css';

/** What a drag takes hold of: the whole, a handle, an end of an arrow. */
type Hold = 'whole' | Handle | { readonly end: 0 | 1 };

interface Drag {
  readonly hold: Hold;
  readonly from: Point;
  readonly anchor: Anchor;
}

/** Of an arrow key, in points; with Shift ten times as much. */
const STEP_PT = 1;
/** What can be taken hold of is at least this large, in pixels. */
const LEAST = 24;

/** A mark that is not on words, in the hand of its author: dragged, drawn at its handles, moved with the arrow keys. */
export function MarkEditor({
  geometry,
  row,
  onCommit,
  frameRef,
}: {
  readonly geometry: PageGeometry;
  readonly row: CommentRow;
  readonly onCommit: (anchor: Anchor) => Promise<void>;
  readonly frameRef: Ref<HTMLButtonElement>;
}): ReactNode {
  const { t } = useTranslation('marking');
  const [live, setLive] = useState<Anchor | null>(null);
  const drag = useRef<Drag | null>(null);
  const anchor = live ?? row.anchor;
  const commit = (changed: Anchor | null) => {
    if (!changed || changed === row.anchor) setLive(null);
    else void onCommit(changed).finally(() => setLive((now) => (now === changed ? null : now)));
  };
  const rest = useRest(() => commit(live));

  const [rect] = anchor.rects;
  if (!rect) return null;
  const box = rectToCss(geometry, rect);
  const page = { width: geometry.width, height: geometry.height };
  const boxOf = ({ rects: [first = rect] }: Anchor) => rectToCss(geometry, first);
  const reshaped = (from: Anchor, hold: Hold, by: Point): Anchor => {
    if (hold === 'whole') return inRect(from, rectToPdf(geometry, movedBox(boxOf(from), by, page)));
    if ('end' in hold) {
      const [x = 0, y = 0] = drawnPoints(from)[0]?.[hold.end] ?? [];
      const at = pointToCss(geometry, { x, y });
      const to = pointToPdf(geometry, clampToPage(page, { x: at.x + by.x, y: at.y + by.y }));
      return withEnd(from, hold.end, [to.x, to.y]);
    }
    return inRect(from, rectToPdf(geometry, dragged(boxOf(from), hold, by, page)));
  };

  const grip = (hold: Hold) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || drag.current) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      rest.now();
      drag.current = { hold, from: { x: event.clientX, y: event.clientY }, anchor };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag.current?.hold !== hold) return;
      const { from, anchor: was } = drag.current;
      const by = { x: event.clientX - from.x, y: event.clientY - from.y };
      if (live || Math.hypot(by.x, by.y) > SLIP) setLive(reshaped(was, hold, by));
    },
    onPointerUp: () => {
      drag.current = null;
      commit(live);
    },
    onPointerCancel: () => {
      drag.current = null;
      setLive(null);
    },
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      const step = STEP_PT * geometry.scale * (event.shiftKey ? 10 : 1);
      const by = { x: arrow.x * step, y: arrow.y * step };
      const hold: Hold = event.altKey ? (row.anchor.kind === 'arrow' ? { end: 1 } : { x: 1, y: 1 }) : 'whole';
      if (event.altKey && row.anchor.kind === 'pin') return;
      setLive(reshaped(anchor, hold, by));
      rest.later();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      rest.now();
    }
  };

  const frame = atLeast(box);
  return (
    <div data-floating className={styles.editor} data-editing={row.id}>
      <FigureSheet width={page.width} height={page.height}>
        <MarkFigure
          figure={markFigure(anchor, geometry)}
          severity={row.severity}
          colour={anchor.colour}
          isSelected
        />
      </FigureSheet>
      <button
        ref={frameRef}
        type="button"
        className={styles.frame}
        data-kind={anchor.kind}
        style={{ ...frame }}
        aria-label={t('editor.move')}
        onKeyDown={onKeyDown}
        onBlur={rest.now}
        {...grip('whole')}
      />
      {anchor.kind === 'arrow'
        ? (drawnPoints(anchor)[0] ?? []).map(([x, y], index) => {
            const { x: left, y: top } = pointToCss(geometry, { x, y });
            const hold = ENDS[index] ?? ENDS[0];
            return <span key={index} className={styles.handle} style={{ left, top }} {...grip(hold)} />;
          })
        : anchor.kind !== 'pin' &&
          HANDLES.map((handle) => (
            <span
              key={`${handle.x} ${handle.y}`}
              className={styles.handle}
              style={{
                left: box.left + (box.width * (handle.x + 1)) / 2,
                top: box.top + (box.height * (handle.y + 1)) / 2,
                cursor: cursorOf(handle),
              }}
              {...grip(handle)}
            />
          ))}
    </div>
  );
}

/** A hand that presses is not quite still. */
const SLIP = 3;
const ENDS = [{ end: 0 }, { end: 1 }] as const;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function atLeast({ left, top, width, height }: CssRect): CssRect {
  const wide = Math.max(LEAST, width);
  const high = Math.max(LEAST, height);
  return { left: left - (wide - width) / 2, top: top - (high - height) / 2, width: wide, height: high };
}

function cursorOf({ x, y }: Handle): string {
  if (x === 0) return 'ns-resize';
  if (y === 0) return 'ew-resize';
  return x === y ? 'nwse-resize' : 'nesw-resize';
}
