import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import type { CarriedHere } from '#renderer/carry/use-carried-comments.ts';
import { refusalOf } from '#renderer/comments/comment-acts.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { isOnWords, type Anchor } from '#shared/anchoring/anchor.ts';
import type { Candidate } from '#shared/anchoring/carry/carried.ts';
import type { CommentId, VersionId } from '#shared/domain/ids.ts';
import type { Drawn } from './DrawLayer.tsx';
import { useLatest } from './use-latest.ts';
import type { Marking } from './use-marking.ts';

/** What a place is drawn with. */
export type PlacingTool = 'rect' | 'pin';

/** Giving a comment on an older version its place in this one by hand (CM9). */
export interface Placing {
  /** Why this person may not place it, as a sentence; null when they may. */
  readonly refusal: (commentId: CommentId) => string | null;
  readonly hasSelection: boolean;
  /** Shows a candidate on the page; null shows none. */
  readonly look: (candidate: Candidate | null) => void;
  readonly take: (row: CommentRow, candidate: Candidate) => void;
  readonly takeSelection: (row: CommentRow) => void;
  readonly takePage: (row: CommentRow) => void;
  /** The comment whose place is drawn on the page now. */
  readonly drawing: { readonly row: CommentRow; readonly tool: PlacingTool } | null;
  /** Takes the tool in hand for one comment; the same again puts it down. */
  readonly draw: (row: CommentRow, tool: PlacingTool) => void;
  readonly stopDrawing: () => void;
  readonly onDrawn: (pageIndex: number, drawn: Drawn) => void;
}

export function usePlacing(
  versionId: VersionId,
  carried: CarriedHere,
  page: {
    readonly hasSelection: boolean;
    readonly marking: Marking;
    readonly currentPage: () => number;
    readonly look: (candidate: Candidate | null) => void;
  },
): Placing {
  const { t } = useTranslation('comments');
  const { handle, view } = useOpenDossier();
  const language = useLanguage();
  const now = useNow();
  const show = useToast();
  const [wanted, setWanted] = useState<Placing['drawing']>(null);
  // Somebody else may have placed it meanwhile.
  const drawing = wanted && carried.waiting.some(({ row }) => row.id === wanted.row.id) ? wanted : null;
  const { marking } = page;

  const place = (commentId: CommentId, anchor: Anchor) => {
    page.look(null);
    setWanted(null);
    void handle.submit({ type: 'comment.place', commentId, versionId, anchor }).then((done) => {
      if (done.ok) show({ text: t('waiting.done', { page: anchor.pageIndex + 1 }), tone: 'success' });
      else show({ text: wordRejection(language, done.error), tone: 'danger' });
    });
  };
  return {
    refusal: (commentId) => {
      const probe = { kind: 'page', pageIndex: 0, rects: [] } as const;
      const rejection = refusalOf(view, { type: 'comment.place', commentId, versionId, anchor: probe }, now);
      return rejection && wordRejection(language, rejection);
    },
    hasSelection: page.hasSelection,
    look: page.look,
    take: (row, candidate) => place(row.id, carried.toAnchor(candidate, row.anchor)),
    takeSelection: (row) => {
      const { kind } = row.anchor;
      const marked = marking.ofSelection(isOnWords(kind) ? kind : 'text', row.anchor.colour);
      if (marked) place(row.id, marked.anchor);
    },
    takePage: (row) => place(row.id, marking.ofPage(page.currentPage())),
    drawing,
    draw: (row, tool) => {
      page.look(null);
      setWanted((old) => (old?.row.id === row.id && old.tool === tool ? null : { row, tool }));
    },
    stopDrawing: () => setWanted(null),
    onDrawn: useLatest((pageIndex: number, drawn: Drawn) => {
      if (!drawing || drawn.kind === 'arrow') return;
      const { row } = drawing;
      place(row.id, marking.ofRect(drawn.kind, pageIndex, drawn.rect, row.anchor.colour));
    }),
  };
}
