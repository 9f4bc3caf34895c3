import { useVirtualizer } from '@tanstack/react-virtual';
import { useContext, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import { FrameContext } from './frame-context.ts';
import styles from './DataTable.module.css';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  /** A grid track: `2fr`, `minmax(8rem, 1fr)`, `10rem`. */
  readonly width: string;
  readonly cell: (row: T) => ReactNode;
  /** Left out where the table is narrow; `soon`: already on a small laptop. */
  readonly drop?: 'soon' | 'late' | undefined;
}

const ROW_REM = 2.875;
const OVERSCAN = 8;

/**
 * Rows of one height, drawn only where they can be seen, so 10,000 rows cost what 30 do. `rowAt` may not
 * have a row yet: a skeleton stands there, and `onRange` asks for it.
 */
export function DataTable<T>({
  label,
  columns,
  count,
  rowAt,
  keyOf,
  onOpen,
  onRange,
  foot,
}: {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly count: number;
  readonly rowAt: (index: number) => T | undefined;
  readonly keyOf: (row: T) => string;
  /** Enter or a click on a row. */
  readonly onOpen?: ((row: T) => void) | undefined;
  readonly onRange?: ((first: number, last: number) => void) | undefined;
  readonly foot?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('kit');
  const frame = useContext(FrameContext);
  const body = useRef<HTMLDivElement>(null);
  const rowPx = useRowPx();
  const margin = useOffsetIn(body, frame?.scroller.current ?? null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => frame?.scroller.current ?? null,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    scrollMargin: margin,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  const shown = virtualizer.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const widths = (isKept: (column: Column<T>) => boolean): string =>
    columns
      .filter(isKept)
      .map((column) => column.width)
      .join(' ');
  const tracks = {
    '--tracks': widths(() => true),
    '--medium-tracks': widths((column) => column.drop !== 'soon'),
    '--narrow-tracks': widths((column) => column.drop === undefined),
  };
  return (
    <div className={styles.table} role="table" aria-label={label} aria-rowcount={count + 1} style={tracks}>
      <div className={classes(styles.row, styles.head)} role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <span key={column.key} role="columnheader" data-drop={column.drop}>
            {column.title}
          </span>
        ))}
      </div>
      <div ref={body} role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {shown.map(({ index, start, size }) => {
          const row = rowAt(index);
          const place = { height: size, transform: `translateY(${start - margin}px)` };
          if (row === undefined) {
            return (
              <div
                key={`gap${index}`}
                className={classes(styles.row, styles.placed)}
                style={place}
                role="row"
                aria-rowindex={index + 2}
              >
                <span role="cell" aria-label={t('loading')} className={styles.bone} />
              </div>
            );
          }
          return (
            <div
              key={keyOf(row)}
              className={classes(styles.row, styles.placed, onOpen && styles.opens)}
              style={place}
              role="row"
              aria-rowindex={index + 2}
              tabIndex={onOpen ? 0 : undefined}
              onClick={() => onOpen?.(row)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row);
              }}
            >
              {columns.map((column) => (
                <div key={column.key} role="cell" className={styles.cell} data-drop={column.drop}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </div>
  );
}

/** A row's height in pixels, following the type size. */
function useRowPx(): number {
  const [px, setPx] = useState(ROW_REM * 16);
  useLayoutEffect(() => {
    const read = (): void =>
      setPx(Math.round(ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)));
    read();
    const watcher = new MutationObserver(read);
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => watcher.disconnect();
  }, []);
  return px;
}

/** How far the table begins below the top of what scrolls. */
function useOffsetIn(body: { readonly current: HTMLElement | null }, scroller: HTMLElement | null): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    if (!body.current || !scroller) return undefined;
    const place = body.current;
    const read = (): void =>
      setOffset(
        Math.round(
          place.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop,
        ),
      );
    read();
    const watcher = new ResizeObserver(read);
    watcher.observe(scroller);
    for (const child of scroller.children) watcher.observe(child);
    return () => watcher.disconnect();
  }, [body, scroller]);
  return offset;
}
