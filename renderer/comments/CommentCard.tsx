import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { classes } from '#renderer/ui/classes.ts';
import { PersonTag } from '#renderer/ui/PersonTag.tsx';
import { basisWords } from '#shared/domain/comment/cited-clause.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import { SupersededNote } from './clauses/SupersededNote.tsx';
import type { CommentRow } from './comment-row.ts';
import { DeliveryLine } from './DeliveryLine.tsx';
import { PictureStrip } from './pictures/PictureStrip.tsx';
import styles from './CommentCard.module.css';

export interface CommentCardProps {
  readonly row: CommentRow;
  readonly isSelected: boolean;
  readonly onSelect: (row: CommentRow) => void;
  /** A remark that stands whether it is selected or not. */
  readonly note?: ReactNode;
  /** Buttons of the selected card. */
  readonly actions?: ReactNode;
  /** How a page is named where the report counts its own way. */
  readonly pageName?: ((pageIndex: number) => string) | undefined;
}

/** One comment in a list: what, who, where, how far it has got; all of it when selected. */
export function CommentCard({
  row,
  isSelected,
  onSelect,
  note,
  actions,
  pageName,
}: CommentCardProps): ReactNode {
  const { t } = useTranslation(['comments', 'common']);
  const { dossierId } = useOpenDossier();
  const { content, author, anchor } = row;
  const place =
    anchor.kind === 'report'
      ? t('comments:wholeReport')
      : (pageName?.(anchor.pageIndex) ?? t('comments:page', { page: anchor.pageIndex + 1 }));
  return (
    <article
      className={classes(styles.card, isSelected && styles.selected, row.isWithdrawn && styles.withdrawn)}
      data-comment={row.id}
    >
      <button type="button" className={styles.face} aria-expanded={isSelected} onClick={() => onSelect(row)}>
        <span className={styles.head}>
          <SeverityTag severity={row.severity} />
          {author && <PersonTag memberId={author.memberId} name={author.name} />}
          <span className={styles.who}>{whoOf(row, t)}</span>
          {row.no > 0 && <span className={styles.no}>{t('comments:no', { no: row.no })}</span>}
          {row.isNew && <span className={styles.new}>{t('comments:new')}</span>}
          {row.isWithdrawn && <span className={styles.no}>{t('comments:withdrawn')}</span>}
          <span className={styles.place}>{place}</span>
        </span>
        <span className={classes(styles.words, !isSelected && styles.clamped)}>
          {content.concern || (row.delivery === 'draft' ? '…' : '')}
        </span>
      </button>
      <PictureStrip dossierId={dossierId} pictures={content.pictures} />
      {row.carried && (
        <p className={styles.carried}>
          {[
            row.carried.fromPage === null
              ? null
              : t('comments:carried.from', { page: row.carried.fromPage + 1 }),
            t(`comments:carried.by.${row.carried.by}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {note}
      {isSelected && (
        <div className={styles.rest}>
          <dl className={styles.details}>
            <Detail name={t('comments:fields.basis')} value={basisWords(content)}>
              <SupersededNote clauses={content.clauses} />
            </Detail>
            <Detail name={t('comments:fields.suggestion')} value={content.suggestion} />
            <Detail name={t('comments:fields.quote')} value={anchor.quote?.exact ?? ''} isQuote />
            <Detail
              name={t('comments:fields.category')}
              value={[t(`common:categories.${row.category}`), anchor.section].filter(Boolean).join(' · ')}
            />
          </dl>
          {actions}
        </div>
      )}
      <DeliveryLine row={row} />
    </article>
  );
}

function whoOf(row: CommentRow, t: (key: 'comments:writing' | 'comments:me') => string): string {
  if (row.delivery === 'draft') return t('comments:writing');
  if (row.isMine) return t('comments:me');
  return row.author?.specialty ?? '';
}

function Detail({
  name,
  value,
  isQuote = false,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly isQuote?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  if (value === '') return null;
  return (
    <div className={styles.detail}>
      <dt>{name}</dt>
      <dd className={isQuote ? styles.quote : undefined}>
        {value}
        {children}
      </dd>
    </div>
  );
}
