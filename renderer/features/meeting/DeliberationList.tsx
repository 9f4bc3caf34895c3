import { FilePen } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { opinionItemIdSchema, type CommentId, type ItemId } from '#shared/domain/ids.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { CommentLine } from './CommentLine.tsx';
import { roomComments, type RoomComment } from './room-comments.ts';
import type { RoomPages } from './use-room-pages.ts';
import styles from './DeliberationList.module.css';

/**
 * Behind closed doors: one comment at a time is under discussion and goes into the opinion, or is left out for
 * now, for the whole panel to see (OP14).
 */
export function DeliberationList({
  itemId,
  isFollowing,
  onGo,
  onOpinion,
}: {
  readonly itemId: ItemId;
  /** Someone else turns the pages: then the comment under discussion does not. */
  readonly isFollowing: boolean;
  readonly onGo: RoomPages['goTo'];
  readonly onOpinion: (itemId: ItemId) => void;
}): ReactNode {
  const { t } = useTranslation('meeting');
  const { state } = useOpenDossier();
  const blockedBy = useBlockedBy();
  const submit = useSubmit();
  const [chosen, setChosen] = useState<CommentId | null>(null);
  const all = roomComments(state, itemId);
  const opinion = state.panel.opinions[itemId];
  const points = opinion?.items ?? [];
  const aside = new Set(opinion?.aside);
  const setAside = (commentId: CommentId, isAside: boolean): void =>
    void submit({ type: 'opinion.setAside', itemId, commentId, isAside });
  const noOf = new Map(
    points.flatMap((point, index) => point.commentIds.map((id) => [id, index + 1] as const)),
  );
  const listed = all.filter(({ commentId }) => noOf.has(commentId));
  const open = all.filter(({ commentId }) => !noOf.has(commentId));
  const waiting = open.filter(({ commentId }) => !aside.has(commentId));
  const laidAside = open.filter(({ commentId }) => aside.has(commentId));
  const current = open.find(({ commentId }) => commentId === chosen) ?? waiting[0];
  useTurnTo(isFollowing ? undefined : current, onGo);
  const rest = waiting.filter((comment) => comment !== current);
  const toOpinion = (): void => onOpinion(itemId);
  const probe = blockedBy({
    type: 'opinion.addItem',
    itemId,
    opinionItemId: opinionItemIdSchema.parse('probe-of-the-room'), // never submitted
    severity: 'mustFix',
    text: '-',
    commentIds: [],
  });

  const line = (comment: RoomComment, end?: ReactNode): ReactNode => (
    <CommentLine
      key={comment.commentId}
      comment={comment}
      onGo={onGo}
      end={
        end ?? (
          <QuietButton size="small" onClick={() => setChosen(comment.commentId)}>
            {t('discuss')}
          </QuietButton>
        )
      }
    />
  );
  return (
    <>
      {current ? (
        <CurrentComment
          key={current.commentId}
          comment={current}
          itemId={itemId}
          blockedBy={probe}
          onGo={onGo}
          onAside={() => setAside(current.commentId, true)}
        />
      ) : (
        <EmptyState
          title={all.length === 0 ? t('noComments') : t('allListed')}
          note={all.length === 0 ? t('noCommentsNote') : t('allListedNote')}
          actions={
            <SecondaryButton icon={FilePen} onClick={toOpinion}>
              {t('openOpinion')}
            </SecondaryButton>
          }
        />
      )}
      {rest.length > 0 && (
        <section className={styles.part} aria-labelledby="waiting-comments">
          <h3 id="waiting-comments" className={styles.heading}>
            {t('waiting', { count: rest.length })}
            <span className={styles.count}>{t('listedCount', { count: listed.length })}</span>
          </h3>
          <ul>{rest.map((comment) => line(comment))}</ul>
        </section>
      )}
      {laidAside.length > 0 && (
        <section className={styles.part} aria-labelledby="aside-comments">
          <h3 id="aside-comments" className={styles.heading}>
            {t('aside', { count: laidAside.length })}
          </h3>
          <ul>
            {laidAside.map((comment) =>
              line(
                comment,
                <QuietButton
                  size="small"
                  blockedBy={probe}
                  onClick={() => setAside(comment.commentId, false)}
                >
                  {t('takeBack')}
                </QuietButton>,
              ),
            )}
          </ul>
        </section>
      )}
      {listed.length > 0 && (
        <section className={styles.part} aria-labelledby="listed-comments">
          <h3 id="listed-comments" className={styles.heading}>
            {t('listed', { count: listed.length })}
            {current && (
              <QuietButton size="small" icon={FilePen} onClick={toOpinion}>
                {t('openOpinion')}
              </QuietButton>
            )}
          </h3>
          <ul>
            {listed.map((comment) =>
              line(comment, <span>{t('inPoint', { no: noOf.get(comment.commentId) ?? 0 })}</span>),
            )}
          </ul>
        </section>
      )}
    </>
  );
}

