import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { parseReaderTarget } from '#renderer/search/search-address.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import type { FindScope } from './FindField.tsx';
import type { Find } from './use-find.ts';

export interface ReaderTargetPorts {
  readonly find: Pick<Find, 'seek' | 'setQuery'>;
  readonly rows: readonly CommentRow[];
  readonly openFind: (scope: FindScope) => void;
  readonly showComment: (row: CommentRow) => void;
}

/** Does what the address asks for, once each time somebody comes by it: words to find, a comment to show (RD19). */
export function useReaderTarget({ find, rows, openFind, showComment }: ReaderTargetPorts): void {
  const { key, search } = useLocation();
  const latest = useRef({ find, openFind, showComment });
  const wanted = useRef<CommentId | null>(null);
  useEffect(() => {
    latest.current = { find, openFind, showComment };
  });
  useEffect(() => {
    const target = parseReaderTarget(new URLSearchParams(search));
    wanted.current = target?.commentId ?? null;
    if (!target || target.query === null) return;
    const { query, pageIndex, start, isWide } = target;
    latest.current.openFind(isWide ? 'dossier' : 'report');
    if (pageIndex === null) latest.current.find.setQuery(query);
    else latest.current.find.seek(query, { pageIndex, start });
  }, [key, search]);
  // The comment may come after the page: it is shown when it is there.
  useEffect(() => {
    const row = rows.find(({ id }) => id === wanted.current);
    if (!row) return;
    wanted.current = null;
    latest.current.showComment(row);
  }, [rows, key, search]);
}
