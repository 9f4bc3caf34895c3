import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useCarriedComments } from '#renderer/carry/use-carried-comments.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { RenderQueue } from '#renderer/pdf/render-queue.ts';
import type { ViewState } from '#renderer/pdf/viewer-types.ts';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import type { Candidate } from '#shared/anchoring/carry/carried.ts';
import { chaptersOf, type Chapter } from '#shared/anchoring/chapters.ts';
import { boundingRect } from '#shared/anchoring/rects.ts';
import { sectionAt } from '#shared/anchoring/section.ts';
import { standingChair } from '#shared/domain/policy.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { CommentsPane } from './CommentsPane.tsx';
import { CutBar } from './CutBar.tsx';
import type { Drawn } from './DrawLayer.tsx';
import { HeatStrip } from './HeatStrip.tsx';
import { LeftPane } from './LeftPane.tsx';
import { pagesInView } from './pages-in-view.ts';
import { nextUnread } from './read-pages.ts';
import { ReaderPaper } from './ReaderPaper.tsx';
import { ReaderTools } from './ReaderTools.tsx';
import { ReportChapters } from './ReportChapters.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { StatusLine } from './StatusLine.tsx';
import { isDrawTool, type ToolKey } from './tools.ts';
import { countUnsentComments } from './unsent-comments.ts';
import { useChosenComment } from './use-chosen-comment.ts';
import { useCommentList } from './use-comment-list.ts';
import { useComposing } from './use-composing.ts';
import { useCuttingOut } from './use-cutting-out.ts';
import { useCoverage } from './use-coverage.ts';
import { useDeadline } from './use-deadline.ts';
import { useFindOnPage } from './use-find-on-page.ts';
import { useLatest } from './use-latest.ts';
import { useMarkDesk } from './use-mark-desk.ts';
import { useMarkKeys } from './use-mark-keys.ts';
import { useMarking } from './use-marking.ts';
import { useOutline, useSectionKey } from './use-outline.ts';
import { useOwnActs } from './use-own-acts.ts';
import { usePageLabels } from './use-page-labels.ts';
import { usePageOverlay } from './use-page-overlay.tsx';
import { usePanes } from './use-panes.ts';
import { usePlacing } from './use-placing.ts';
import { useReadPages } from './use-read-pages.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { useReaderTarget } from './use-reader-target.ts';
import { useReading } from './use-reading.ts';
import { useReportComments } from './use-report-comments.ts';
import { useViewerWords } from './use-viewer-words.ts';
import { useWidthInRem } from './use-width-in-rem.ts';
import { WaitingComments } from './WaitingComments.tsx';
import styles from './ReaderDesk.module.css';

export interface ReaderDeskProps {
  readonly document: PdfDocument;
  readonly item: ReviewItem;
  readonly version: ReportVersion;
  readonly isRetrying: boolean;
}

