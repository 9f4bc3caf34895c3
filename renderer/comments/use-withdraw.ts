import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommentId } from '#shared/domain/ids.ts';

/** As long as the toast with 撤销 stays. */
const UNDO_MS = 8_000;

/**
 * Withdraws after a while in which it can be undone: a withdrawn comment cannot come back. A screen that goes
 * away does not wait, since the person has seen it go.
 */
export function useWithdraw(submit: (commentId: CommentId) => void): {
  readonly waiting: ReadonlySet<CommentId>;
  readonly withdraw: (commentId: CommentId) => void;
  readonly undo: (commentId: CommentId) => void;
} {
  const [waiting, setWaiting] = useState<ReadonlySet<CommentId>>(new Set());
  const timers = useRef(new Map<CommentId, ReturnType<typeof setTimeout>>());
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  const undo = useCallback((commentId: CommentId) => {
    clearTimeout(timers.current.get(commentId));
    timers.current.delete(commentId);
    setWaiting(new Set(timers.current.keys()));
  }, []);
  const withdraw = useCallback(
    (commentId: CommentId) => {
      if (timers.current.has(commentId)) return;
      const timer = setTimeout(() => {
        undo(commentId);
        latest.current(commentId);
      }, UNDO_MS);
      timers.current.set(commentId, timer);
      setWaiting(new Set(timers.current.keys()));
    },
    [undo],
  );
  useEffect(() => {
    const known = timers.current;
    const finish = () => {
      for (const [commentId, timer] of known) {
        clearTimeout(timer);
        latest.current(commentId);
      }
      known.clear();
    };
    window.addEventListener('pagehide', finish);
    return () => {
      window.removeEventListener('pagehide', finish);
      finish();
    };
  }, []);
  return { waiting, withdraw, undo };
}
