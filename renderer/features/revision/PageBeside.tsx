import { ExternalLink } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { boundingRect } from '#shared/anchoring/rects.ts';
import type { Comment } from '#shared/domain/comment/comment.ts';
import type { ItemId } from '#shared/domain/ids.ts';
import type { ReportVersion } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { ChangeKey } from '#renderer/compare/ChangeKey.tsx';
import type { MarksByPage, Side } from '#renderer/compare/comparison.ts';
import { FilePages } from '#renderer/pages/FilePages.tsx';
import type { FileDocument } from '#renderer/pages/use-file-document.ts';
import type { PageBox } from '#renderer/pdf/page-geometry.ts';
import type { OverlayPage, PdfViewerHandle, ViewState } from '#renderer/pdf/viewer-types.ts';
import { BesideOverlay } from './BesideOverlay.tsx';
import { isSheet, rectBeside, zoomBeside } from './crop-beside.ts';
import { PointingBar, type Pointing } from './PointingBar.tsx';
import type { NewPlace } from './revision-rows.ts';
import styles from './PageBeside.module.css';

const NO_COMMENTS: readonly Comment[] = [];

/** A part of a report in a row, at the place that is spoken of; it scrolls on from there. */
export function PageBeside({
  side,
  version,
  itemId,
  opened,
  pageIndex,
  comments = NO_COMMENTS,
  place = null,
  marks,
  none,
  pointing = null,
  compared = null,
}: {
  readonly side: Side;
  readonly version: ReportVersion;
  readonly itemId: ItemId;
  readonly opened: FileDocument | null;
  readonly pageIndex: number | null;
  /** Framed where they point. */
  readonly comments?: readonly Comment[];
  /** Framed as the answer's place. */
  readonly place?: NewPlace | null;
  /** The differences; null until they are known. */
  readonly marks: MarksByPage | null;
  readonly none: string;
  readonly pointing?: Pointing | null;
  /** How far the comparison is that marks the differences; null when it is not under way. */
  readonly compared?: number | null;
}): ReactNode {
  const { t } = useTranslation(['revision', 'common', 'pages', 'compare']);
  const { dossierId } = useOpenDossier();
  const viewer = useRef<PdfViewerHandle>(null);
  const kind = t(`common:versionKinds.${version.kind}`);
  const count = opened?.status === 'ready' ? opened.document.pageCount : version.file.pages;
  const wanted = pageIndex ?? (pointing ? 0 : null);
  const at = wanted === null ? null : Math.min(wanted, count - 1);
  const box = usePageBox(opened, at);
  const framed = place?.anchor ?? comments.find(({ anchor }) => anchor.pageIndex === at)?.anchor ?? null;
  const bounds = boundingRect(framed?.rects ?? []);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => setWidth(frame.current?.clientWidth ?? 0), []);
  const [hasSelection, setHasSelection] = useState(false);
  const [lookedAt, setLookedAt] = useState<number | null>(null);

  const target = useRef({ at, bounds, box });
  useEffect(() => {
    target.current = { at, bounds, box };
  });
  const turn = useCallback(() => {
    const { at: page, bounds: mark, box: sheet } = target.current;
    if (page === null) return;
    if (sheet && isSheet(sheet)) viewer.current?.setZoom(zoomBeside(sheet, width, mark));
    viewer.current?.goTo(page, { rect: rectBeside(sheet, mark), isJump: false });
  }, [width]);
  const spot = bounds?.join(' ');
  // The size of a far page is known only after it was measured, and with it how large it is to be shown.
  useEffect(turn, [turn, at, spot, box]);

  const answered = place?.anchor ?? null;
  const renderOverlay = useCallback(
    ({ geometry }: OverlayPage) => (
      <BesideOverlay geometry={geometry} side={side} marks={marks} comments={comments} answered={answered} />
    ),
    [side, marks, comments, answered],
  );
  const onSelectionEnd = useCallback(
    () => setHasSelection((viewer.current?.selection().length ?? 0) > 0),
    [],
  );
  const onView = useCallback((view: ViewState) => setLookedAt(view.pageIndex), []);
  const shownPage = lookedAt ?? at;
  return (
    <figure className={styles.side}>
      <figcaption className={styles.caption}>
        <strong>{kind}</strong>
        <span className={styles.page}>{at === null ? '' : t('page', { page: at + 1 })}</span>
        {place && place.by !== 'page' && <span className={styles.by}>{t(`newPlaceBy.${place.by}`)}</span>}
        <span className={styles.end}>
          {marks && <ChangeKey side={side} />}
          {compared !== null && (
            <span className={styles.by} role="status">
              {t('compare:workingShort', { percent: Math.floor(compared * 100) })}
            </span>
          )}
          <Link
            className={styles.whole}
            to={`/dossiers/${dossierId}/read/${itemId}/${version.versionId}${at === null ? '' : `?page=${at + 1}`}`}
          >
            <ExternalLink aria-hidden className={styles.icon} />
            {t('pages:openWhole')}
          </Link>
        </span>
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
              initialZoom={zoomBeside(box, width, bounds)}
              renderOverlay={renderOverlay}
              onFirstPage={turn}
              onSelectionEnd={pointing ? onSelectionEnd : undefined}
              onView={pointing ? onView : undefined}
            />
          )
        )}
      </div>
      {pointing && shownPage !== null && opened?.status === 'ready' && (
        <PointingBar
          pointing={pointing}
          viewer={() => viewer.current}
          hasSelection={hasSelection}
          pageIndex={shownPage}
        />
      )}
    </figure>
  );
}

function usePageBox(opened: FileDocument | null, pageIndex: number | null): PageBox | undefined {
  const document = opened?.status === 'ready' ? opened.document : null;
  return useSyncExternalStore(
    (onChange) => document?.subscribe(onChange) ?? (() => undefined),
    () => (document && pageIndex !== null ? document.boxes()[pageIndex] : undefined),
  );
}