/** The open report: page, ways through it, comments beside it. */
export function ReaderDesk({ document: pdf, item, version, isRetrying }: ReaderDeskProps): ReactNode {
  const { t } = useTranslation('reader');
  const { dossierId, member, view: dossier } = useOpenDossier();
  const show = useToast();
  const words = useViewerWords();
  const boxes = useSyncExternalStore(pdf.subscribe, pdf.boxes);
  const [queue] = useState(() => new RenderQueue());
  useEffect(() => () => queue.close(), [queue]);
  const { root, widthRem } = useWidthInRem();
  const panes = usePanes(widthRem);
  const [isZoomingToBox, setIsZoomingToBox] = useState(false);
  const [isGoing, setIsGoing] = useState(false);
  const [isFirstPageThere, setIsFirstPageThere] = useState(false);
  const reading = useReading(version.file.sha256, pdf.pageCount);
  const { viewer, goTo, pageIndex, currentPage, onView } = reading;

  const place = useMemo(
    () => ({ itemId: item.itemId, versionId: version.versionId }),
    [item.itemId, version.versionId],
  );
  const acts = useOwnActs();
  const composing = useComposing(place, acts.record);
  const { open } = composing;
  const cutting = useCuttingOut(pdf, () => reading.view?.rotation ?? 0, composing.adding);
  const { drafts } = composing.drafts;
  const written = useReportComments(place.itemId, place.versionId, drafts, panes.isRightOpen);
  const carried = useCarriedComments(pdf, item, version, isFirstPageThere);
  const rows = useMemo(() => [...written, ...carried.rows], [written, carried.rows]);
  const mayMark = member.role === 'expert';
  const outline = useOutline(pdf, isFirstPageThere);
  const { headings } = outline;
  const chapters = useMemo(() => chaptersOf(headings, pdf.pageCount), [headings, pdf.pageCount]);
  const list = useCommentList(rows, item, chapters, pageIndex, mayMark || member.role === 'clerk');
  const chosen = useChosenComment(rows, list.found.rows, reading, composing.reopen);
  const [inView, setInView] = useState<readonly number[]>([]);
  const read = useReadPages(version.file.sha256, pdf.pageCount, inView, mayMark);
  const { itemId, versionId } = place;
  const coverage = useCoverage(itemId, versionId, outline.isRead ? chapters : NO_CHAPTERS, read);
  const goToUnread = () => {
    const next = read && nextUnread(read, pageIndex, pdf.pageCount);
    if (next !== null) goTo(next);
  };
  const similar = chosen.id === null ? undefined : list.groupOf(chosen.id);
  useShortcut('Shift+M', t('shortcuts.mergeSimilar'), t('group'), () => similar && list.merge(similar), {
    isEnabled: similar !== undefined && list.isOpen(similar),
  });

  const labels = usePageLabels(pdf, isFirstPageThere);
  const section = sectionAt(headings, pageIndex, reading.viewTop);
  const sectionKey = useSectionKey(outline.nodes, section);
  const deadline = useDeadline();
  const find = useFindOnPage(pdf, panes.scope, reading);
  useReaderTarget({ find, rows, openFind: panes.openFind, showComment: chosen.selectFromList });

  const marking = useMarking(viewer, headings);
  const mayMarkNow = mayMark && composing.keepRefusal === null;
  const begin = (anchor: Anchor) => {
    viewer()?.clearSelection();
    chosen.drop();
    composing.begin(anchor);
  };
  const desk = useMarkDesk({ viewer, currentPage, marking, mayMark: mayMarkNow, begin });
  const [lookedAt, setLookedAt] = useState<Candidate | null>(null);
  const marks = useMemo(
    () => lookedAt?.place.parts.map((range) => ({ pageIndex: range.pageIndex, range, isCurrent: true })),
    [lookedAt],
  );
  const placing = usePlacing(version.versionId, carried, {
    hasSelection: desk.selectionEnd !== null,
    marking,
    currentPage,
    look: (candidate) => {
      setLookedAt(candidate);
      const { pageIndex: page, rects } = candidate?.place ?? {};
      if (page !== undefined && rects) goTo(page, { rect: boundingRect(rects), isJump: true });
    },
  });
  const onTool = (tool: ToolKey) => {
    placing.stopDrawing();
    desk.onTool(tool);
  };

  const deletions = { ids: composing.withdrawing, cancel: composing.cancelWithdraw };
  const undo = useLatest(() => {
    if (desk.drawing.drawing) desk.drawing.takeBack();
    else acts.undo(deletions);
  });
  useReaderKeys({
    viewer,
    onLeft: panes.toggleLeft,
    onRight: panes.toggleRight,
    onFind: () => panes.openFind(),
    onGoTo: () => setIsGoing(true),
    onZoomBox: () => setIsZoomingToBox(true),
    onHit: find.step,
    onComment: chosen.step,
    onUnread: goToUnread,
    hasUnread: read !== null,
    onCancel: () => {
      setIsZoomingToBox(false);
      if (cutting.isCutting) {
        cutting.cancel();
        return;
      }
      if (placing.drawing) {
        placing.stopDrawing();
        return;
      }
      if (desk.tool === 'select' && !open) chosen.drop();
      desk.putDown();
      composing.close();
    },
  });
  useMarkKeys({
    onTool,
    mayMark: mayMarkNow,
    isDrawing: desk.drawing.drawing !== null,
    onFinish: desk.drawing.finish,
    onUndo: undo,
    onRedo: () => acts.redo(deletions),
  });
  const ownTool = isDrawTool(desk.tool) && mayMarkNow && !open ? desk.tool : null;
  const onCut = useLatest((page: number, drawn: Drawn) => {
    if (drawn.kind === 'rect') cutting.take(page, drawn.rect);
  });
  const overlay = usePageOverlay({
    viewer,
    dossierId,
    matter: item.matter,
    rows,
    chosen,
    composing,
    cutting,
    marking,
    drawTool: cutting.isCutting ? 'rect' : (placing.drawing?.tool ?? ownTool),
    drawnSeverity: placing.drawing?.row.severity ?? null,
    drawing: desk.drawing,
    onDrawn: cutting.isCutting ? onCut : placing.drawing ? placing.onDrawn : desk.onDrawn,
    onUndo: undo,
    mayMark,
  });

  const copySelection = () => {
    const text = viewer()?.selectedText() ?? '';
    void navigator.clipboard.writeText(text).then(() => {
      show({ text: t('selection.copied', { count: [...text].length }) });
    });
    desk.forgetSelection();
  };
  const forgetSelection = useLatest(desk.forgetSelection);
  const onMoved = useCallback(
    (next: ViewState) => {
      onView(next);
      setInView(pagesInView(viewer(), next, pdf.boxes()));
      forgetSelection();
    },
    [onView, forgetSelection, viewer, pdf],
  );
  const onZoomedToBox = useCallback(() => setIsZoomingToBox(false), []);
  const onFirstPage = useCallback(() => setIsFirstPageThere(true), []);
  const pageName = useCallback((page: number) => t('page', { page: page + 1 }), [t]);

  return (
    <div ref={root} className={styles.screen}>
      <div className={styles.columns} data-right={panes.isRightOpen || undefined}>
        <div className={styles.main}>
          <ReaderTools
            tool={desk.tool}
            onTool={onTool}
            mayMark={mayMark}
            markRefusal={composing.keepRefusal}
            view={reading.view}
            viewer={viewer}
            isLeftOpen={panes.isLeftOpen}
            isRightOpen={panes.isRightOpen}
            isFindOpen={panes.isFinding}
            onLeft={panes.toggleLeft}
            onRight={panes.toggleRight}
            onFind={panes.toggleFind}
            onZoomBox={() => setIsZoomingToBox(true)}
          />
          <div className={styles.desk}>
            {panes.isLeftOpen && (
              <LeftPane
                document={pdf}
                queue={queue}
                tab={panes.tab}
                onTab={panes.setTab}
                currentPage={pageIndex}
                labels={labels}
                goTo={goTo}
                pageName={pageName}
                badge={(page) => chosen.rowsByPage.get(page)?.length ?? 0}
                outline={outline.nodes}
                sectionKey={sectionKey}
                find={find}
                scope={panes.scope}
                onScope={panes.setScope}
                item={item}
                version={version}
                read={read}
                chapters={
                  outline.isRead ? (
                    <ReportChapters
                      chapters={chapters}
                      rows={rows}
                      read={read}
                      pageIndex={pageIndex}
                      goTo={goTo}
                      reading={coverage}
                      isChair={standingChair(dossier.state, itemId) === dossier.memberId}
                    />
                  ) : null
                }
              />
            )}
            <ReaderPaper
              pdf={{
                ref: reading.viewerRef,
                document: pdf,
                words,
                queue,
                initialPlace: reading.start,
                initialZoom: reading.start.zoom,
                initialRotation: reading.start.rotation,
                initialArrangement: reading.start.arrangement,
                onZoomedToBox,
                renderOverlay: overlay.render,
                marks: marks ?? find.marks,
                onView: onMoved,
                onLayout: reading.onLayout,
                onFirstPage,
                onPress: chosen.onPress,
              }}
              viewer={viewer}
              tool={desk.tool}
              placingTool={placing.drawing?.tool ?? null}
              isZoomingToBox={isZoomingToBox}
              isWriting={open !== null}
              drawing={desk.drawing}
              mayMark={mayMarkNow}
              onSelectionEnd={desk.onSelectionEnd}
            >
              {overlay.besidePages}
              {cutting.isCutting && (
                <CutBar onWholePage={() => cutting.take(pageIndex, null)} onCancel={cutting.cancel} />
              )}
            </ReaderPaper>
            <HeatStrip rows={rows} layout={reading.layout} boxes={boxes} onSelect={chosen.selectFromList} />
          </div>
        </div>
        {panes.isRightOpen && (
          <CommentsPane
            all={rows}
            list={list}
            selectedId={overlay.shownId}
            onSelect={chosen.selectFromList}
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
        unsent={countUnsentComments(dossier)}
        drafts={drafts.length}
        isRetrying={isRetrying}
        unread={read && pdf.pageCount - read.size}
        onUnread={goToUnread}
        deadline={deadline}
        isGoing={isGoing}
        onGoing={setIsGoing}
        onGo={(page) => {
          goTo(page);
          viewer()?.focus();
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

const NO_CHAPTERS: readonly Chapter[] = [];
const APPLICANTS: ReadonlySet<string> = new Set(['owner', 'compiler']);
