import type { ReactNode } from 'react';
import type { MarkColour } from '#shared/anchoring/anchor.ts';
import type { Severity } from '#shared/domain/comment/comment.ts';
import { classes } from '#renderer/ui/classes.ts';
import type { MarkFigure as Figure } from './mark-figure.ts';
import styles from './MarkFigure.module.css';

/** A mark within an `<svg>` over the page: its author's colour, or its severity's. */
export function MarkFigure({
  figure,
  severity,
  colour,
  isSelected = false,
  isFaint = false,
  isOpen = false,
}: {
  readonly figure: Figure;
  readonly severity: Severity;
  readonly colour: MarkColour | undefined;
  readonly isSelected?: boolean | undefined;
  /** Withdrawn, or shown where it was while it is being moved. */
  readonly isFaint?: boolean | undefined;
  /** Still being drawn: its area shows once it is closed. */
  readonly isOpen?: boolean | undefined;
}): ReactNode {
  return (
    <g
      className={classes(styles.figure, isSelected && styles.selected, isFaint && styles.faint)}
      data-severity={severity}
      data-colour={colour}
    >
      {figure.area !== '' && !isOpen && <path className={styles.area} d={figure.area} />}
      {figure.line !== '' && (
        <>
          {isSelected && <path className={styles.glow} d={figure.line} strokeWidth={figure.width * 3} />}
          <path className={styles.line} d={figure.line} strokeWidth={figure.width} />
        </>
      )}
    </g>
  );
}

/** Where figures of one page stand, in its CSS pixels. */
export function FigureSheet({
  width,
  height,
  children,
}: {
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <svg aria-hidden className={styles.sheet} width={width} height={height}>
      {children}
    </svg>
  );
}
