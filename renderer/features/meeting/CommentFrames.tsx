import type { ReactNode } from 'react';
import { rectsOn } from '#shared/anchoring/anchor-pages.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import type { Comment } from '#shared/domain/comment/comment.ts';
import { rectToCss, type PageGeometry } from '#renderer/pdf/page-geometry.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import styles from './CommentFrames.module.css';

/** The panel's comments on a page, framed where they point, with the tag of their severity at the corner. */
export function CommentFrames({
  comments,
  geometry,
}: {
  readonly comments: readonly Comment[];
  readonly geometry: PageGeometry;
}): ReactNode {
  return comments.map(({ commentId, anchor, content }) => {
    const bounds = boundingRect(rectsOn(anchor, geometry.pageIndex));
    if (!bounds) return null;
    const { left, top, width, height } = rectToCss(geometry, bounds);
    return (
      <div
        key={commentId}
        className={styles.frame}
        data-severity={content.severity}
        style={{ left: left - 3, top: top - 2, width: width + 6, height: height + 4 }}
      >
        <span className={styles.tag}>
          <SeverityTag severity={content.severity} />
        </span>
      </div>
    );
  });
}
