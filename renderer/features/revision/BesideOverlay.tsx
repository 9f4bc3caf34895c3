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

/** A pin has no size of its own: it is ringed this far around, in CSS pixels. */
const PIN = 16;

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
  const isPin = width === 0 && height === 0;
  const [aside, above] = isPin ? [PIN, PIN] : [3, 2];
  return (
    <div
      className={styles.frame}
      data-severity={severity}
      data-pin={isPin || undefined}
      style={{ left: left - aside, top: top - above, width: width + 2 * aside, height: height + 2 * above }}
    >
      {severity && (
        <span className={styles.tag}>
          <SeverityTag severity={severity} />
        </span>
      )}
    </div>
  );
}
