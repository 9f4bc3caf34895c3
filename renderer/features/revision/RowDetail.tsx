import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Carried } from '#shared/anchoring/carry/carried.ts';
import { carryAnchor } from '#shared/anchoring/carry/carry-over.ts';
import type { Comment } from '#shared/domain/comment/comment.ts';
import type { CommentId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import type { Comparison } from '#renderer/compare/comparison.ts';
import type { FileDocument } from '#renderer/pages/use-file-document.ts';
import { Answering } from './Answering.tsx';
import { EarlierRounds } from './EarlierRounds.tsx';
import { PageBeside } from './PageBeside.tsx';
import type { Pointing } from './PointingBar.tsx';
import { RecheckCard } from './RecheckCard.tsx';
import { newPlace, oldPlace, type RevisionRow } from './revision-rows.ts';
import styles from './RowDetail.module.css';

/** An opened row: the answer in full, the place before beside the place after, and what is to be done with it. */
export function RowDetail({
  item,
  row,
  before,
  after,
  oldDocument,
  newDocument,
  comparison,
  carried,
  compared,
}: {
  readonly item: ReviewItem;
  readonly row: RevisionRow;
  readonly before: ReportVersion | null;
  readonly after: ReportVersion | null;
  readonly oldDocument: FileDocument | null;
  readonly newDocument: FileDocument | null;
  /** What is different between the two; null until it is known. */
  readonly comparison: Comparison | null;
  /** What became of the marks, by words and by picture; those that are not known yet are not in it. */
  readonly carried: ReadonlyMap<CommentId, Carried>;
  /** How far that is, from 0 to 1; null when it is not under way. */
  readonly compared: number | null;
}): ReactNode {
  const { t } = useTranslation('revision');
  const { state, memberId } = useOpenDossier();
  const blockedBy = useBlockedBy();
  const { opinionItemId, answer } = row;
  const canAnswer =
    blockedBy({
      type: 'response.set',
      itemId: item.itemId,
      opinionItemId,
      content: { status: 'adopted', text: '-', oldPage: '', newPages: '' },
    }) === null;
  const isRechecking = isPanelSide(state, memberId) && item.stage === 'recheck';
  const old = oldPlace(row);
  const pages = (shown: RevisionRow, pointing: Pointing | null): ReactNode => {
    const place = after && newPlace(shown, after, comparison && carriedIn(comparison, carried));
    return (
      <div className={styles.pages}>
        {before && (
          <PageBeside
            side="old"
            version={before}
            itemId={item.itemId}
            opened={oldDocument}
            pageIndex={old?.pageIndex ?? null}
            comments={row.sources}
            marks={comparison?.marks.old ?? null}
            none={t('noOldPage')}
          />
        )}
        {after ? (
          <PageBeside
            side="new"
            version={after}
            itemId={item.itemId}
            opened={newDocument}
            pageIndex={place?.pageIndex ?? null}
            place={place}
            marks={comparison?.marks.new ?? null}
            none={t('noNewPage')}
            pointing={pointing}
            compared={compared}
          />
        ) : (
          <div className={styles.missing}>{t('noRevision')}</div>
        )}
      </div>
    );
  };
  return (
    <div className={styles.detail} role="row">
      <div className={styles.cell} role="cell" data-aside={isRechecking || undefined}>
        <div className={styles.main}>
          {canAnswer ? (
            <Answering item={item} row={row} after={after} pages={pages} />
          ) : (
            <>
              {answer && (
                <p className={styles.answer}>
                  <strong>{t('answerTitle')}</strong>
                  {answer.text}
                </p>
              )}
              {pages(row, null)}
            </>
          )}
          <EarlierRounds item={item} opinionItemId={opinionItemId} />
        </div>
        {isRechecking && <RecheckCard item={item} row={row} />}
      </div>
    </div>
  );
}

function carriedIn({ context, versions }: Comparison, known: ReadonlyMap<CommentId, Carried>) {
  return ({ commentId, anchor }: Comment): Carried =>
    known.get(commentId) ?? carryAnchor(context, versions.old, versions.new, anchor);
}
