import { Combine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { RowGroupHead } from '#renderer/comments/RowGroupHead.tsx';
import { rowStateSchema } from '#renderer/comments/row-state.ts';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { severitySchema } from '#shared/domain/comment/comment.ts';
import type { CommentListState } from './use-comment-list.ts';

/** Above the first comment of a group: which chapter, whose, how grave; what says the same can be merged here. */
export function GroupHead({
  row,
  list,
  chapterName,
}: {
  readonly row: CommentRow;
  readonly list: CommentListState;
  readonly chapterName: (chapter: number) => string;
}): ReactNode {
  const { t } = useTranslation(['comments', 'kit', 'opinion']);
  const person = usePerson();
  const head = list.found.heads.get(row.id);
  if (!head) return null;
  const { order, key, count } = head;
  switch (order) {
    case 'chapter':
      return <RowGroupHead title={chapterName(Number(key))} count={count} />;
    case 'author':
      return (
        <RowGroupHead
          title={row.author ? person(row.author.memberId).name : t('comments:filter.unknownAuthor')}
          count={count}
        />
      );
    case 'severity':
      return <RowGroupHead title={t(`kit:severity.${severitySchema.parse(key)}.word`)} count={count} />;
    case 'state':
      return <RowGroupHead title={t(`comments:states.${rowStateSchema.parse(key)}`)} count={count} />;
    case 'similar':
      return <SimilarHead no={key === '' ? null : Number(key)} count={count} list={list} />;
    case 'page':
    case 'number':
      return null;
  }
}

function SimilarHead({
  no,
  count,
  list,
}: {
  /** Null above those that are like no other. */
  readonly no: number | null;
  readonly count: number;
  readonly list: CommentListState;
}): ReactNode {
  const { t } = useTranslation(['comments', 'opinion']);
  const group = no === null ? undefined : list.groupAt(no);
  if (!group) return <RowGroupHead title={t('comments:notSimilar')} count={count} />;
  return (
    <RowGroupHead
      title={group.because
        .map((likeness) => t(`opinion:related.because.${likeness}`))
        .join(t('opinion:listMark'))}
      count={count}
    >
      {list.isOpen(group) && (
        <QuietButton size="small" icon={Combine} onClick={() => list.merge(group)}>
          {t('opinion:related.merge')}
        </QuietButton>
      )}
    </RowGroupHead>
  );
}
