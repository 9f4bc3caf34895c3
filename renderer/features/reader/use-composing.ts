import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import {
  commentRefusal,
  refusalOf,
  saveDraft,
  shareDraft,
  subjectOf,
  shareRefusal,
  type ReportPlace,
} from '#renderer/comments/comment-acts.ts';
import {
  contentOf,
  isBlank,
  newDraft,
  nextSeverity,
  withPictures,
  type CommentDraft,
} from '#renderer/comments/comment-draft.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import type { DraftsState } from '#renderer/comments/draft-store.ts';
import { standingOf, type OwnAct } from '#renderer/comments/own-acts.ts';
import { useAddingPictures, type AddingPictures } from '#renderer/comments/pictures/use-adding-pictures.ts';
import { useDrafts } from '#renderer/comments/use-drafts.ts';
import { useWithdraw } from '#renderer/comments/use-withdraw.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import type { Anchor } from '#shared/anchoring/anchor.ts';
import { findComment } from '#shared/domain/comment/decide.ts';
import { commentIdSchema, type CommandId, type CommentId } from '#shared/domain/ids.ts';
import type { Rejection } from '#shared/domain/rejection.ts';

export interface Composing {
  readonly drafts: DraftsState;
  /** The draft whose composer is open. */
  readonly open: CommentDraft | null;
  readonly begin: (anchor: Anchor) => void;
  readonly reopen: (commentId: CommentId) => void;
  readonly edit: (row: CommentRow) => void;
  readonly change: (draft: CommentDraft) => void;
  /** Pictures on their way into the open draft. */
  readonly adding: AddingPictures;
  readonly close: () => void;
  readonly discard: (commentId: CommentId) => void;
  readonly keep: () => void;
  readonly share: () => void;
  readonly shareExisting: (commentId: CommentId) => void;
  readonly withdraw: (row: CommentRow) => void;
  readonly withdrawing: ReadonlySet<CommentId>;
  readonly cancelWithdraw: (commentId: CommentId) => void;
  /** Moves, resizes or recolours a mark of one's own: of a comment, or of one being written. */
  readonly remark: (row: CommentRow, anchor: Anchor) => Promise<void>;
  readonly mayRemark: (row: CommentRow) => boolean;
  /** Sentences: why it cannot be saved, or handed over, now; null when it can. */
  readonly keepRefusal: string | null;
  readonly shareRefusal: string | null;
  /** Why a comment of one's own cannot be changed now. */
  readonly editRefusal: (row: CommentRow) => string | null;
}

/**
 * Everything a person does with comments on one version, and what is kept while they do it. `record` notes what can
 * be taken back.
 */
