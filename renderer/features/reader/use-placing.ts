import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import type { CarriedHere } from '#renderer/carry/use-carried-comments.ts';
import { refusalOf } from '#renderer/comments/comment-acts.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { isOnWords, type Anchor, type WordsKind } from '#shared/anchoring/anchor.ts';
import type { Candidate } from '#shared/anchoring/carry/carried.ts';
import type { CommentId, VersionId } from '#shared/domain/ids.ts';

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
}

export function usePlacing(
  versionId: VersionId,
  carried: CarriedHere,
  page: {
    readonly hasSelection: boolean;
    readonly ofSelection: (kind: WordsKind) => Anchor | null;
    readonly ofPage: () => Anchor;
    readonly look: (candidate: Candidate | null) => void;
  },
): Placing {
  const { t } = useTranslation('comments');
  const { handle, view } = useOpenDossier();
  const language = useLanguage();
  const now = useNow();
  const show = useToast();

  const place = (commentId: CommentId, anchor: Anchor) => {
    page.look(null);
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
      const anchor = page.ofSelection(isOnWords(kind) ? kind : 'text');
      if (anchor) place(row.id, anchor);
    },
    takePage: (row) => place(row.id, page.ofPage()),
  };
}
