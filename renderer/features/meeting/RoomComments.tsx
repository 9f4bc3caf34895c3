import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { CommentLine } from './CommentLine.tsx';
import type { RoomComment } from './room-comments.ts';
import type { RoomPages } from './use-room-pages.ts';

/** What the panel has said of the report in the middle. */
export function RoomComments({
  comments,
  onGo,
}: {
  readonly comments: readonly RoomComment[];
  readonly onGo: RoomPages['goTo'];
}): ReactNode {
  const { t } = useTranslation('meeting');
  if (comments.length === 0) return <EmptyState title={t('noComments')} note={t('noCommentsNote')} />;
  return (
    <ul>
      {comments.map((comment) => (
        <CommentLine key={comment.commentId} comment={comment} onGo={onGo} />
      ))}
    </ul>
  );
}
