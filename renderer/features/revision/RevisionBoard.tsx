import { ArrowRight, Columns2 } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionItemId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { compareAddress } from '#renderer/app/dossier/compare-address.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { shortDay } from '#renderer/i18n/beijing-time.ts';
import { olderComments, type OlderComment } from '#renderer/carry/older-comments.ts';
import { useCarry, type CarryState } from '#renderer/carry/use-carry.ts';
import { usePictures } from '#renderer/compare/pictures/use-pictures.ts';
import { useComparison, type ComparisonState } from '#renderer/compare/use-comparison.ts';
import { useFileDocument, type FileDocument } from '#renderer/pages/use-file-document.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import {
  isInFilter,
  oldPlace,
  revisionRows,
  ROW_FILTERS,
  versionsBeside,
  type RevisionRow,
  type RowFilter,
} from './revision-rows.ts';
import { RevisedUpload } from './RevisedUpload.tsx';
import { RevisionFoot } from './RevisionFoot.tsx';
import { RevisionTabs } from './RevisionTabs.tsx';
import { RoundResult } from './RoundResult.tsx';
import { RowDetail } from './RowDetail.tsx';
import { RowLine } from './RowLine.tsx';
import styles from './RevisionBoard.module.css';

/** The table of answers and rechecks; a row opens to its pages before and after. */
export function RevisionBoard({ item }: { readonly item: ReviewItem }): ReactNode {
  const { t } = useTranslation(['revision', 'compare']);
  const { dossierId, view, state, memberId } = useOpenDossier();
  const rows = useMemo(() => revisionRows(state, item, memberId), [state, item, memberId]);
  const [filter, setFilter] = useState<RowFilter>('all');
  const firstMine = rows.find((row) => row.recheck.kind === 'mine')?.opinionItemId ?? null;
  const [opened, setOpened] = useState<Opened>({ id: firstMine, wasMine: firstMine !== null });
  const openId = openedNow(opened, rows, firstMine);
  const list = useRef<HTMLDivElement>(null);
  const { before, after } = versionsBeside(item);
  // The two reports are opened once, with the first row that shows them.
  const [wantsPages, setWantsPages] = useState(firstMine !== null);
  const oldDocument = useFileDocument(wantsPages ? (before?.file ?? null) : null);
  const newDocument = useFileDocument(wantsPages ? (after?.file ?? null) : null);
  const compared = useComparison(
    before && { file: before.file, document: readyOf(oldDocument) },
    after && { file: after.file, document: readyOf(newDocument) },
  );
  const { comparison } = usePictures(
    compared?.status === 'done' ? compared.comparison : null,
    readyOf(oldDocument),
    readyOf(newDocument),
    new Set(rows.flatMap((row) => oldPlace(row)?.pageIndex ?? [])),
  );
  const marks = useMemo(() => marksOf(view, item, after, rows), [view, item, after, rows]);
  const carry = useCarry(marks, item, after, null, compared?.status === 'done');
  const isPanel = isPanelSide(state, memberId);
  const shown = rows.filter((row) => isInFilter(row, filter));

  const open = (opinionItemId: OpinionItemId | null): void => {
    const row = rows.find((entry) => entry.opinionItemId === opinionItemId);
    setOpened({ id: opinionItemId, wasMine: row?.recheck.kind === 'mine' });
    if (opinionItemId) setWantsPages(true);
  };
  const goTo = (opinionItemId: OpinionItemId): void => {
    setFilter('all');
    open(opinionItemId);
    requestAnimationFrame(() =>
      list.current
        ?.querySelector<HTMLElement>(`[data-row="${opinionItemId}"]`)
        ?.scrollIntoView({ block: 'start', behavior: 'smooth' }),
    );
  };
  const filters = ROW_FILTERS.filter((key) => key === 'all' || rows.some((row) => isInFilter(row, key))).map(
    (key) => ({
      key,
      label: t(`filters.${key}`),
      count: rows.filter((row) => isInFilter(row, key)).length,
    }),
  );
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <RevisionTabs item={item} />
        <div className={styles.versions}>
          {before && <VersionName version={before} />}
          {after && (
            <>
              <ArrowRight aria-label={t('to')} className={styles.arrow} />
              <VersionName version={after} />
              {before && (
                <SecondaryButton
                  size="small"
                  icon={Columns2}
                  to={compareAddress(dossierId, item, before.versionId, after.versionId)}
                >
                  {t('compare:act')}
                </SecondaryButton>
              )}
            </>
          )}
        </div>
        <div className={styles.filters}>
          <FilterPills label={t('filter')} items={filters} active={filter} onChange={setFilter} />
        </div>
      </div>
      <div className={styles.scroller} ref={list}>
        <RoundResult item={item} />
        <RevisedUpload item={item} after={after} />
        <div className={styles.table} role="table" aria-label={t('title')} aria-rowcount={rows.length + 1}>
          <div className={styles.columns} role="row">
            <span role="columnheader" className={styles.no}>
              <span className="visually-hidden">{t('columns.no')}</span>
            </span>
            <span role="columnheader">{t('columns.point')}</span>
            <span role="columnheader">{t('columns.answer')}</span>
            <span role="columnheader">{t('columns.pages')}</span>
            <span role="columnheader">{t('columns.recheck')}</span>
            <span role="columnheader">
              <span className="visually-hidden">{t('columns.open')}</span>
            </span>
          </div>
          {shown.map((row) => {
            const isOpen = row.opinionItemId === openId;
            return (
              <div
                key={row.opinionItemId}
                role="rowgroup"
                className={styles.group}
                data-open={isOpen || undefined}
              >
                <RowLine
                  row={row}
                  isOpen={isOpen}
                  isHidden={isPanel && item.stage === 'revision'}
                  onToggle={() => open(isOpen ? null : row.opinionItemId)}
                />
                {isOpen && (
                  <RowDetail
                    item={item}
                    row={row}
                    before={before}
                    after={after}
                    oldDocument={oldDocument}
                    newDocument={newDocument}
                    comparison={comparison}
                    carried={carry.carried}
                    compared={fractionOf(compared) ?? fractionOf(carry.state)}
                  />
                )}
              </div>
            );
          })}
          {shown.length === 0 && <EmptyState title={t('noneInFilter')} />}
        </div>
      </div>
      <RevisionFoot item={item} rows={rows} onGo={goTo} />
    </div>
  );
}