function CurrentComment({
  comment,
  itemId,
  blockedBy,
  onGo,
  onAside,
}: {
  readonly comment: RoomComment;
  readonly itemId: ItemId;
  readonly blockedBy: string | null;
  readonly onGo: RoomPages['goTo'];
  readonly onAside: () => void;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'common']);
  const { state } = useOpenDossier();
  const client = useClient();
  const submit = useSubmit();
  const show = useToast();
  const person = usePerson();
  const { commentId, content, anchor, author } = comment;
  const points = state.panel.opinions[itemId]?.items ?? [];
  const who = author && person(author);

  const list = async (): Promise<void> => {
    const opinionItemId = opinionItemIdSchema.parse(client.newId());
    const result = await submit({
      type: 'opinion.addItem',
      itemId,
      opinionItemId,
      severity: content.severity,
      text: content.suggestion || content.concern,
      commentIds: [commentId],
    });
    if (!result.ok) return;
    show({
      text: t('listedAs', { no: points.length + 1 }),
      tone: 'success',
      act: {
        label: t('common:undo'),
        run: () => void submit({ type: 'opinion.removeItem', itemId, opinionItemId }),
      },
    });
  };
  const merge = async (pointId: string): Promise<void> => {
    const point = points.find((entry) => entry.opinionItemId === pointId);
    if (!point) return;
    const { opinionItemId } = point;
    const result = await submit({
      type: 'opinion.mergeComments',
      itemId,
      opinionItemId,
      commentIds: [commentId],
    });
    if (!result.ok) return;
    show({
      text: t('mergedInto', { no: points.indexOf(point) + 1 }),
      tone: 'success',
      act: {
        label: t('common:undo'),
        run: () => void submit({ type: 'opinion.unmergeComment', itemId, opinionItemId, commentId }),
      },
    });
  };
  return (
    <section className={styles.current} aria-labelledby="current-comment">
      <h3 id="current-comment" className={styles.heading}>
        {t('underDiscussion')}
        {anchor.kind !== 'report' && (
          <button
            type="button"
            className={styles.page}
            onClick={() => onGo(itemId, anchor.pageIndex, anchor.rects[0])}
          >
            {t('page', { page: anchor.pageIndex + 1 })}
          </button>
        )}
      </h3>
      <div className={styles.words}>
        <SeverityTag severity={content.severity} />
        <div>
          <p className={styles.concern}>{content.concern}</p>
          {content.suggestion !== '' && <p>{content.suggestion}</p>}
          {anchor.quote && <blockquote className={styles.quote}>{anchor.quote.exact}</blockquote>}
        </div>
      </div>
      {who && (
        <PersonLine memberId={who.memberId} name={who.name} note={who.specialty} isChair={who.isChair} />
      )}
      <div className={styles.acts}>
        <PrimaryButton isWide blockedBy={blockedBy} onClick={() => void list()}>
          {t('list')}
        </PrimaryButton>
        {!blockedBy && (
          <>
            {points.length > 0 && (
              <SelectField
                label={t('mergeInto')}
                value={null}
                placeholder={t('mergeIntoWhich')}
                options={points.map((point, index) => ({
                  value: point.opinionItemId,
                  label: `${index + 1}. ${point.text}`,
                }))}
                onChange={(pointId) => void merge(pointId)}
              />
            )}
            <SecondaryButton isWide onClick={onAside}>
              {t('notNow')}
            </SecondaryButton>
          </>
        )}
      </div>
    </section>
  );
}

/** The page turns to the comment that comes under discussion. */
function useTurnTo(comment: RoomComment | undefined, onGo: RoomPages['goTo']): void {
  const latest = useRef({ comment, onGo });
  useEffect(() => {
    latest.current = { comment, onGo };
  });
  const commentId = comment?.commentId;
  useEffect(() => {
    const { comment: shown, onGo: go } = latest.current;
    if (commentId && shown && shown.anchor.kind !== 'report') {
      go(shown.itemId, shown.anchor.pageIndex, shown.anchor.rects[0]);
    }
  }, [commentId]);
}
