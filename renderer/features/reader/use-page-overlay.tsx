import { useCallback, useMemo, type ReactNode } from 'react';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { nextSeverity } from '#renderer/comments/comment-draft.ts';
import { MarkLayer } from '#renderer/comments/MarkLayer.tsx';
import type { PageGeometry } from '#renderer/pdf/page-geometry.ts';
import type { OverlayPage, PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import { isOnWords } from '#shared/anchoring/anchor.ts';
import { pagesOf, standsOn } from '#shared/anchoring/anchor-pages.ts';
import type { Severity } from '#shared/domain/comment/comment.ts';
import type { DossierId } from '#shared/domain/ids.ts';
import type { ReviewItem } from '#shared/domain/state.ts';
import { DrawLayer, type Drawn } from './DrawLayer.tsx';
import { FloatingComposer } from './FloatingComposer.tsx';
import type { CuttingOut } from './use-cutting-out.ts';
import { MarkInHand } from './MarkInHand.tsx';
import type { DrawTool } from './tools.ts';
import type { ChosenComment } from './use-chosen-comment.ts';
import type { Composing } from './use-composing.ts';
import type { DrawingDesk } from './use-drawing.ts';
import { useLatest } from './use-latest.ts';
import type { Marking } from './use-marking.ts';

export interface OverlayPorts {
  readonly viewer: () => PdfViewerHandle | null;
  readonly dossierId: DossierId;
  readonly matter: ReviewItem['matter'];
  readonly rows: readonly CommentRow[];
  readonly chosen: ChosenComment;
  readonly composing: Composing;
  readonly cutting: CuttingOut;
  readonly marking: Marking;
  /** The tool that draws now; null when none does. */
  readonly drawTool: DrawTool | null;
  /** Of the comment the drawing is for, where it is there already. */
  readonly drawnSeverity: Severity | null;
  readonly drawing: DrawingDesk;
  readonly onDrawn: (pageIndex: number, drawn: Drawn) => void;
  readonly onUndo: () => void;
  /** Whether this person may have marks of their own here. */
  readonly mayMark: boolean;
}

export interface PageOverlay {
  /** For the viewer: it keeps its identity while nothing over the pages changes. */
  readonly render: (page: OverlayPage) => ReactNode;
  /** The composer of a comment on the whole report, which stands over no page. */
  readonly besidePages: ReactNode;
  readonly shownId: ChosenComment['id'];
}

const NO_ROWS: readonly CommentRow[] = [];

/** What lies over the pages: marks, the one in hand, what is being drawn, the composer. */
export function usePageOverlay({
  viewer,
  dossierId,
  matter,
  rows,
  chosen,
  composing,
  cutting,
  marking,
  drawTool,
  drawnSeverity,
  drawing,
  onDrawn,
  onUndo,
  mayMark,
}: OverlayPorts): PageOverlay {
  const { open, adding, keepRefusal, shareRefusal } = composing;
  const { isCutting } = cutting;
  const cut = useLatest(cutting.begin);
  const { rowsByPage, selectFromPage } = chosen;
  const { save } = composing.drafts;
  const change = useLatest(composing.change);
  const keep = useLatest(composing.keep);
  const share = useLatest(composing.share);
  const close = useLatest(composing.close);
  const discard = useLatest(composing.discard);
  const remark = useLatest(composing.remark);
  const withdraw = useLatest(composing.withdraw);

  const severity = drawnSeverity ?? nextSeverity(composing.drafts.drafts);
  const isOnPage = open !== null && open.anchor.kind !== 'report';
  const shownId = open?.commentId ?? chosen.id;
  const shown = shownId === null ? undefined : rows.find((row) => row.id === shownId);
  const inHand = mayMark && shown && composing.mayRemark(shown) ? shown : null;

  const writing = useCallback(
    (geometry: PageGeometry | null) =>
      open && (
        <FloatingComposer
          geometry={geometry}
          isAside={isCutting}
          dossierId={dossierId}
          draft={open}
          adding={adding}
          onCut={cut}
          matter={matter}
          onChange={change}
          save={save}
          onKeep={keep}
          onShare={share}
          onClose={close}
          onDiscard={() => discard(open.commentId)}
          keepRefusal={keepRefusal}
          shareRefusal={shareRefusal}
        />
      ),
    [
      open,
      dossierId,
      matter,
      adding,
      isCutting,
      cut,
      save,
      keepRefusal,
      shareRefusal,
      change,
      keep,
      share,
      close,
      discard,
    ],
  );
  const isWriting = open !== null;
  const render = useCallback(
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
            onRemark={remark}
            onRemove={isWriting ? null : withdraw}
            onUndo={onUndo}
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
      isWriting,
      writing,
      drawTool,
      severity,
      drawing,
      onDrawn,
      inHand,
      viewer,
      marking,
      remark,
      withdraw,
      onUndo,
    ],
  );
  const besidePages = open && !isOnPage ? writing(null) : null;
  return useMemo(() => ({ render, besidePages, shownId }), [render, besidePages, shownId]);
}
