import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { CommentId } from '#shared/domain/ids.ts';
import { CommentCard } from './CommentCard.tsx';
import type { CommentRow } from './comment-row.ts';
import styles from './CommentList.module.css';

export interface CommentListProps {
  readonly rows: readonly CommentRow[];
  readonly selectedId: CommentId | null;
  readonly onSelect: (row: CommentRow) => void;
  readonly actions?: ((row: CommentRow) => ReactNode) | undefined;
  readonly pageName?: ((pageIndex: number) => string) | undefined;
  readonly label: string;
  /** What stands above a row that begins a group. */
  readonly headOf?: ((row: CommentRow) => ReactNode) | undefined;
  /** A remark at a card. */
  readonly noteOf?: ((row: CommentRow) => ReactNode) | undefined;
  /** Shown instead of rows. */
  readonly empty?: ReactNode;
}

const GUESSED_HEIGHT = 116;

/** Any number of comments; only those near the window exist. Arrow keys move, the selected one comes into view. */
export function CommentList({
  rows,
  selectedId,
  onSelect,
  actions,
  pageName,
  label,
  headOf,
  noteOf,
  empty,
}: CommentListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => GUESSED_HEIGHT,
    overscan: 6,
    getItemKey: (index) => rows[index]?.id ?? index,
  });

  const latest = useRef({ rows, virtual });
  useEffect(() => {
    latest.current = { rows, virtual };
  });
  useEffect(() => {
    if (selectedId === null) return;
    const index = latest.current.rows.findIndex(({ id }) => id === selectedId);
    if (index >= 0) latest.current.virtual.scrollToIndex(index, { align: 'auto' });
  }, [selectedId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const at = rows.findIndex(({ id }) => id === selectedId);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    event.preventDefault();
    onSelect(next);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-comment="${next.id}"] > button`)?.focus();
    });
  };

  return (
    <div ref={scroller} className={styles.list} role="region" aria-label={label} onKeyDown={onKeyDown}>
      {rows.length === 0 ? (
        empty
      ) : (
        <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <li
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className={styles.row}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {headOf?.(row)}
                  <CommentCard
                    row={row}
                    note={noteOf?.(row)}
                    isSelected={row.id === selectedId}
                    onSelect={onSelect}
                    actions={row.id === selectedId ? actions?.(row) : undefined}
                    pageName={pageName}
                  />
                </li>
              )
            );
          })}
        </ol>
      )}
    </div>
  );
}
