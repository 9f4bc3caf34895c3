import type { ReactNode } from 'react';
import { rectToCss, type PageGeometry } from '#renderer/pdf/page-geometry.ts';
import type { MarksByPage, Side } from './comparison.ts';
import styles from './ChangeMarks.module.css';

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
      const { left, top, width, height } = rectToCss(geometry, rect);
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
          style={
            isBetween
              ? { left: left - BETWEEN / 2, top, width: BETWEEN, height }
              : { left, top, width, height }
          }
        />
      );
    }),
  );
}
