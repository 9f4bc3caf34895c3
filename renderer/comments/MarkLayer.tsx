import { memo, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rectToCss, type PageGeometry } from '#renderer/pdf/page-geometry.ts';
import { classes } from '#renderer/ui/classes.ts';
import { isOnWords } from '#shared/anchoring/anchor.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import type { CommentRow } from './comment-row.ts';
import { markFigure } from './mark-figure.ts';
import { FigureSheet, MarkFigure } from './MarkFigure.tsx';
import styles from './MarkLayer.module.css';

/** The marks of comments on one page: the colour of their severity, and its character at their corner. */
export const MarkLayer = memo(function MarkLayer({
  geometry,
  rows,
  selectedId,
  drawnId = null,
  onSelect,
}: {
  readonly geometry: PageGeometry;
  readonly rows: readonly CommentRow[];
  readonly selectedId: CommentId | null;
  /** Drawn by whoever changes it. */
  readonly drawnId?: CommentId | null | undefined;
  readonly onSelect: (row: CommentRow) => void;
}): ReactNode {
  return (
    <>
      <FigureSheet width={geometry.width} height={geometry.height}>
        {rows.map((row) =>
          row.id === drawnId ? null : (
            <MarkFigure
              key={row.id}
              figure={markFigure(row.anchor, geometry)}
              severity={row.severity}
              colour={row.anchor.colour}
              isSelected={row.id === selectedId}
              isFaint={row.isWithdrawn}
            />
          ),
        )}
      </FigureSheet>
      {rows
        .filter(({ anchor }) => anchor.pageIndex === geometry.pageIndex)
        .map((row, _, here) => (
          <Tag
            key={row.id}
            row={row}
            geometry={geometry}
            isSelected={row.id === selectedId}
            onSelect={onSelect}
            order={orderAmong(here, row)}
          />
        ))}
    </>
  );
});

function orderAmong(rows: readonly CommentRow[], row: CommentRow): number {
  const isBeside = row.anchor.kind === 'page' || isOnWords(row.anchor.kind);
  if (!isBeside) return 0;
  const top = topOf(row);
  const rivals = rows.filter(
    (other) =>
      isOnWords(other.anchor.kind) === isOnWords(row.anchor.kind) &&
      (isOnWords(other.anchor.kind) || other.anchor.kind === 'page') &&
      Math.abs(topOf(other) - top) < SAME_LINE,
  );
  return rivals.indexOf(row);
}

function topOf({ anchor }: CommentRow): number {
  return anchor.rects[0]?.[3] ?? 0;
}

function Tag({
  row,
  geometry,
  isSelected,
  onSelect,
  order,
}: {
  readonly row: CommentRow;
  readonly geometry: PageGeometry;
  readonly isSelected: boolean;
  readonly onSelect: (row: CommentRow) => void;
  /** Among those that would have their tag in the same place. */
  readonly order: number;
}): ReactNode {
  const { t } = useTranslation(['comments', 'kit']);
  const { anchor, severity, content } = row;
  const boxes = anchor.rects.map((rect) => rectToCss(geometry, rect));
  const corner = cornerOf(row, geometry, boxes, order);
  return (
    <div
      className={classes(
        styles.mark,
        styles[severity],
        isSelected && styles.selected,
        row.isWithdrawn && styles.withdrawn,
      )}
      data-mark={row.id}
      data-kind={anchor.kind}
    >
      <button
        type="button"
        className={classes(
          styles.tag,
          anchor.kind === 'pin' && styles.pin,
          row.reach === 'private' && styles.private,
        )}
        style={corner}
        aria-pressed={isSelected}
        aria-label={t('comments:mark', {
          severity: t(`kit:severity.${severity}.word`),
          page: anchor.pageIndex + 1,
          text: content.concern.slice(0, 60),
        })}
        onClick={() => onSelect(row)}
      >
        {t(`kit:severity.${severity}.sign`)}
      </button>
    </div>
  );
}

const TAG = 20;
/** Part of the page's width that a report leaves free at its left. */
const MARGIN = 0.105;
/** Marks whose lines are closer than this, in points, share a line of the margin. */
const SAME_LINE = 10;

/** Beside what is marked, where it covers no words; on the page in any case. */
function cornerOf(
  { anchor }: CommentRow,
  { width, height }: PageGeometry,
  boxes: readonly { left: number; top: number; width: number; height: number }[],
  order: number,
): CSSProperties {
  const [first] = boxes;
  if (!first) return { right: 8, top: 8 + Math.max(0, order) * (TAG + 4) };
  const within = (value: number, most: number) => Math.min(most - TAG - 2, Math.max(2, value));
  switch (anchor.kind) {
    case 'pin':
      return { left: within(first.left - TAG / 2, width), top: within(first.top - TAG - 6, height) };
    case 'rect':
    case 'polygon':
    case 'arrow':
    case 'ink':
      return { left: within(first.left + first.width + 5, width), top: within(first.top, height) };
    default:
      return {
        left: within(Math.min(first.left - TAG - 5, width * MARGIN) - order * (TAG + 3), width),
        top: within(first.top + (first.height - TAG) / 2, height),
      };
  }
}
