import { useRef, type ReactNode } from 'react';
import { isOnWords, type Anchor, type MarkColour } from '#shared/anchoring/anchor.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import type { PageGeometry } from '#renderer/pdf/page-geometry.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import { MarkBar } from './MarkBar.tsx';
import { MarkEditor } from './MarkEditor.tsx';
import type { Marking } from './use-marking.ts';
import { WordsEditor } from './WordsEditor.tsx';

/** The selected mark of one's own on one of its pages: handles, and on the first page the bar of what can be done. */
export function MarkInHand({
  geometry,
  row,
  viewer,
  marking,
  onRemark,
  onRemove,
  onUndo,
}: {
  readonly geometry: PageGeometry;
  readonly row: CommentRow;
  readonly viewer: () => PdfViewerHandle | null;
  readonly marking: Marking;
  readonly onRemark: (row: CommentRow, anchor: Anchor) => Promise<void>;
  /** Null while the comment is being written: the composer has what can be done. */
  readonly onRemove: ((row: CommentRow) => void) | null;
  readonly onUndo: () => void;
}): ReactNode {
  const frame = useRef<HTMLButtonElement>(null);
  const { anchor } = row;
  const onCommit = (changed: Anchor) => onRemark(row, changed);
  return (
    <>
      {isOnWords(anchor.kind) ? (
        <WordsEditor
          key={row.id}
          geometry={geometry}
          row={row}
          viewer={viewer}
          ofSelection={marking.ofSelection}
          onCommit={onCommit}
          frameRef={frame}
        />
      ) : (
        <MarkEditor
          key={row.id}
          geometry={geometry}
          row={row}
          onCommit={(changed) => onCommit(marking.again(changed))}
          frameRef={frame}
        />
      )}
      {onRemove && geometry.pageIndex === anchor.pageIndex && (
        <MarkBar
          geometry={geometry}
          anchor={anchor}
          severity={row.severity}
          onColour={(colour) => void onCommit(recoloured(anchor, colour))}
          onMove={() => frame.current?.focus()}
          onRemove={() => onRemove(row)}
          onUndo={onUndo}
        />
      )}
    </>
  );
}

function recoloured({ colour: _old, ...anchor }: Anchor, colour: MarkColour | undefined): Anchor {
  return { ...anchor, ...(colour ? { colour } : {}) };
}
