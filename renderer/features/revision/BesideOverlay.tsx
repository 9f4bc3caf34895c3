import type { ReactNode } from 'react';
import { rectsOn } from '#shared/anchoring/anchor-pages.ts';
import type { Anchor, Rect } from '#shared/anchoring/anchor.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import type { Comment, Severity } from '#shared/domain/comment/comment.ts';
import { ChangeMarks } from '#renderer/compare/ChangeMarks.tsx';
import type { MarksByPage, Side } from '#renderer/compare/comparison.ts';
import { rectToCss, type PageGeometry } from '#renderer/pdf/page-geometry.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import styles from './PageBeside.module.css';

/** Over a page in a row: what is different, what the comments frame, and where the answer is. */
export function BesideOverlay({
  geometry,
  side,
  marks,
  comments,
  answered,
}: {
  readonly geometry: PageGeometry;
  readonly side: Side;
  readonly marks: MarksByPage | null;
  readonly comments: readonly Comment[];
  readonly answered: Anchor | null;
}): ReactNode {
  const boundsOf = (anchor: Anchor) => boundingRect(rectsOn(anchor, geometry.pageIndex));
  const place = answered && boundsOf(answered);
  return (
    <>
      {marks && <ChangeMarks geometry={geometry} side={side} marks={marks} />}
      {place && <Frame geometry={geometry} bounds={place} />}
      {comments.map(({ commentId, anchor, content }) => {
        const bounds = boundsOf(anchor);
        return (
          bounds && <Frame key={commentId} geometry={geometry} bounds={bounds} severity={content.severity} />
        );
      })}
    </>
  );
}

function Frame({
  geometry,
  bounds,
  severity,
}: {
  readonly geometry: PageGeometry;
  readonly bounds: Rect;
  readonly severity?: Severity;
}): ReactNode {
  const { left, top, width, height } = rectToCss(geometry, bounds);
  return (
    <div
      className={styles.frame}
      data-severity={severity}
      style={{ left: left - 3, top: top - 2, width: width + 6, height: height + 4 }}
    >
      {severity && (
        <span className={styles.tag}>
          <SeverityTag severity={severity} />
        </span>
      )}
    </div>
  );
}
