import { ArrowRightToLine, Check, ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '#shared/domain/comment/comment.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { openGroups, openOpposed, standingIn } from '#renderer/relating/open-matters.ts';
import { usePanelComments } from '#renderer/relating/use-panel-comments.ts';
import { useRelated } from '#renderer/relating/use-related.ts';
import { PictureStrip } from '#renderer/comments/pictures/PictureStrip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { classes } from '#renderer/ui/classes.ts';
import type { BoardProps } from './board-props.ts';
import { CommentPage } from './CommentPage.tsx';
import {
  poolEntries,
  poolGroups,
  type PoolEntry,
  type PoolFace,
  type PoolGroup,
  type PoolOrder,
} from './pool.ts';
import { RelatedPane } from './RelatedPane.tsx';
import { useMerging } from './use-merging.ts';
import styles from './PoolPane.module.css';

/** The comments the opinion grows from. */
export function PoolPane(props: BoardProps): ReactNode {
  const { t } = useTranslation('opinion');
  const { item, opinion } = props;
  const { state } = useOpenDossier();
  const entries = poolEntries(state, item.itemId, opinion);
  const left = entries.filter((entry) => entry.pointNo === 0).length;
  const [face, setFace] = useState<PoolFace>('chapter');
  const related = useRelated(usePanelComments(state, item.itemId), true);
  const standing = standingIn(opinion);
  const toSettle = related
    ? openGroups(related.groups, standing).length + openOpposed(related.opposed, standing).length
    : 0;
  const faces = [
    ...(['chapter', 'expert', 'unmerged'] as const).map((key) => ({ key, label: t(`pool.${key}`) })),
    { key: 'related' as const, label: t('related.tab'), ...(related && { count: toSettle }) },
  ];
  return (
    <>
      <header className={styles.head}>
        <div className={styles.title}>
          <h2>{t('pool.title')}</h2>
          <span className={styles.count}>{t('pool.count', { count: entries.length, left })}</span>
        </div>
        <FilterPills label={t('pool.order')} items={faces} active={face} onChange={setFace} />
      </header>
      {face === 'related' ? (
        <RelatedPane {...props} related={related} />
      ) : (
        <Groups {...props} entries={entries} order={face} />
      )}
    </>
  );
}

function Groups({
  entries,
  order,
  ...board
}: BoardProps & { readonly entries: readonly PoolEntry[]; readonly order: PoolOrder }): ReactNode {
  const { t } = useTranslation('opinion');
  const groups = poolGroups(entries, order);
  return (
    <>
      {groups.length === 0 && (
        <EmptyState
          title={entries.length === 0 ? t('pool.empty') : t('pool.allMerged')}
          note={entries.length === 0 ? t('pool.emptyNote') : t('pool.allMergedNote')}
        />
      )}
      {groups.map((group) => (
        <Group
          key={`${order}${group.key}`}
          group={group}
          isOpenAtFirst={groups.length < 4 || group.left > 0}
          {...board}
        />
      ))}
    </>
  );
}

function Group({
  group,
  isOpenAtFirst,
  ...board
}: BoardProps & { readonly group: PoolGroup; readonly isOpenAtFirst: boolean }): ReactNode {
  const { t } = useTranslation('opinion');
  const person = usePerson();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  const name = group.author
    ? person(group.author).name
    : group.chapter === ''
      ? t('pool.wholeReport')
      : /^\d+$/u.test(group.chapter)
        ? t('pool.chapterNo', { no: group.chapter })
        : group.chapter;
  return (
    <section className={styles.group}>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Arrow aria-hidden className={styles.arrow} />
        <span className={styles.name}>{name}</span>
        <span className={styles.count}>
          {group.left === 0
            ? t('pool.groupDone', { count: group.entries.length })
            : t('pool.groupLeft', { count: group.entries.length, left: group.left })}
        </span>
      </button>
      {isOpen && (
        <ul>
          {group.entries.map((entry) => (
            <Entry key={entry.comment.commentId} entry={entry} {...board} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({
  entry,
  opinion,
  selected,
  canEdit,
  onSelect,
}: BoardProps & { readonly entry: PoolEntry }): ReactNode {
  const { t } = useTranslation('opinion');
  const person = usePerson();
  const { merge, addPoint } = useMerging(opinion);
  const { dossierId } = useOpenDossier();
  const { comment, pointNo, isAside } = entry;
  const point = opinion.items[pointNo - 1];
  const selectedNo = selected ? opinion.items.indexOf(selected) + 1 : 0;
  const add = async (of: Comment): Promise<void> => {
    const id = await addPoint(of);
    if (id) onSelect(id);
  };
  return (
    <li className={classes(styles.entry, pointNo > 0 && styles.merged)}>
      <SeverityTag severity={comment.content.severity} />
      <div className={styles.words}>
        <p>{comment.content.concern}</p>
        <PictureStrip dossierId={dossierId} pictures={comment.content.pictures} />
        <div className={styles.foot}>
          <PersonTag memberId={comment.author} name={person(comment.author).name} />
          <CommentPage comment={comment} />
          {isAside && <span>{t('pool.aside')}</span>}
          {point && (
            <button type="button" className={styles.into} onClick={() => onSelect(point.opinionItemId)}>
              <Check aria-hidden className={styles.check} />
              {t('pool.into', { no: pointNo })}
            </button>
          )}
        </div>
        {!point && canEdit && (
          <div className={styles.acts}>
            {selected && (
              <SecondaryButton
                size="small"
                icon={ArrowRightToLine}
                onClick={() => void merge(comment, selected)}
              >
                {t('pool.mergeInto', { no: selectedNo })}
              </SecondaryButton>
            )}
            <QuietButton size="small" onClick={() => void add(comment)}>
              {t('pool.ownPoint')}
            </QuietButton>
          </div>
        )}
      </div>
    </li>
  );
}
