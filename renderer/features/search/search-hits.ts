import type { ItemId, VersionId } from '#shared/domain/ids.ts';
import type { DossierSummary } from '#shared/domain/view/summary.ts';
import { placesOnPage } from '#shared/search/find-places.ts';
import { foldForSearch } from '#shared/search/fold-search.ts';
import type { FoundPlace } from '#shared/search/found.ts';
import { searchableFiles } from '#shared/search/searchable-files.ts';
import type { FoundTexts } from '#shared/search/text-index.ts';
import type { DossierView } from '#shared/sync/replica-view.ts';
import { addressOf, wideSearchAddress } from '#renderer/search/search-address.ts';
import { searchRecords, type FoundRecord, type RecordFinder } from '#renderer/search/search-records.ts';
import { groupFound } from '#renderer/search/search-rows.ts';

export type SearchHit = { readonly key: string; readonly to: string } & (
  | { readonly kind: 'dossier'; readonly row: DossierSummary }
  | { readonly kind: 'report'; readonly title: string; readonly dossierTitle: string }
  | { readonly kind: 'record'; readonly found: FoundRecord; readonly reportTitle: string }
  | { readonly kind: 'place'; readonly place: FoundPlace; readonly reportTitle: string }
  /** The same words in everything of the dossier that is open. */
  | { readonly kind: 'all'; readonly query: string }
);

const MOST_RECORDS = 30;
/** The palette shows that there is something; the list beside the report shows all of it. */
const MOST_PLACES = 6;

/** Cases and their reports whose words match; a report is found by its own title. */
export function dossierHits(rows: readonly DossierSummary[], text: string): readonly SearchHit[] {
  const wanted = foldForSearch(text).text;
  const dossiers = rows.map((row): SearchHit => ({
    kind: 'dossier',
    key: row.dossierId,
    to: `/dossiers/${row.dossierId}`,
    row,
  }));
  const reports = rows.flatMap((row) =>
    row.items
      .filter((item) => placesOnPage(foldForSearch(item.reportTitle).text, 0, wanted, 1).length > 0)
      .map((item): SearchHit => ({
        kind: 'report',
        key: item.itemId,
        to: `/dossiers/${row.dossierId}/documents`,
        title: item.reportTitle,
        dossierTitle: row.title,
      })),
  );
  return [...dossiers, ...reports];
}

/** Comments, opinions and answers that the member may see in the dossiers open here. */
export function recordHits(
  views: readonly DossierView[],
  finder: RecordFinder,
  text: string,
): readonly SearchHit[] {
  return views
    .flatMap((view) =>
      finder.find(searchRecords(view), text).map((found): SearchHit => ({
        kind: 'record',
        key: `${view.dossierId} ${found.record.key}`,
        to: addressOf(view.dossierId, { kind: 'record', record: found.record }, ''),
        found,
        reportTitle: view.state.parties.items[found.record.itemId]?.reportTitle ?? '',
      })),
    )
    .slice(0, MOST_RECORDS);
}

/** A way to search all of the open dossier, in its first report or in the one that is being read. */
export function allHit(view: DossierView, reading: VersionId | null, query: string): readonly SearchHit[] {
  const files = searchableFiles(view.state, view.memberId);
  const one = files.find(({ versionId }) => versionId === reading) ?? files[0];
  if (!one) return [];
  const to = wideSearchAddress(view.dossierId, one.itemId, one.versionId, query);
  return [{ kind: 'all', key: view.dossierId, to, query }];
}

/** The first places in the reports of the open dossier, from each report some. */
export function placeHits(
  view: DossierView,
  found: FoundTexts,
  reading: VersionId | null,
  query: string,
): readonly SearchHit[] {
  const groups = groupFound(view.state, found.files, [], reading);
  const share = Math.max(1, Math.ceil(MOST_PLACES / groups.length));
  return groups
    .flatMap((group) =>
      group.kind === 'report'
        ? group.places.slice(0, share).map((place) => placeHit(view, group, place, query))
        : [],
    )
    .slice(0, MOST_PLACES);
}

function placeHit(
  { dossierId }: DossierView,
  { itemId, versionId, reportTitle }: { itemId: ItemId; versionId: VersionId; reportTitle: string },
  place: FoundPlace,
  query: string,
): SearchHit {
  return {
    kind: 'place',
    key: `${versionId} ${place.pageIndex} ${place.range.start}`,
    to: addressOf(dossierId, { kind: 'place', itemId, versionId, place }, query),
    place,
    reportTitle,
  };
}