/** The marks that the points grew from, to be looked for in the revision. */
function marksOf(
  view: DossierView,
  item: ReviewItem,
  after: ReportVersion | null,
  rows: readonly RevisionRow[],
): readonly OlderComment[] {
  const ids = new Set(rows.flatMap(({ sources }) => sources.map(({ commentId }) => commentId)));
  return after ? olderComments(view, item, after.versionId).filter(({ row }) => ids.has(row.id)) : [];
}

function fractionOf(work: ComparisonState | CarryState | null): number | null {
  return work?.status === 'working' ? work.fraction : null;
}

function readyOf(opened: FileDocument | null): PdfDocument | null {
  return opened?.status === 'ready' ? opened.document : null;
}

interface Opened {
  readonly id: OpinionItemId | null;
  /** It waited for this person's mark when it was opened. */
  readonly wasMine: boolean;
}

/** Marking a row opens the next one that waits for the same person. */
function openedNow(
  { id, wasMine }: Opened,
  rows: readonly RevisionRow[],
  firstMine: OpinionItemId | null,
): OpinionItemId | null {
  const row = rows.find((entry) => entry.opinionItemId === id);
  return wasMine && row?.recheck.kind !== 'mine' && firstMine ? firstMine : id;
}

function VersionName({ version }: { readonly version: ReportVersion }): ReactNode {
  const { t } = useTranslation(['revision', 'common']);
  const language = useLanguage();
  const now = useNow();
  return (
    <span>
      {t(`common:versionKinds.${version.kind}`)} {shortDay(version.addedAt, language, now)}
    </span>
  );
}
