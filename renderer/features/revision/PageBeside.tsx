import { ExternalLink } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { boundingRect } from '#shared/anchoring/rects.ts';
import type { Comment } from '#shared/domain/comment/comment.ts';
import type { ItemId } from '#shared/domain/ids.ts';
import type { ReportVersion } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { FilePages } from '#renderer/pages/FilePages.tsx';
import type { FileDocument } from '#renderer/pages/use-file-document.ts';
import { CSS_PER_POINT, rectToCss, type PageBox } from '#renderer/pdf/page-geometry.ts';
import type { OverlayPage, PdfViewerHandle, Zoom } from '#renderer/pdf/viewer-types.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import styles from './PageBeside.module.css';

/** A part of a report in a row, at the page that is spoken of; it scrolls on from there. */
export function PageBeside({
  version,
  itemId,
  opened,
  pageIndex,
  comments,
  none,
}: {
  readonly version: ReportVersion;
  readonly itemId: ItemId;
  readonly opened: FileDocument | null;
  readonly pageIndex: number | null;
  /** Framed where they point. */
  readonly comments: readonly Comment[];
  readonly none: string;
}): ReactNode {
  const { t } = useTranslation(['revision', 'common', 'pages']);
  const { dossierId } = useOpenDossier();
  const viewer = useRef<PdfViewerHandle>(null);
  const kind = t(`common:versionKinds.${version.kind}`);
  const count = opened?.status === 'ready' ? opened.document.pageCount : version.file.pages;
  const at = pageIndex === null ? null : Math.min(pageIndex, count - 1);
  const box = opened?.status === 'ready' && at !== null ? opened.document.boxes()[at] : undefined;
  const bounds = boundingRect(comments.find(({ anchor }) => anchor.pageIndex === at)?.anchor.rects ?? []);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => setWidth(frame.current?.clientWidth ?? 0), []);
  const target = useRef({ at, bounds, box });
  useEffect(() => {
    target.current = { at, bounds, box };
  });
  const turn = useCallback(() => {
    const { at: page, bounds: mark, box: sheet } = target.current;
    // As wide as the page, so that the words stay in the middle of the window.
    const rect = mark && sheet ? ([sheet.view[0], mark[1], sheet.view[2], mark[3]] as const) : mark;
    if (page !== null) viewer.current?.goTo(page, { rect, isJump: false });
  }, []);
  useEffect(turn, [turn, at]);
  const renderOverlay = useCallback(
    ({ geometry }: OverlayPage) =>
      comments
        .filter(({ anchor }) => anchor.pageIndex === geometry.pageIndex)
        .map(({ commentId, anchor, content }) => {
          const bounds = boundingRect(anchor.rects);
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
        }),
    [comments],
  );
  return (
    <figure className={styles.side}>
      <figcaption className={styles.caption}>
        <strong>{kind}</strong>
        <span className={styles.page}>{at === null ? '' : t('page', { page: at + 1 })}</span>
        <Link
          className={styles.whole}
          to={`/dossiers/${dossierId}/read/${itemId}/${version.versionId}${at === null ? '' : `?page=${at + 1}`}`}
        >
          <ExternalLink aria-hidden className={styles.icon} />
          {t('pages:openWhole')}
        </Link>
      </figcaption>
      <div className={styles.window} ref={frame}>
        {at === null ? (
          <p className={styles.none}>{none}</p>
        ) : (
          opened && (
            <FilePages
              ref={viewer}
              opened={opened}
              name={kind}
              initialPlace={{ pageIndex: at, fraction: 0 }}
              initialZoom={
                opened.status === 'ready' ? textWidthZoom(opened.document.boxes()[at], width) : 'width'
              }
              renderOverlay={renderOverlay}
              onFirstPage={turn}
            />
          )
        )}
      </div>
    </figure>
  );
}

/** Upright pages are shown without most of their margins, so that the words are as large as they can be. */
function textWidthZoom(box: PageBox | undefined, width: number): Zoom {
  if (!box || width === 0) return 'width';
  const pageWidth = box.view[2] - box.view[0];
  const isUpright = pageWidth < box.view[3] - box.view[1] && box.rotate % 180 === 0;
  return isUpright ? (width / (pageWidth * CSS_PER_POINT)) * TEXT_SHARE : 'width';
}

const TEXT_SHARE = 1.22;
