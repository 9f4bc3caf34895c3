import type { ReactNode } from 'react';
import { rectToCss, type CssRect, type PageGeometry } from '#renderer/pdf/page-geometry.ts';
import type { MarksByPage, Side } from './comparison.ts';
import styles from './ChangeMarks.module.css';

/** By how much, in pixels, the frame of a part of a picture stands off from it. */
const AROUND = 3;
/** Width, in pixels, of the mark of a place between two characters. */
const BETWEEN = 6;

/** The differences on one page, each told by its line as well as its colour. */
export function ChangeMarks({
  geometry,
  side,
  marks,
  currentNo = null,
}: {
  readonly geometry: PageGeometry;
  readonly side: Side;
  readonly marks: MarksByPage;
  readonly currentNo?: number | null;
}): ReactNode {
  return (marks.get(geometry.pageIndex) ?? []).flatMap(({ no, kind, isPicture, rects }, index) =>
    rects.map((rect, line) => {
      const place = rectToCss(geometry, rect);
      const isBetween = rect[0] === rect[2];
      return (
        <div
          key={`${no} ${index} ${line}`}
          className={styles.mark}
          data-side={side}
          data-kind={kind}
          data-picture={isPicture || undefined}
          data-between={isBetween || undefined}
          data-current={no === currentNo || undefined}
          style={{ ...(isPicture ? framed(place) : isBetween ? narrow(place) : place) }}
        />
      );
    }),
  );
}

function framed({ left, top, width, height }: CssRect): CssRect {
  return { left: left - AROUND, top: top - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND };
}

function narrow({ left, top, height }: CssRect): CssRect {
  return { left: left - BETWEEN / 2, top, width: BETWEEN, height };
}
