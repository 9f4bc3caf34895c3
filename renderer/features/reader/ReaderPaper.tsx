import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfViewer, type PdfViewerProps } from '#renderer/pdf/PdfViewer.tsx';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import { DrawingBar } from './DrawingBar.tsx';
import { wordsKind, type Tool } from './tools.ts';
import type { DrawingDesk } from './use-drawing.ts';
import type { PlacingTool } from './use-placing.ts';
import { useTouchSelecting } from './use-touch-selecting.ts';
import styles from './ReaderDesk.module.css';

export interface ReaderPaperProps {
  readonly pdf: PdfViewerProps;
  readonly viewer: () => PdfViewerHandle | null;
  readonly tool: Tool;
  /** A place is being drawn for an older comment. */
  readonly placingTool: PlacingTool | null;
  readonly isZoomingToBox: boolean;
  readonly isWriting: boolean;
  readonly drawing: DrawingDesk;
  readonly mayMark: boolean;
  readonly onSelectionEnd: () => void;
  /** What stands over the paper and on no page of it. */
  readonly children: ReactNode;
}

/** The pages, and over them what the tool in hand wants of a person. */
export function ReaderPaper({
  pdf,
  viewer,
  tool,
  placingTool,
  isZoomingToBox,
  isWriting,
  drawing,
  mayMark,
  onSelectionEnd,
  children,
}: ReaderPaperProps): ReactNode {
  const { t } = useTranslation(['reader', 'marking', 'comments']);
  const paper = useRef<HTMLDivElement>(null);
  const isForWords = wordsKind(tool) !== null && placingTool === null;
  useTouchSelecting(paper, viewer, mayMark && isForWords, onSelectionEnd);
  const hint = isZoomingToBox
    ? t('reader:hints.zoomBox')
    : placingTool
      ? t(`comments:waiting.drawHint.${placingTool}`)
      : tool === 'select' || isWriting || drawing.drawing
        ? null
        : t(`marking:hints.${tool}`);
  return (
    <div ref={paper} className={styles.paper} data-words={isForWords || undefined}>
      <PdfViewer {...pdf} isZoomingToBox={isZoomingToBox} onSelectionEnd={onSelectionEnd} />
      {hint !== null && (
        <p className={styles.hint} role="status">
          {hint} · {t('reader:hints.cancel')}
        </p>
      )}
      <DrawingBar desk={drawing} />
      {children}
    </div>
  );
}
