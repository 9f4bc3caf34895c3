import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import type { Anchor, WordsKind } from '#shared/anchoring/anchor.ts';
import type { Drawn } from './DrawLayer.tsx';
import { wordsKind, type Tool, type ToolKey } from './tools.ts';
import { useDrawing, type DrawingDesk } from './use-drawing.ts';
import { useLatest } from './use-latest.ts';
import type { Marking } from './use-marking.ts';

export interface MarkDesk {
  readonly tool: Tool;
  readonly onTool: (tool: ToolKey) => void;
  readonly drawing: DrawingDesk;
  readonly onDrawn: (pageIndex: number, drawn: Drawn) => void;
  /** Of words just selected without a tool for words; in window pixels. */
  readonly selectionEnd: DOMRect | null;
  readonly onSelectionEnd: () => void;
  readonly forgetSelection: () => void;
  readonly writeOnSelection: () => void;
  /** Puts down what is in hand: a drawing first, then the tool. */
  readonly putDown: () => void;
}

/** The tools in hand and what they make. `begin` opens the composer at a new mark. */
export function useMarkDesk({
  viewer,
  currentPage,
  marking,
  mayMark,
  begin,
}: {
  readonly viewer: () => PdfViewerHandle | null;
  readonly currentPage: () => number;
  readonly marking: Marking;
  /** Also now, as the rules stand. */
  readonly mayMark: boolean;
  readonly begin: (anchor: Anchor) => void;
}): MarkDesk {
  const { t } = useTranslation('marking');
  const show = useToast();
  const [tool, setTool] = useState<Tool>('select');
  const [selectionEnd, setSelectionEnd] = useState<DOMRect | null>(null);
  const drawing = useDrawing(
    useLatest(({ kind, pageIndex, strokes }) => begin(marking.ofDrawing(kind, pageIndex, strokes))),
  );

  const write = (kind: WordsKind) => {
    const marked = marking.ofSelection(kind);
    if (!marked) return;
    const pages = (marked.anchor.nextPages?.length ?? 0) + 1;
    if (marked.isCut) show({ text: t('tooManyPages', { count: pages }) });
    setSelectionEnd(null);
    begin(marked.anchor);
  };
  const onSelectionEnd = useLatest(() => {
    const end = viewer()?.selection().at(-1)?.end ?? null;
    const kind = wordsKind(tool);
    if (end && kind && mayMark) write(kind);
    else setSelectionEnd(end);
  });
  const onDrawn = useLatest((pageIndex: number, drawn: Drawn) => {
    if (drawn.kind === 'arrow') begin(marking.ofDrawing('arrow', pageIndex, [drawn.line]));
    else begin(marking.ofRect(drawn.kind, pageIndex, drawn.rect));
  });
  const onTool = (next: ToolKey) => {
    const kind = wordsKind(next);
    if (drawing.drawing && next !== tool) {
      if (drawing.isEnough) drawing.finish();
      else drawing.cancel();
    }
    if (next === 'pageNote') begin(marking.ofPage(currentPage()));
    else if (next === 'reportNote') begin(marking.ofReport());
    else if (kind && viewer()?.selection().length) write(kind);
    else setTool(next);
  };
  return {
    tool,
    onTool,
    drawing,
    onDrawn,
    selectionEnd,
    onSelectionEnd,
    forgetSelection: () => setSelectionEnd(null),
    writeOnSelection: () => write('text'),
    putDown: () => {
      setSelectionEnd(null);
      if (drawing.drawing) drawing.cancel();
      else setTool('select');
    },
  };
}
