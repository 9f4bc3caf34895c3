import { Combine } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { openGroups, openOpposed, standingIn } from '#renderer/relating/open-matters.ts';
import { useMergeGroup } from '#renderer/relating/use-merge-group.ts';
import type { Related } from '#renderer/relating/use-related.ts';
import { classes } from '#renderer/ui/classes.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import type { Comment } from '#shared/domain/comment/comment.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import { tableGet } from '#shared/lib/table.ts';
import type { BoardProps } from './board-props.ts';
import { CommentPage } from './CommentPage.tsx';
import styles from './RelatedPane.module.css';

/** A thing to settle: comments that say the same, or two that contradict each other. */
interface Matter {
  readonly key: string;
  readonly kind: 'opposed' | 'similar';
  /** Why, in words. */
  readonly note: string;
  readonly comments: readonly Comment[];
}

/** Comments that could be one point, and those that cannot both stand; settled one after the other with a key. */
export function RelatedPane({
  opinion,
  canEdit,
  onSelect,
  related,
}: BoardProps & { readonly related: Related | null }): ReactNode {
  const { t } = useTranslation('opinion');
  const { state } = useOpenDossier();
  const mergeGroup = useMergeGroup(opinion);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const find = (ids: readonly CommentId[]): readonly Comment[] =>
    ids.flatMap((id) => tableGet(state.panel.comments, id) ?? []);
  const standing = standingIn(opinion);
  const opposed = openOpposed(related?.opposed ?? [], standing).map(({ keys, kind }): Matter => ({
    key: keys.join(' '),
    kind: 'opposed',
    note: t(`related.opposedBy.${kind}`),
    comments: find(keys),
  }));
  const similar = openGroups(related?.groups ?? [], standing).map(({ ids, because }): Matter => ({
    key: ids[0] ?? '',
    kind: 'similar',
    note: because.map((likeness) => t(`related.because.${likeness}`)).join(t('listMark')),
    comments: find(ids),
  }));
  const matters = [...opposed, ...similar].filter(({ comments }) => comments.length > 1);
  const chosen = Math.min(at, matters.length - 1);
  const current = matters[chosen];

  const merge = async ({ comments }: Matter): Promise<void> => {
    const id = await mergeGroup(comments);
    if (id) onSelect(id);
  };
  const group = t('title');
  useShortcut('J', t('related.next'), group, () => setAt(Math.min(matters.length - 1, chosen + 1)));
  useShortcut('K', t('related.previous'), group, () => setAt(Math.max(0, chosen - 1)));
  useShortcut('M', t('related.merge'), group, () => void (current && merge(current)), {
    isEnabled: canEdit && current !== undefined,
  });
  const currentKey = current?.key;
  useEffect(() => {
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [currentKey]);

  if (!related) return <SkeletonRows rows={4} />;
  if (matters.length === 0) return <EmptyState title={t('related.none')} note={t('related.noneNote')} />;
  return (
    <div ref={list}>
      {(['opposed', 'similar'] as const).map((kind) => {
        const ofKind = matters.filter((matter) => matter.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`related-${kind}`}>
            <h3 id={`related-${kind}`} className={styles.heading}>
              {t(`related.${kind}`)}
              <span className={styles.count}>{ofKind.length}</span>
            </h3>
            {ofKind.map((matter) => (
              <MatterCard
                key={matter.key}
                matter={matter}
                opinion={opinion}
                isCurrent={matter === current}
                canEdit={canEdit}
                onChoose={() => setAt(matters.indexOf(matter))}
                onMerge={() => void merge(matter)}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function MatterCard({
  matter,
  opinion,
  isCurrent,
  canEdit,
  onChoose,
  onMerge,
}: {
  readonly matter: Matter;
  readonly opinion: BoardProps['opinion'];
  readonly isCurrent: boolean;
  readonly canEdit: boolean;
  readonly onChoose: () => void;
  readonly onMerge: () => void;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const submit = useSubmit();
  const { pointOf } = standingIn(opinion);
  const { kind, note, comments } = matter;
  const into = Math.min(...comments.map(({ commentId }) => pointOf(commentId) || Infinity));
  return (
    <article
      className={classes(styles.matter, isCurrent && styles.current)}
      data-current={isCurrent || undefined}
      onFocus={onChoose}
      onClick={onChoose}
    >
      <p className={styles.note}>
        {note}
        <span className={styles.count}>{t('related.count', { count: comments.length })}</span>
      </p>
      <ul>
        {comments.map((comment) => (
          <Said key={comment.commentId} comment={comment} pointNo={pointOf(comment.commentId)}>
            {kind === 'opposed' && canEdit && pointOf(comment.commentId) === 0 && (
              <QuietButton
                size="small"
                onClick={() =>
                  void submit({
                    type: 'opinion.setAside',
                    itemId: opinion.itemId,
                    commentId: comment.commentId,
                    isAside: true,
                  })
                }
              >
                {t('pool.aside')}
              </QuietButton>
            )}
          </Said>
        ))}
      </ul>
      {canEdit && (
        <div className={styles.acts}>
          <SecondaryButton size="small" icon={Combine} onClick={onMerge}>
            {Number.isFinite(into) ? t('pool.mergeInto', { no: into }) : t('related.merge')}
          </SecondaryButton>
          {isCurrent && <KeyHint keys="M" />}
        </div>
      )}
    </article>
  );
}

function Said({
  comment,
  pointNo,
  children,
}: {
  readonly comment: Comment;
  readonly pointNo: number;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('opinion');
  const person = usePerson();
  const { content, author } = comment;
  return (
    <li className={styles.said}>
      <SeverityTag severity={content.severity} />
      <div className={styles.words}>
        <p>{content.concern}</p>
        {content.suggestion !== '' && <p className={styles.suggestion}>{content.suggestion}</p>}
        <div className={styles.foot}>
          <PersonTag memberId={author} name={person(author).name} />
          <CommentPage comment={comment} />
          {pointNo > 0 && <span>{t('pool.into', { no: pointNo })}</span>}
          {children}
        </div>
      </div>
    </li>
  );
}
