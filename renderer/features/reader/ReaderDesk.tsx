import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';
import { useCarriedComments } from '#renderer/carry/use-carried-comments.ts';
import { markUnder } from '#renderer/comments/mark-under.ts';
import { MarkLayer } from '#renderer/comments/MarkLayer.tsx';
import { filterRows, NO_FILTER, type RowFilter } from '#renderer/comments/filter-rows.ts';
import { nextSeverity } from '#renderer/comments/comment-draft.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import type { PageGeometry } from '#renderer/pdf/page-geometry.ts';
import type { PageLayout } from '#renderer/pdf/page-layout.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { PdfViewer } from '#renderer/pdf/PdfViewer.tsx';
import { RenderQueue } from '#renderer/pdf/render-queue.ts';
import type {
  GoOptions,
  OverlayPage,
  PagePointer,
  PdfViewerHandle,
  ViewState,
} from '#renderer/pdf/viewer-types.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { isOnWords, type Anchor, type Rect } from '#shared/anchoring/anchor.ts';
import type { Candidate } from '#shared/anchoring/carry/carried.ts';
import { pagesOf, standsOn } from '#shared/anchoring/anchor-pages.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import { sectionAt } from '#shared/anchoring/section.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { CommentsPane } from './CommentsPane.tsx';
import { DrawingBar } from './DrawingBar.tsx';
import { DrawLayer } from './DrawLayer.tsx';
import type { FindScope } from './FindField.tsx';
import { FloatingComposer } from './FloatingComposer.tsx';
import { HeatStrip } from './HeatStrip.tsx';
import { LeftPane } from './LeftPane.tsx';
import { MarkInHand } from './MarkInHand.tsx';
import { PANES_KEY, parsePanes, type LeftTab, type Panes } from './panes.ts';
import { ReaderTools } from './ReaderTools.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { StatusLine } from './StatusLine.tsx';
import { isDrawTool, wordsKind } from './tools.ts';
import { useComposing } from './use-composing.ts';
import { usePlacing } from './use-placing.ts';
import { WaitingComments } from './WaitingComments.tsx';
import { useDeadline } from './use-deadline.ts';
import { useFind } from './use-find.ts';
import { useLatest } from './use-latest.ts';
import { useMarkDesk } from './use-mark-desk.ts';
import { useMarkKeys } from './use-mark-keys.ts';
import { useMarking } from './use-marking.ts';
import { useOutline, useSectionKey } from './use-outline.ts';
import { useOwnActs } from './use-own-acts.ts';
import { usePageLabels } from './use-page-labels.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { useReaderTarget } from './use-reader-target.ts';
import { useRememberedPlace } from './use-remembered-place.ts';
import { useReportComments } from './use-report-comments.ts';
import { useTouchSelecting } from './use-touch-selecting.ts';
import { useViewerWords } from './use-viewer-words.ts';
import { useWidthInRem } from './use-width-in-rem.ts';
import styles from './ReaderDesk.module.css';

export interface ReaderDeskProps {
  readonly document: PdfDocument;
  readonly item: ReviewItem;
  readonly version: ReportVersion;
  readonly isRetrying: boolean;
}

/** Below this many rem of window the left pane stays folded until asked for. */
const ROOM_FOR_LEFT_REM = 72;

