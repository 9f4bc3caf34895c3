import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierState } from '#shared/domain/state.ts';
import type { VersionId } from '#shared/domain/ids.ts';
import { rootFontPx } from '#renderer/pdf/root-font.ts';
import { classes } from '#renderer/ui/classes.ts';
import { SeverityTag } from '#renderer/ui/SeverityTag.tsx';
import type { SearchRow, SearchTarget } from './search-rows.ts';
import { SnippetLine } from './SnippetLine.tsx';
import styles from './DossierResults.module.css';

const ROW_REM = 2.75;

export interface DossierResultsProps {
  readonly id: string;
  readonly rows: readonly SearchRow[];
  /** Index in `rows` of the line that the keys stand on; -1 for none. */
  readonly chosen: number;
  readonly onOpen: (target: SearchTarget, index: number) => void;
  readonly state: DossierState;
  readonly openVersion: VersionId | null;
}

/** What was found in a dossier, by report and page; the field above it has the keys. */
export function DossierResults({
  id,
  rows,
  chosen,
  onOpen,
  state,
  openVersion,
}: DossierResultsProps): ReactNode {
  const { t } = useTranslation('search');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * rootFontPx(),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  useEffect(() => {
    if (chosen >= 0) virtual.scrollToIndex(chosen, { align: 'auto' });
  }, [virtual, chosen]);
  return (
    <div
      ref={scroller}
      className={styles.list}
      id={id}
      role="listbox"
      aria-label={t('wide.results')}
      tabIndex={-1}
    >
      <div className={styles.rows} style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return (
            row && (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
                role="presentation"
              >
                <Line
                  row={row}
                  id={`${id}-${index}`}
                  isChosen={index === chosen}
                  onOpen={() => row.target && onOpen(row.target, index)}
                  state={state}
                  openVersion={openVersion}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

interface LineProps {
  readonly row: SearchRow;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onOpen: () => void;
  readonly state: DossierState;
  readonly openVersion: VersionId | null;
}

function Line({ row, id, isChosen, onOpen, state, openVersion }: LineProps): ReactNode {
  const { t } = useTranslation('search');
  const option = {
    id,
    role: 'option',
    'aria-selected': isChosen,
    className: classes(styles.hit, isChosen && styles.chosen),
    onClick: onOpen,
  } as const;
  switch (row.kind) {
    case 'group':
      return <GroupLine row={row} openVersion={openVersion} />;
    case 'page':
      return (
        <p className={styles.page}>
          {t('wide.page', { page: row.pageIndex + 1 })}
          {row.count > 1 && <span className={styles.count}>{t('wide.onPage', { count: row.count })}</span>}
        </p>
      );
    case 'about':
      return (
        <p className={styles.page}>
          <AboutWords row={row} state={state} />
        </p>
      );
    case 'place': {
      const page = row.place.pageIndex + 1;
      return (
        <div {...option}>
          {row.place.over && <span className={styles.note}>{t('wide.over', { page, next: page + 1 })}</span>}
          <SnippetLine snippet={row.place.snippet} />
        </div>
      );
    }
    case 'record':
      return (
        <div {...option} data-kind={row.found.record.kind}>
          {row.found.record.kind === 'comment' && (
            <span className={styles.note}>
              <SeverityTag severity={row.found.record.severity} />
            </span>
          )}
          <SnippetLine snippet={row.found.snippet} />
        </div>
      );
    case 'more':
      return <p className={styles.more}>{t('wide.more', { count: row.count })}</p>;
  }
}

function GroupLine({
  row: { group },
  openVersion,
}: {
  readonly row: Extract<SearchRow, { kind: 'group' }>;
  readonly openVersion: VersionId | null;
}): ReactNode {
  const { t } = useTranslation(['search', 'common']);
  const isReport = group.kind === 'report';
  return (
    <div className={styles.group} data-kind={group.kind}>
      <span className={styles.title}>
        {isReport ? t('wide.report', { title: group.reportTitle }) : t(`wide.groups.${group.kind}`)}
      </span>
      <span className={styles.note}>
        {isReport && (
          <span>
            {t(`common:versionKinds.${group.version.kind}`)} {t('common:versionNo', { no: group.version.no })}
          </span>
        )}
        {isReport && group.versionId === openVersion && <span>{t('wide.open')}</span>}
        {isReport && !group.isCurrent && <span>{t('wide.older')}</span>}
        <span className={styles.count}>{t('wide.onPage', { count: group.count })}</span>
      </span>
    </div>
  );
}

function AboutWords({
  row: { about, itemId, pageIndex },
  state,
}: {
  readonly row: Extract<SearchRow, { kind: 'about' }>;
  readonly state: DossierState;
}): ReactNode {
  const { t } = useTranslation('search');
  const report = state.parties.items[itemId]?.reportTitle ?? '';
  if (about !== 'comment') return t('wide.report', { title: report });
  return pageIndex === null
    ? t('wholeReport', { report })
    : t('commentPlace', { report, page: pageIndex + 1 });
}
