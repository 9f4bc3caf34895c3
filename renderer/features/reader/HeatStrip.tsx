import { memo, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import type { PageLayout } from '#renderer/pdf/page-layout.ts';
import { addRotation, pageGeometry, rectToCss, type PageBox } from '#renderer/pdf/page-geometry.ts';
import { severitySchema, type Severity } from '#shared/domain/comment/comment.ts';
import styles from './HeatStrip.module.css';

/** Ticks closer than this are one. */
const SLOTS = 240;

interface Tick {
  readonly slot: number;
  readonly row: CommentRow;
}

/** Where in the whole report comments are, beside the scroll bar; the gravest shows where several meet. */
export const HeatStrip = memo(function HeatStrip({
  rows,
  layout,
  boxes,
  onSelect,
}: {
  readonly rows: readonly CommentRow[];
  readonly layout: PageLayout | null;
  readonly boxes: readonly PageBox[];
  readonly onSelect: (row: CommentRow) => void;
}): ReactNode {
  const { t } = useTranslation('reader');
  const ticks = useMemo(() => (layout ? ticksOf(rows, layout, boxes) : []), [rows, layout, boxes]);
  return (
    <div className={styles.strip} aria-label={t('heat')} role="group">
      {ticks.map(({ slot, row }) => (
        <button
          key={slot}
          type="button"
          tabIndex={-1}
          className={styles.tick}
          data-severity={row.severity}
          style={{ top: `${(slot / SLOTS) * 100}%` }}
          aria-label={t('page', { page: row.anchor.pageIndex + 1 })}
          title={`${t('page', { page: row.anchor.pageIndex + 1 })}  ${row.content.concern.slice(0, 40)}`}
          onClick={() => onSelect(row)}
        />
      ))}
    </div>
  );
});

function ticksOf(
  rows: readonly CommentRow[],
  layout: PageLayout,
  boxes: readonly PageBox[],
): readonly Tick[] {
  const bySlot = new Map<number, CommentRow>();
  for (const row of rows) {
    if (row.isWithdrawn || row.anchor.kind === 'report') continue;
    const slot = Math.min(SLOTS - 1, Math.floor((heightOf(row, layout, boxes) / layout.height) * SLOTS));
    const known = bySlot.get(slot);
    if (!known || gravity(row.severity) < gravity(known.severity)) bySlot.set(slot, row);
  }
  return [...bySlot].map(([slot, row]) => ({ slot, row }));
}

function heightOf({ anchor }: CommentRow, layout: PageLayout, boxes: readonly PageBox[]): number {
  const spot = layout.pages[anchor.pageIndex];
  const box = boxes[anchor.pageIndex];
  const [rect] = anchor.rects;
  if (!spot || !box) return 0;
  if (!rect) return spot.top;
  const geometry = pageGeometry(anchor.pageIndex, box, layout.scale, addRotation(layout.rotation, 0));
  return spot.top + rectToCss(geometry, rect).top;
}

function gravity(severity: Severity): number {
  return severitySchema.options.indexOf(severity);
}