export function useComposing(
  place: ReportPlace,
  record: (act: OwnAct, command?: CommandId) => void,
): Composing {
  const client = useClient();
  const { dossierId, handle, view } = useOpenDossier();
  const language = useLanguage();
  const show = useToast();
  const now = useNow();
  const { t } = useTranslation(['comments', 'common']);
  const { store, state } = useDrafts(client.scratch, `comments:${dossierId}:${place.versionId}`);
  const [openId, setOpenId] = useState<CommentId | null>(null);
  const open = state.drafts.find(({ commentId }) => commentId === openId) ?? null;

  const tell = useCallback(
    (rejection: Rejection) => show({ text: wordRejection(language, rejection), tone: 'danger' }),
    [show, language],
  );
  const word = (rejection: Rejection | null) => rejection && wordRejection(language, rejection);

  const { waiting, withdraw, undo } = useWithdraw((commentId) => {
    void handle.submit({ type: 'comment.withdraw', commentId }).then((done) => {
      if (!done.ok) tell(done.error);
    });
  });

  const writing = useRef<CommentId | null>(null);
  useEffect(() => {
    writing.current = openId;
  });
  const draftNow = () => store.get().drafts.find(({ commentId }) => commentId === writing.current);
  const adding = useAddingPictures(
    () => draftNow()?.content.pictures?.length ?? 0,
    (picture) => {
      const draft = draftNow();
      if (draft) store.put(withPictures(draft, [...(draft.content.pictures ?? []), picture]));
    },
  );

  /** A composer that is left holds on to what was said, and to nothing when nothing was. */
  const leave = useCallback(() => {
    const left = store.get().drafts.find(({ commentId }) => commentId === openId);
    if (left && isBlank(left)) store.remove(left.commentId);
    setOpenId(null);
  }, [store, openId]);

  const begin = useCallback(
    (anchor: Anchor) => {
      leave();
      const severity = nextSeverity(store.get().drafts);
      const draft = newDraft(commentIdSchema.parse(client.newId()), anchor, severity, Date.now());
      store.put(draft);
      setOpenId(draft.commentId);
    },
    [client, store, leave],
  );

  const submitOpen = async (isShared: boolean) => {
    if (!open) return;
    const submit = handle.submit.bind(handle);
    const before = findComment(view.state, view.memberId, open.commentId);
    const done = await (isShared ? shareDraft(submit, open, place) : saveDraft(submit, open, place));
    const isSaved =
      done.ok ||
      refusalOf(view, { type: 'comment.withdraw', commentId: open.commentId }, Date.now()) === null;
    if (!done.ok) {
      const reason = wordRejection(language, done.error);
      show({ text: isShared && isSaved ? t('comments:shareFailed', { reason }) : reason, tone: 'danger' });
    }
    if (!done.ok && !isSaved) return;
    store.remove(open.commentId);
    setOpenId(null);
    if (!done.ok) return;
    const content = contentOf(open);
    const command = done.value ?? undefined;
    if (isShared) record({ kind: 'share', commentId: open.commentId }, command);
    else if (content && before) {
      const { commentId } = open;
      const standing = standingOf(view.state, before);
      record({ kind: 'words', commentId, before: before.content, after: content, standing }, command);
    } else if (content) record({ kind: 'add', subject: subjectOf(open, place), content }, command);
    const text =
      open.mode === 'edit' ? t('comments:changed') : t(isShared ? 'comments:shared' : 'comments:kept');
    show({ text, tone: 'success' });
  };

  const refusals = useMemo(
    () => ({
      keep: commentRefusal(view, place, now),
      share: shareRefusal(view, place, now),
    }),
    [view, place, now],
  );

  const discard = (commentId: CommentId) => {
    const draft = store.get().drafts.find((entry) => entry.commentId === commentId);
    store.remove(commentId);
    setOpenId((old) => (old === commentId ? null : old));
    if (!draft || isBlank(draft)) return;
    show({
      text: t('comments:discarded'),
      act: { label: t('common:undo'), run: () => store.put(draft) },
    });
  };

  return {
    drafts: state,
    open,
    begin,
    reopen: (commentId) => {
      if (commentId !== openId) leave();
      setOpenId(commentId);
    },
    edit: (row) => {
      leave();
      const known = store.get().drafts.find(({ commentId }) => commentId === row.id);
      const { anchor, content } = row;
      if (!known) store.put({ commentId: row.id, mode: 'edit', anchor, content, startedAt: Date.now() });
      setOpenId(row.id);
    },
    change: (draft) => store.put(draft),
    adding,
    close: leave,
    discard,
    keep: () => void submitOpen(false),
    share: () => void submitOpen(true),
    shareExisting: (commentId) => {
      void handle.submit({ type: 'comment.share', commentIds: [commentId] }).then((done) => {
        if (!done.ok) {
          tell(done.error);
          return;
        }
        record({ kind: 'share', commentId }, done.value);
        show({ text: t('comments:shared'), tone: 'success' });
      });
    },
    withdraw: (row) => {
      const comment = findComment(view.state, view.memberId, row.id);
      if (comment) {
        const { commentId, itemId, versionId, anchor, content } = comment;
        const subject = { commentId, itemId, versionId, anchor };
        record({ kind: 'withdraw', subject, content, place: comment.place });
      }
      withdraw(row.id);
      show({
        text: row.reach === 'private' ? t('comments:willRemove') : t('comments:willWithdraw'),
        act: { label: t('common:undo'), run: () => undo(row.id) },
        stayMs: 7_500,
      });
    },
    withdrawing: waiting,
    cancelWithdraw: undo,
    mayRemark: (row) => {
      const isWaiting = waiting.has(row.id);
      if (!row.isMine || row.isWithdrawn || row.carried || isWaiting || row.anchor.rects.length === 0)
        return false;
      if (state.drafts.some(({ commentId, mode }) => commentId === row.id && mode === 'new')) return true;
      const { id: commentId, anchor } = row;
      return refusalOf(view, { type: 'comment.remark', commentId, anchor }, now) === null;
    },
    remark: async (row, anchor) => {
      const draft = store.get().drafts.find(({ commentId }) => commentId === row.id);
      if (draft?.mode === 'new') {
        store.put({ ...draft, anchor });
        return;
      }
      const comment = findComment(view.state, view.memberId, row.id);
      if (!comment) return;
      const standing = standingOf(view.state, comment);
      const done = await handle.submit({ type: 'comment.remark', commentId: row.id, anchor });
      if (!done.ok) {
        tell(done.error);
        return;
      }
      const before = comment.anchor;
      record({ kind: 'mark', commentId: row.id, before, after: anchor, standing }, done.value);
    },
    keepRefusal: open?.mode === 'edit' ? null : word(refusals.keep),
    shareRefusal: word(refusals.share),
    editRefusal: (row) => word(refusalOf(view, { type: 'comment.withdraw', commentId: row.id }, Date.now())),
  };
}
