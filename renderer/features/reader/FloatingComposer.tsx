import type { CSSProperties, ReactNode } from 'react';
import { CommentComposer, type CommentComposerProps } from '#renderer/comments/CommentComposer.tsx';
import { rectToCss, type PageGeometry } from '#renderer/pdf/page-geometry.ts';
import { rootFontPx } from '#renderer/pdf/root-font.ts';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { rectsOn } from '#shared/anchoring/anchor-pages.ts';
import styles from './FloatingComposer.module.css';

/** The composer under the end of the mark it speaks of; of the whole report, without a page, at the window's right. */
export function FloatingComposer({
  geometry,
  isAside,
  ...composer
}: CommentComposerProps & {
  readonly geometry: PageGeometry | null;
  /** Out of the way while a frame is drawn on the page. */
  readonly isAside: boolean;
}): ReactNode {
  return (
    <div
      className={styles.place}
      data-floating
      data-aside={isAside || undefined}
      style={geometry ? placeOf(geometry, composer.draft.anchor) : BESIDE}
    >
      <CommentComposer {...composer} />
    </div>
  );
}

/** As wide as `CommentComposer` likes to be. */
const WIDTH_REM = 24;
const GAP = 12;
const BESIDE: CSSProperties = { right: 24, top: 24, width: `min(${WIDTH_REM}rem, calc(100% - 48px))` };

function placeOf(geometry: PageGeometry, anchor: Anchor): CSSProperties {
  const width = WIDTH_REM * rootFontPx();
  const boxes = rectsOn(anchor, geometry.pageIndex).map((rect) => rectToCss(geometry, rect));
  if (boxes.length === 0) return { left: Math.max(GAP, geometry.width - width - GAP), top: 40, width };
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  const wanted = (left + right) / 2 - width / 2;
  const most = geometry.width - width - GAP;
  return { left: most < GAP ? most / 2 : Math.min(most, Math.max(GAP, wanted)), top: bottom + GAP, width };
}
