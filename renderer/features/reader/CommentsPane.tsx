import { MessageSquareText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { CommentFilters } from '#renderer/comments/CommentFilters.tsx';
import { CommentList } from '#renderer/comments/CommentList.tsx';
import { NO_FILTER, type Scope } from '#renderer/comments/filter-rows.ts';
import type { CommentRow } from '#renderer/comments/comment-row.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import type { CommentId } from '#shared/domain/ids.ts';
import { GroupHead } from './GroupHead.tsx';
import { useChapterName } from './use-chapter-name.ts';
import type { CommentListState } from './use-comment-list.ts';
import type { Composing } from './use-composing.ts';
import styles from './CommentsPane.module.css';

export interface CommentsPaneProps {
  readonly all: readonly CommentRow[];
  readonly list: CommentListState;
  readonly selectedId: CommentId | null;
  readonly onSelect: (row: CommentRow) => void;
  readonly composing: Composing;
  /** What this person is here for: write, read everything, read what is released. */
  readonly standing: 'writer' | 'reader' | 'applicants';
  readonly pageName: (pageIndex: number) => string;
  /** Older comments that wait for their place here. */
  readonly queue: ReactNode;
}

const SCOPES_OF: Readonly<Record<CommentsPaneProps['standing'], readonly Scope[]>> = {
  writer: ['page', 'mine', 'unread', 'private', 'panel'],
  reader: ['page', 'unread'],
  applicants: ['page'],
};

/** The comments beside the page. */
export function CommentsPane({
  all,
  list,
  selectedId,
  onSelect,
  composing,
  standing,
  pageName,
  queue,
}: CommentsPaneProps): ReactNode {
  const { t } = useTranslation('comments');
  const person = usePerson();
  const chapterName = useChapterName(list.chapters);
  const { found, filter, setFilter } = list;
  const isFiltered = all.length > 0;
  const noteOf = (row: CommentRow): ReactNode => {
    const numbers = list.opposedTo(row.id);
    if (numbers.length === 0) return null;
    return <p className={styles.opposed}>{t('opposedTo', { numbers: numbers.join(t('listMark')) })}</p>;
  };
  return (
    <aside className={styles.pane} aria-label={t('title')}>
      <CommentFilters
        filter={filter}
        onChange={setFilter}
        counts={found}
        scopes={SCOPES_OF[standing]}
        orders={list.orders}
        chapterName={chapterName}
        authorName={(memberId) => person(memberId).name}
      />
      {queue}
      <CommentList
        rows={found.rows}
        selectedId={selectedId}
        onSelect={onSelect}
        pageName={pageName}
        label={t('title')}
        headOf={(row) => <GroupHead row={row} list={list} chapterName={chapterName} />}
        noteOf={noteOf}
        actions={(row) => <RowActions row={row} composing={composing} />}
        empty={
          isFiltered ? (
            <EmptyState
              title={t('empty.filtered')}
              note={t('empty.filteredNote')}
              actions={
                <SecondaryButton size="small" onClick={() => setFilter(NO_FILTER)}>
                  {t('empty.showAll')}
                </SecondaryButton>
              }
            />
          ) : (
            <EmptyState icon={MessageSquareText} title={t('empty.title')} note={t(`empty.${standing}`)} />
          )
        }
      />
    </aside>
  );
}

/** What can be done with one's own comment; nothing with another's. */
function RowActions({
  row,
  composing,
}: {
  readonly row: CommentRow;
  readonly composing: Composing;
}): ReactNode {
  const { t } = useTranslation(['comments', 'reader']);
  if (!row.isMine || row.isWithdrawn) return null;
  if (row.delivery === 'draft') {
    return (
      <div className={styles.acts}>
        <SecondaryButton size="small" onClick={() => composing.reopen(row.id)}>
          {t('comments:acts.continue')}
        </SecondaryButton>
        <QuietButton size="small" onClick={() => composing.discard(row.id)}>
          {t('comments:acts.discard')}
        </QuietButton>
      </div>
    );
  }
  if (composing.withdrawing.has(row.id)) return <p className={styles.waiting}>{t('reader:withdrawing')}</p>;
  const refusal = composing.editRefusal(row);
  return (
    <div className={styles.acts}>
      {row.reach === 'private' && (
        <SecondaryButton
          size="small"
          blockedBy={composing.shareRefusal}
          onClick={() => composing.shareExisting(row.id)}
        >
          {t('comments:acts.share')}
        </SecondaryButton>
      )}
      <QuietButton size="small" blockedBy={refusal} onClick={() => composing.edit(row)}>
        {t('comments:acts.edit')}
      </QuietButton>
      <QuietButton size="small" blockedBy={refusal} onClick={() => composing.withdraw(row)}>
        {row.reach === 'private' ? t('comments:acts.remove') : t('comments:acts.withdraw')}
      </QuietButton>
    </div>
  );
}