/** The open report: page, ways through it, comments beside it. */
export function ReaderDesk({ document: pdf, item, version, isRetrying }: ReaderDeskProps): ReactNode {
  const { t } = useTranslation(['reader', 'marking']);
  const { member, view: dossier } = useOpenDossier();
  const { preferences, setPlace } = usePreferences();
  const show = useToast();
  const words = useViewerWords();
  const viewerRef = useRef<PdfViewerHandle>(null);
  const viewer = useCallback(() => viewerRef.current, []);
  const [view, setView] = useState<ViewState | null>(null);
  const viewRef = useRef<ViewState | null>(null);
  const [viewTop, setViewTop] = useState<number | null>(null);
  const [layout, setLayout] = useState<PageLayout | null>(null);
  const [isFirstPageThere, setIsFirstPageThere] = useState(false);
  const [selectedId, setSelectedId] = useState<CommentId | null>(null);
  const [filter, setFilter] = useState<RowFilter>(NO_FILTER);
  const [isZoomingToBox, setIsZoomingToBox] = useState(false);
  const [isGoing, setIsGoing] = useState(false);
  const boxes = useSyncExternalStore(pdf.subscribe, pdf.boxes);
  const [queue] = useState(() => new RenderQueue());
  useEffect(() => () => queue.close(), [queue]);

  const { root, widthRem } = useWidthInRem();
  const panes = parsePanes(preferences.places[PANES_KEY]);
  const [isFinding, setIsFinding] = useState(false);
  const [scope, setScope] = useState<FindScope>('report');
  const isLeftOpen = isFinding || (panes.left ?? widthRem >= ROOM_FOR_LEFT_REM);
  const isRightOpen = panes.right ?? true;
  const setPanes = (part: Partial<Panes>) => setPlace(PANES_KEY, JSON.stringify({ ...panes, ...part }));
  const toggleLeft = () => {
    if (isFinding) setIsFinding(false);
    setPanes({ left: !isLeftOpen });
  };
  const setTab = (tab: LeftTab) => {
    setIsFinding(tab === 'find');
    if (tab !== 'find') setPanes({ tab, left: true });
  };

  const place = useMemo(
    () => ({ itemId: item.itemId, versionId: version.versionId }),
    [item.itemId, version.versionId],
  );
  const acts = useOwnActs();
  const composing = useComposing(place, acts.record);
  const { open } = composing;
  const written = useReportComments(place.itemId, place.versionId, composing.drafts.drafts, isRightOpen);
  const carried = useCarriedComments(pdf, item, version, isFirstPageThere);
  const rows = useMemo(() => [...written, ...carried.rows], [written, carried.rows]);
  const mayMark = member.role === 'expert';
  const pageIndex = view?.pageIndex ?? 0;
  const found = useMemo(() => filterRows(rows, filter, pageIndex), [rows, filter, pageIndex]);
  const rowsByPage = useMemo(() => {
    const standing = rows.flatMap((row) => pagesOf(row.anchor).map((page) => ({ page, row })));
    const pages = Map.groupBy(standing, ({ page }) => page);
    return new Map([...pages].map(([page, list]) => [page, list.map(({ row }) => row)]));
  }, [rows]);

  const outline = useOutline(pdf, isFirstPageThere);
  const { headings } = outline;
  const marking = useMarking(viewer, headings);
  const begin = (anchor: Anchor) => {
    viewerRef.current?.clearSelection();
    setSelectedId(null);
    composing.begin(anchor);
  };
  const mayMarkNow = mayMark && composing.keepRefusal === null;
  const desk = useMarkDesk({
    viewer,
    currentPage: () => viewRef.current?.pageIndex ?? 0,
    marking,
    mayMark: mayMarkNow,
    begin,
  });
  const { tool, forgetSelection } = desk;
  const paper = useRef<HTMLDivElement>(null);
  useTouchSelecting(paper, viewer, mayMarkNow && wordsKind(tool) !== null, desk.onSelectionEnd);
  const [lookedAt, setLookedAt] = useState<Candidate | null>(null);
  const marks = useMemo(
    () => lookedAt?.place.parts.map((range) => ({ pageIndex: range.pageIndex, range, isCurrent: true })),
    [lookedAt],
  );
  const placing = usePlacing(version.versionId, carried, {
    hasSelection: desk.selectionEnd !== null,
    ofSelection: (kind) => marking.ofSelection(kind)?.anchor ?? null,
    ofPage: () => marking.ofPage(viewRef.current?.pageIndex ?? 0),
    look: (candidate) => {
      setLookedAt(candidate);
      const { pageIndex: page, rects } = candidate?.place ?? {};
      if (page !== undefined && rects) goTo(page, { rect: boundingRect(rects), isJump: true });
    },
  });
  const section = sectionAt(headings, pageIndex, viewTop);
  const sectionKey = useSectionKey(outline.nodes, section);
  const deadline = useDeadline();

  const goTo = useCallback((page: number, options?: GoOptions) => viewerRef.current?.goTo(page, options), []);
  const find = useFind(
    pdf,
    scope === 'report',
    useCallback(() => viewRef.current?.pageIndex ?? 0, []),
    (hit, isFirst) => {
      void pdf.words(hit.pageIndex).then((page) => {
        const item_ = page.items[page.text.runs[hit.range.start] ?? 0];
        const [, , , , x = 0, y = 0] = (item_?.transform ?? []) as number[];
        const rect: Rect = [x, y, x + (item_?.width ?? 0), y + (item_?.height ?? 0)];
        goTo(hit.pageIndex, { rect, isJump: isFirst });
      });
    },
  );

  const labels = usePageLabels(pdf, isFirstPageThere);
  const { start, remember } = useRememberedPlace(version.file.sha256, pdf.pageCount, goTo);
  const forgotten = useLatest(forgetSelection);
  const onView = useCallback(
    (next: ViewState) => {
      viewRef.current = next;
      setView(next);
      setViewTop(topOfView(viewerRef.current, next));
      forgotten();
      remember(next);
    },
    [remember, forgotten],
  );

  const copySelection = () => {
    const text = viewerRef.current?.selectedText() ?? '';
    void navigator.clipboard.writeText(text).then(() => {
      show({ text: t('reader:selection.copied', { count: [...text].length }) });
    });
    forgetSelection();
  };

  /** A mark was pressed, or a card: both show the same comment. */
  const select = useCallback(
    (row: CommentRow, isFromPage: boolean) => {
      setSelectedId((old) => (old === row.id && isFromPage ? null : row.id));
      if (row.delivery === 'draft') composing.reopen(row.id);
      if (!isFromPage && row.anchor.kind !== 'report') {
        goTo(row.anchor.pageIndex, { rect: boundingRect(row.anchor.rects), isSmooth: true });
      }
    },
    [composing, goTo],
  );
  const selectFromPage = useLatest((row: CommentRow) => select(row, true));
  const onPress = useLatest(({ pageIndex: page, point }: PagePointer) => {
    const scale = viewerRef.current?.shownPage(page)?.geometry.scale ?? 1;
    const row = markUnder(rowsByPage.get(page) ?? NO_ROWS, {
      pageIndex: page,
      point,
      grace: PRESS_GRACE / scale,
    });
    if (row) select(row, true);
    else setSelectedId(null);
  });
  const selectFromList = (row: CommentRow) => select(row, false);
  useReaderTarget({
    find,
    rows,
    openFind: (wanted) => {
      setIsFinding(true);
      setScope(wanted);
    },
    showComment: selectFromList,
  });
  const step = (by: 1 | -1) => {
    const at = found.rows.findIndex(({ id }) => id === selectedId);
    const next = found.rows[at === -1 ? (by === 1 ? 0 : found.rows.length - 1) : at + by];
    if (next) selectFromList(next);
  };
  useReaderKeys({
    viewer,
    onLeft: toggleLeft,
    onRight: () => setPanes({ right: !isRightOpen }),
    onFind: () => setIsFinding(true),
    onGoTo: () => setIsGoing(true),
    onZoomBox: () => setIsZoomingToBox(true),
    onHit: find.step,
    onComment: step,
    onCancel: () => {
      setIsZoomingToBox(false);
      if (tool === 'select' && !open) setSelectedId(null);
      desk.putDown();
      composing.close();
    },
  });
  const deletions = { ids: composing.withdrawing, cancel: composing.cancelWithdraw };
  const undo = useLatest(() => {
    if (desk.drawing.drawing) desk.drawing.takeBack();
    else acts.undo(deletions);
  });
  useMarkKeys({
    onTool: desk.onTool,
    mayMark: mayMarkNow,
    isDrawing: desk.drawing.drawing !== null,
    onFinish: desk.drawing.finish,
    onUndo: undo,
    onRedo: () => acts.redo(deletions),
  });

  const drawTool = isDrawTool(tool) && mayMarkNow && !open ? tool : null;
  const { drawing, onDrawn } = desk;
  const severity = nextSeverity(composing.drafts.drafts);
  const isOnPage = open !== null && open.anchor.kind !== 'report';
  const writing = useCallback(
    (geometry: PageGeometry | null) =>
      open && (
        <FloatingComposer
          geometry={geometry}
          draft={open}
          matter={item.matter}
          onChange={composing.change}
          save={composing.drafts.save}
          onKeep={composing.keep}
          onShare={composing.share}
          onClose={composing.close}
          onDiscard={() => composing.discard(open.commentId)}
          keepRefusal={composing.keepRefusal}
          shareRefusal={composing.shareRefusal}
        />
      ),
    [open, composing, item.matter],
  );
  const shownId = open?.commentId ?? selectedId;
  const inHand = useMemo(
    () => (mayMark ? (rows.find((row) => row.id === shownId && composing.mayRemark(row)) ?? null) : null),
    [rows, shownId, composing, mayMark],
  );
  const renderOverlay = useCallback(
    ({ geometry }: OverlayPage) => (
      <>
        {drawTool && (
          <DrawLayer
            geometry={geometry}
            tool={drawTool}
            severity={severity}
            desk={drawing}
            onDrawn={onDrawn}
          />
        )}
        <MarkLayer
          geometry={geometry}
          rows={rowsByPage.get(geometry.pageIndex) ?? NO_ROWS}
          selectedId={shownId}
          drawnId={inHand && !isOnWords(inHand.anchor.kind) ? inHand.id : null}
          onSelect={selectFromPage}
        />
        {inHand && standsOn(inHand.anchor, geometry.pageIndex) && (
          <MarkInHand
            geometry={geometry}
            row={inHand}
            viewer={viewer}
            marking={marking}
            onRemark={composing.remark}
            onRemove={open ? null : composing.withdraw}
            onUndo={undo}
          />
        )}
        {isOnPage && pagesOf(open.anchor).at(-1) === geometry.pageIndex && writing(geometry)}
      </>
    ),
    [
      rowsByPage,
      shownId,
      selectFromPage,
      open,
      isOnPage,
      writing,
      drawTool,
      severity,
      drawing,
      onDrawn,
      inHand,
      viewer,
      marking,
      composing,
      undo,
    ],
  );
  const onZoomedToBox = useCallback(() => setIsZoomingToBox(false), []);
  const onFirstPage = useCallback(() => setIsFirstPageThere(true), []);
  const pageName = useCallback((page: number) => t('reader:page', { page: page + 1 }), [t]);

  const unsent = new Set(
    dossier.pending.flatMap(({ command, status }) =>
      status === 'saved' && command.type.startsWith('comment.') ? idsOf(command) : [],
    ),
  ).size;

  return (
    <div ref={root} className={styles.screen}>
      <div className={styles.columns} data-right={isRightOpen || undefined}>
        <div className={styles.main}>
          <ReaderTools
            tool={tool}
            onTool={desk.onTool}
            mayMark={mayMark}
            markRefusal={composing.keepRefusal}
            view={view}
            viewer={viewer}
            isLeftOpen={isLeftOpen}
            isRightOpen={isRightOpen}
            isFindOpen={isFinding}
            onLeft={toggleLeft}
            onRight={() => setPanes({ right: !isRightOpen })}
            onFind={() => setIsFinding((old) => !old)}
            onZoomBox={() => setIsZoomingToBox(true)}
          />
          <div className={styles.desk}>
            {isLeftOpen && (
              <LeftPane
                document={pdf}
                queue={queue}
                tab={isFinding ? 'find' : panes.tab}
                onTab={setTab}
                currentPage={pageIndex}
                labels={labels}
                goTo={goTo}
                pageName={pageName}
                badge={(page) => rowsByPage.get(page)?.length ?? 0}
                outline={outline.nodes}
                sectionKey={sectionKey}
                find={find}
                scope={scope}
                onScope={setScope}
                item={item}
                version={version}
              />
            )}
            <div ref={paper} className={styles.paper} data-words={wordsKind(tool) !== null || undefined}>
              <PdfViewer
                ref={viewerRef}
                document={pdf}
                words={words}
                queue={queue}
                initialPlace={start}
                initialZoom={start.zoom}
                initialRotation={start.rotation}
                initialArrangement={start.arrangement}
                isZoomingToBox={isZoomingToBox}
                onZoomedToBox={onZoomedToBox}
                renderOverlay={renderOverlay}
                marks={marks ?? find.marks}
                onView={onView}
                onLayout={setLayout}
                onFirstPage={onFirstPage}
                onSelectionEnd={desk.onSelectionEnd}
                onPress={onPress}
              />
              {(tool !== 'select' || isZoomingToBox) && !open && !drawing.drawing && (
                <p className={styles.hint}>
                  {isZoomingToBox || tool === 'select'
                    ? t('reader:hints.zoomBox')
                    : t(`marking:hints.${tool}`)}{' '}
                  · {t('reader:hints.cancel')}
                </p>
              )}
              <DrawingBar desk={drawing} />
              {open && !isOnPage && writing(null)}
            </div>
            <HeatStrip rows={rows} layout={layout} boxes={boxes} onSelect={selectFromList} />
          </div>
        </div>
        {isRightOpen && (
          <CommentsPane
            all={rows}
            found={found}
            filter={filter}
            onFilter={setFilter}
            selectedId={shownId}
            onSelect={selectFromList}
            composing={composing}
            standing={mayMark ? 'writer' : APPLICANTS.has(member.role) ? 'applicants' : 'reader'}
            pageName={pageName}
            queue={<WaitingComments carried={carried} placing={placing} />}
          />
        )}
      </div>
      <StatusLine
        pageIndex={pageIndex}
        pageCount={pdf.pageCount}
        labels={labels}
        section={section}
        sha256={version.file.sha256}
        unsent={unsent}
        drafts={composing.drafts.drafts.length}
        isRetrying={isRetrying}
        deadline={deadline}
        isGoing={isGoing}
        onGoing={setIsGoing}
        onGo={(page) => {
          goTo(page);
          viewerRef.current?.focus();
        }}
      />
      {desk.selectionEnd && (
        <SelectionBar
          end={desk.selectionEnd}
          mayMark={mayMarkNow}
          onWrite={desk.writeOnSelection}
          onCopy={copySelection}
        />
      )}
    </div>
  );
}

/** Room around a mark, in pixels: a finger or a shaking hand still means it. */
const PRESS_GRACE = 6;
const NO_ROWS: readonly CommentRow[] = [];
const APPLICANTS: ReadonlySet<string> = new Set(['owner', 'compiler']);

/** The height of the window's upper third on the page, in points: the heading above it is the section. */
function topOfView(viewer: PdfViewerHandle | null, view: ViewState | null): number | null {
  const region = view && viewer?.visibleRegion(view.pageIndex);
  return region ? region[3] - (region[3] - region[1]) / 3 : null;
}

function idsOf(command: {
  readonly type: string;
  readonly commentId?: string;
  readonly commentIds?: readonly string[];
  readonly subject?: { readonly commentId: string };
}): readonly string[] {
  return command.commentIds ?? [command.commentId ?? command.subject?.commentId ?? command.type];
}
