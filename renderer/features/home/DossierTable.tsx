import { FolderOpen, SearchX } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { STAGES, stageIndex } from '#shared/domain/dossier/stage.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import type { ListFilter } from '#shared/protocol/http.ts';
import { DataTable, type Column } from '#renderer/ui/DataTable.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import { StageMini } from '#renderer/ui/StageMini.tsx';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { workCalendar } from '#renderer/app/calendar.ts';
import { useStepWords } from '#renderer/app/dossier/use-step-words.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { rowClock } from './row-clock.ts';
import { RowClockCell } from './RowClockCell.tsx';
import { RowPeople } from './RowPeople.tsx';
import { slowestStage } from './slowest-stage.ts';
import type { DossierList } from './use-dossier-list.ts';
import styles from './DossierTable.module.css';

/** Cases as rows: where each stands, what is next, how much time is left, who is in it. */
export function DossierTable({
  list,
  filter,
  empty,
}: {
  readonly list: DossierList;
  readonly filter: ListFilter;
  /** What stands here when there is no case at all. */
  readonly empty: ReactNode;
}): ReactNode {
  const { t } = useTranslation(['home', 'common']);
  const navigate = useNavigate();
  const language = useLanguage();
  const columns = useColumns();

  if (list.status === 'failed') {
    return (
      <ErrorState
        title={t('listFailed')}
        safe={list.fault ? wordFault(language, list.fault) : undefined}
        actions={<SecondaryButton onClick={list.retry}>{t('common:retry')}</SecondaryButton>}
      />
    );
  }
  if (list.status === 'loading') {
    return (
      <Panel isFlush>
        <SkeletonRows rows={7} />
      </Panel>
    );
  }
  if (list.total === 0) {
    const isNothing = list.counts?.all === 0;
    return (
      <Panel>
        {isNothing ? (
          empty
        ) : (
          <EmptyState
            icon={filter === 'all' ? SearchX : FolderOpen}
            title={t(`emptyFilter.${filter}.title`)}
            note={t(`emptyFilter.${filter}.note`)}
          />
        )}
      </Panel>
    );
  }
  return (
    <DataTable
      label={t('dossiers')}
      columns={columns}
      count={list.total}
      rowAt={list.rowAt}
      keyOf={(row) => row.dossierId}
      onOpen={(row) => void navigate(`/dossiers/${row.dossierId}`)}
      onRange={list.onRange}
      foot={<span>{t('listFoot', { count: list.total })}</span>}
    />
  );
}

function useColumns(): readonly Column<DossierSummary>[] {
  const { t } = useTranslation(['home', 'common']);
  const words = useStepWords();
  const now = useNow();
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('columns.title'),
        width: 'minmax(9rem, 2.5fr)',
        cell: (row) => (
          <span className={styles.title} title={row.title}>
            {t('common:titleMark', { title: row.title })}
          </span>
        ),
      },
      {
        key: 'matter',
        title: t('columns.matter'),
        width: 'minmax(7rem, 1.3fr)',
        drop: 'soon',
        cell: (row) => (
          <span className={styles.small}>
            {row.items.map((item) => t(`common:matters.${item.matter}`)).join(t('common:listMark'))}
          </span>
        ),
      },
      {
        key: 'stage',
        title: t('columns.stage'),
        width: 'minmax(12rem, 13.5rem)',
        cell: (row) => {
          const stage = slowestStage(row);
          return (
            <StageMini
              total={STAGES.length}
              current={stage === 'archive' ? STAGES.length : stageIndex(stage)}
              label={t(`common:stages.${stage}`)}
            />
          );
        },
      },
      {
        key: 'step',
        title: t('columns.step'),
        width: 'minmax(8rem, 1.3fr)',
        cell: (row) => {
          const stage = row.items.find((item) => item.itemId === row.nextStep.itemId)?.stage;
          return (
            <span className={row.nextStep.isMine ? undefined : styles.quiet}>
              {words(row.nextStep, stage ?? slowestStage(row)).todo}
            </span>
          );
        },
      },
      {
        key: 'clock',
        title: t('columns.clock'),
        width: '10.5rem',
        cell: (row) => <RowClockCell clock={rowClock(row, workCalendar, now)} />,
      },
      {
        key: 'people',
        title: t('columns.people'),
        width: '9.25rem',
        drop: 'late',
        cell: (row) => <RowPeople row={row} />,
      },
    ],
    [t, words, now],
  );
}
