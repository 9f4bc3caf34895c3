import { ArrowRightToLine, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '#shared/domain/comment/comment.ts';
import { fieldOfPoint } from '#shared/drafting/opinion-texts.ts';
import { tableGet } from '#shared/lib/table.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useDraft } from '#renderer/drafting/use-draft-session.ts';
import { PictureStrip } from '#renderer/comments/pictures/PictureStrip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PersonLine } from '#renderer/ui/PersonLine.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import type { BoardProps } from './board-props.ts';
import { CommentPage } from './CommentPage.tsx';
import { nearbyEntries, poolEntries } from './pool.ts';
import { ProposalsPart } from './ProposalsPart.tsx';
import { SeverityPicker } from './SeverityPicker.tsx';
import { useMerging } from './use-merging.ts';
import { VerbOffers } from './VerbOffers.tsx';
import { VoidedSignatures } from './VoidedSignatures.tsx';
import styles from './TracePane.module.css';

/** Where a point comes from: who said it, where, in which words; and what else was said near by. */
export function TracePane({ item, opinion, selected, canEdit, canWrite }: BoardProps): ReactNode {
  const { t } = useTranslation(['opinion', 'kit']);
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const draft = useDraft();
  const { merge, unmerge } = useMerging(opinion);
  if (!selected) {
    return (
      <>
        <VoidedSignatures opinion={opinion} />
        <EmptyState title={t('trace.none')} note={t('trace.noneNote')} />
        <ProposalsPart opinion={opinion} about={null} canEdit={canEdit} />
      </>
    );
  }
  const no = opinion.items.indexOf(selected) + 1;
  const sources = selected.commentIds.flatMap((id) => tableGet(state.panel.comments, id) ?? []);
  const nearby = nearbyEntries(poolEntries(state, item.itemId, opinion), sources);
  const { opinionItemId, severity, text } = selected;
  return (
    <>
      <header className={styles.head}>
        <SeverityTag severity={severity} />
        <h2>{t('pointNo', { no })}</h2>
        <span className={styles.note}>{t(`kit:severity.${severity}.word`)}</span>
      </header>
      {canEdit && (
        <section className={styles.part}>
          <SeverityPicker
            label={t('trace.severity')}
            value={severity}
            onChange={(value) =>
              void submit({
                type: 'opinion.editItem',
                itemId: item.itemId,
                opinionItemId,
                severity: value,
                text,
              })
            }
          />
          {canWrite && draft && (
            <VerbOffers draft={draft} field={fieldOfPoint(opinionItemId)} settled={text} />
          )}
        </section>
      )}
      <ProposalsPart key={opinionItemId} opinion={opinion} about={opinionItemId} canEdit={canEdit} />
      <section className={styles.part} aria-labelledby="trace-sources">
        <h3 id="trace-sources" className={styles.heading}>
          {t('trace.sources')}
          <span className={styles.note}>{t('trace.count', { count: sources.length })}</span>
        </h3>
        {sources.length === 0 && <p className={styles.note}>{t('trace.noSources')}</p>}
        <ul>
          {sources.map((comment) => (
            <Source key={comment.commentId} comment={comment}>
              {canEdit && (
                <QuietButton size="small" icon={Undo2} onClick={() => void unmerge(comment, selected)}>
                  {t('trace.unmerge')}
                </QuietButton>
              )}
            </Source>
          ))}
        </ul>
      </section>
      {nearby.length > 0 && (
        <section className={styles.part} aria-labelledby="trace-nearby">
          <h3 id="trace-nearby" className={styles.heading}>
            {t('trace.nearby')}
            <span className={styles.note}>{t('trace.count', { count: nearby.length })}</span>
          </h3>
          <ul>
            {nearby.map(({ comment }) => (
              <Source key={comment.commentId} comment={comment}>
                {canEdit && (
                  <SecondaryButton
                    size="small"
                    icon={ArrowRightToLine}
                    onClick={() => void merge(comment, selected)}
                  >
                    {t('pool.mergeInto', { no })}
                  </SecondaryButton>
                )}
              </Source>
            ))}
          </ul>
        </section>
      )}
      <ProposalsPart opinion={opinion} about={null} canEdit={canEdit} />
      <VoidedSignatures opinion={opinion} />
    </>
  );
}

function Source({
  comment,
  children,
}: {
  readonly comment: Comment;
  readonly children: ReactNode;
}): ReactNode {
  const person = usePerson();
  const { dossierId } = useOpenDossier();
  const { author, anchor, content } = comment;
  const who = person(author);
  return (
    <li className={styles.source}>
      <PersonLine memberId={author} name={who.name} isChair={who.isChair}>
        <CommentPage comment={comment} />
      </PersonLine>
      <p>{content.concern}</p>
      {content.suggestion !== '' && <p className={styles.suggestion}>{content.suggestion}</p>}
      <PictureStrip dossierId={dossierId} pictures={content.pictures} />
      {anchor.quote && <blockquote className={styles.quote}>{anchor.quote.exact}</blockquote>}
      {children}
    </li>
  );
}
