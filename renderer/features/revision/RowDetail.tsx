import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import type { FileDocument } from '#renderer/pages/use-file-document.ts';
import { AnswerEditor } from './AnswerEditor.tsx';
import { EarlierRounds } from './EarlierRounds.tsx';
import { PageBeside } from './PageBeside.tsx';
import { RecheckCard } from './RecheckCard.tsx';
import { oldPlace, pageIndexOf, type RevisionRow } from './revision-rows.ts';
import styles from './RowDetail.module.css';

/** An opened row: the answer in full, the page before beside the page after, and what is to be done with it. */
export function RowDetail({
  item,
  row,
  before,
  after,
  oldDocument,
  newDocument,
}: {
  readonly item: ReviewItem;
  readonly row: RevisionRow;
  readonly before: ReportVersion | null;
  readonly after: ReportVersion | null;
  readonly oldDocument: FileDocument | null;
  readonly newDocument: FileDocument | null;
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
  const newPage = pageIndexOf(answer?.newPages ?? '');
  return (
    <div className={styles.detail} role="row">
      <div className={styles.cell} role="cell" data-aside={isRechecking || undefined}>
        <div className={styles.main}>
          {canAnswer ? (
            <AnswerEditor item={item} row={row} />
          ) : (
            answer && (
              <p className={styles.answer}>
                <strong>{t('answerTitle')}</strong>
                {answer.text}
              </p>
            )
          )}
          <div className={styles.pages}>
            {before && (
              <PageBeside
                version={before}
                itemId={item.itemId}
                opened={oldDocument}
                pageIndex={old?.pageIndex ?? null}
                comments={row.sources}
                none={t('noOldPage')}
              />
            )}
            {after ? (
              <PageBeside
                version={after}
                itemId={item.itemId}
                opened={newDocument}
                pageIndex={newPage}
                comments={[]}
                none={t('noNewPage')}
              />
            ) : (
              <div className={styles.missing}>{t('noRevision')}</div>
            )}
          </div>
          <EarlierRounds item={item} opinionItemId={opinionItemId} />
        </div>
        {isRechecking && <RecheckCard item={item} row={row} />}
      </div>
    </div>
  );
}
