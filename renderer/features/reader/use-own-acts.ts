import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { NO_ACTS, planUndo, withAct, withTakenBack, type OwnAct } from '#renderer/comments/own-acts.ts';
import { wordRejection } from '#renderer/i18n/word-refusal.ts';
import { useToast } from '#renderer/ui/use-toast.ts';
import { findComment } from '#shared/domain/comment/decide.ts';
import { commentIdSchema, type CommandId, type CommentId } from '#shared/domain/ids.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';

/** A deletion that has not been sent yet: it is simply not sent. */
export interface WaitingDeletions {
  readonly ids: ReadonlySet<CommentId>;
  readonly cancel: (commentId: CommentId) => void;
}

export interface ActsOfOwn {
  /** Notes what was done; `command`: what was submitted for it, once it was. */
  readonly record: (act: OwnAct, command?: CommandId) => void;
  readonly undo: (waiting: WaitingDeletions) => void;
  readonly redo: (waiting: WaitingDeletions) => void;
}

/** After this long a view that does not come is no longer waited for. */
const PATIENCE_MS = 3_000;

/**
 * Undo and redo of what this person did to their comments on this report, for as long as the screen stands (MK7,
 * MK8). One after the other: each is planned on a view that shows what came before it.
 */
export function useOwnActs(): ActsOfOwn {
  const client = useClient();
  const { handle, view } = useOpenDossier();
  const language = useLanguage();
  const show = useToast();
  const { t } = useTranslation('marking');
  const acts = useRef(NO_ACTS);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(view);
  const waiters = useRef(new Set<() => void>());
  useEffect(() => {
    latest.current = view;
    for (const wake of [...waiters.current]) wake();
  }, [view]);

  /** Until the view shows a command's effect. */
  const shown = useCallback(
    (commandId: CommandId, act: OwnAct) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!shows(latest.current, commandId, act)) return;
          waiters.current.delete(check);
          resolve();
        };
        waiters.current.add(check);
        check();
        setTimeout(() => {
          waiters.current.delete(check);
          resolve();
        }, PATIENCE_MS);
      }),
    [],
  );

  const record = useCallback<ActsOfOwn['record']>(
    (act, command) => {
      acts.current = withAct(acts.current, act);
      if (command) last.current = last.current.then(() => shown(command, act));
    },
    [shown],
  );

  const takeBack = useCallback(
    async (side: 'done' | 'undone', waiting: WaitingDeletions): Promise<void> => {
      for (;;) {
        const act = acts.current[side].at(-1);
        if (!act) {
          show({ text: t(side === 'done' ? 'nothingToUndo' : 'nothingToRedo') });
          return;
        }
        const { memberId, state } = latest.current;
        if (act.kind === 'withdraw' && waiting.ids.has(act.subject.commentId)) {
          waiting.cancel(act.subject.commentId);
          acts.current = withTakenBack(acts.current, side, null);
          show({ text: t('undone') });
          return;
        }
        const plan = planUndo(state, memberId, act, () => commentIdSchema.parse(client.newId()));
        if (plan.status === 'nothing') {
          acts.current = withTakenBack(acts.current, side, null);
          continue;
        }
        if (plan.status === 'refused') {
          acts.current = withTakenBack(acts.current, side, null);
          show({ text: t(`refused.${plan.why}`), tone: 'danger', stayMs: 8_000 });
          return;
        }
        const done = await handle.submit(plan.command);
        if (!done.ok) {
          show({ text: wordRejection(language, done.error), tone: 'danger' });
          return;
        }
        acts.current = withTakenBack(acts.current, side, plan.inverse);
        // A mark that moves is seen to move.
        if (act.kind !== 'mark') show({ text: t(side === 'done' ? 'undone' : 'redone') });
        await shown(done.value, plan.inverse);
        return;
      }
    },
    [client, handle, language, show, t, shown],
  );

  return useMemo(() => {
    const queue = (side: 'done' | 'undone', waiting: WaitingDeletions) => {
      last.current = last.current.then(() => takeBack(side, waiting));
    };
    return {
      record,
      undo: (waiting) => queue('done', waiting),
      redo: (waiting) => queue('undone', waiting),
    };
  }, [record, takeBack]);
}

function shows({ state, memberId }: DossierView, commandId: CommandId, act: OwnAct): boolean {
  const commentId = 'subject' in act ? act.subject.commentId : act.commentId;
  const comment = findComment(state, memberId, commentId);
  switch (act.kind) {
    case 'withdraw':
      return !comment || comment.withdrawn;
    case 'share':
      return comment?.place === 'panel';
    case 'add':
    case 'words':
    case 'mark':
      return comment?.changedBy.words === commandId || comment?.changedBy.mark === commandId;
  }
}
