import { ArrowLeft } from 'lucide-react';
import { useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { DossierResults } from '#renderer/search/DossierResults.tsx';
import { IndexLine } from '#renderer/search/IndexLine.tsx';
import { addressOf, cameFromSchema, type CameFrom } from '#renderer/search/search-address.ts';
import { searchRows, type SearchTarget } from '#renderer/search/search-rows.ts';
import { useDossierSearch, type DossierSearch } from '#renderer/search/use-dossier-search.ts';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { FindField, type FindScope } from './FindField.tsx';
import type { Find } from './use-find.ts';
import styles from './FindPanel.module.css';

export interface FindInDossierProps {
  readonly find: Find;
  readonly onScope: (scope: FindScope) => void;
  readonly item: ReviewItem;
  readonly version: ReportVersion;
  readonly currentPage: number;
}

/** Finds words in all reports, comments, opinions and answers of the dossier (RD18). */
export function FindInDossier({ find, onScope, item, version, currentPage }: FindInDossierProps): ReactNode {
  const { t } = useTranslation('search');
  const { dossierId, view, state } = useOpenDossier();
  const navigate = useNavigate();
  const listId = useId();
  const search = useDossierSearch(dossierId, view, find.query, version.versionId);
  const rows = useMemo(() => searchRows(search.groups), [search.groups]);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const chosen = rows.findIndex(({ key, target }) => target !== null && key === chosenKey);

  const open = (target: SearchTarget, index: number): void => {
    setChosenKey(rows[index]?.key ?? null);
    if (target.kind === 'place' && target.versionId === version.versionId) {
      const { pageIndex, range } = target.place;
      find.seek(find.query, { pageIndex, start: range.start });
      return;
    }
    const from: CameFrom = { title: item.reportTitle, page: currentPage + 1 };
    void navigate(addressOf(dossierId, target, search.query), { state: { from } });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = nextTarget(rows, chosen, event.key === 'ArrowDown' ? 1 : -1);
      if (next !== -1) setChosenKey(rows[next]?.key ?? null);
    } else if (event.key === 'Enter') {
      const index = chosen === -1 ? nextTarget(rows, -1, 1) : chosen;
      const target = rows[index]?.target;
      if (target) open(target, index);
    }
  };

  return (
    <div className={styles.panel}>
      <Back />
      <FindField
        query={find.query}
        onQuery={find.setQuery}
        scope="dossier"
        onScope={onScope}
        onKey={onKey}
        label={t('wide.label')}
        listId={listId}
        activeId={chosen === -1 ? undefined : `${listId}-${chosen}`}
      />
      <div className={styles.state} role="status">
        {search.query === '' ? t('wide.hint') : stateWords(search, t)}
      </div>
      {search.isFailed && <p className={styles.note}>{t('wide.failed')}</p>}
      {search.query !== '' && <IndexLine search={search} />}
      {search.query !== '' && search.count === 0 && (
        <p className={styles.note}>{t(isComplete(search) ? 'wide.noneNote' : 'wide.noneYet')}</p>
      )}
      <DossierResults
        id={listId}
        rows={rows}
        chosen={chosen}
        onOpen={open}
        state={state}
        openVersion={version.versionId}
      />
    </div>
  );
}

/** To the place in another report from which a result led here. */
function Back(): ReactNode {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const { state } = useLocation() as { state: unknown };
  const from = cameFromSchema.safeParse(state);
  if (!from.success) return null;
  return (
    <div className={styles.back}>
      <QuietButton icon={ArrowLeft} onClick={() => void navigate(-1)}>
        {t('wide.back', from.data.from)}
      </QuietButton>
    </div>
  );
}

/** The nearest line that leads somewhere, from `index` on; `index` itself where there is none. */
function nextTarget(rows: readonly { readonly target: unknown }[], index: number, by: 1 | -1): number {
  for (let at = index + by; at >= 0 && at < rows.length; at += by) if (rows[at]?.target) return at;
  return index;
}

function isComplete({ index, isFailed }: DossierSearch): boolean {
  return isFailed || (index?.files.every(({ isDone }) => isDone) ?? false);
}

type Words = ReturnType<typeof useTranslation<'search'>>['t'];

function stateWords(search: DossierSearch, t: Words): string {
  if (search.count > 0) return t('wide.count', { count: search.count });
  return isComplete(search) ? t('wide.none', { query: search.query }) : '';
}
