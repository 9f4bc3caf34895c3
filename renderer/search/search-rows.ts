import type { ItemId, VersionId } from '#shared/domain/ids.ts';
import type { DossierState, ReportVersion } from '#shared/domain/state.ts';
import type { FoundPlace } from '#shared/search/found.ts';
import type { FoundFile } from '#shared/search/text-index.ts';
import type { FoundRecord, SearchRecord } from './search-records.ts';

/** A version of a report, or all of a kind of record, in which something was found. */
export type FoundGroup =
  | {
      readonly kind: 'report';
      readonly itemId: ItemId;
      readonly versionId: VersionId;
      readonly reportTitle: string;
      readonly version: ReportVersion;
      readonly isCurrent: boolean;
      /** All there are; listed are the first of them. */
      readonly count: number;
      readonly places: readonly FoundPlace[];
    }
  | {
      readonly kind: SearchRecord['kind'];
      readonly count: number;
      readonly records: readonly FoundRecord[];
    };

const MOST_RECORDS = 200;
const RECORD_KINDS = ['comment', 'opinion', 'response'] as const;

/** The report that is open, then the other current ones, what was written about them, and older versions last. */
export function groupFound(
  state: DossierState,
  files: readonly FoundFile[],
  records: readonly FoundRecord[],
  openVersion: VersionId | null,
): readonly FoundGroup[] {
  const reports = files.flatMap((file) => reportGroup(state, file, openVersion));
  const written = RECORD_KINDS.flatMap((kind): FoundGroup[] => {
    const ofKind = inReadingOrder(
      state,
      records.filter(({ record }) => record.kind === kind),
    );
    if (ofKind.length === 0) return [];
    return [{ kind, count: ofKind.length, records: ofKind.slice(0, MOST_RECORDS) }];
  });
  const isOpen = (group: FoundGroup): boolean => group.kind === 'report' && group.versionId === openVersion;
  const isCurrent = (group: FoundGroup): boolean => group.kind === 'report' && group.isCurrent;
  return [
    ...reports.filter(isOpen),
    ...reports.filter((group) => isCurrent(group) && !isOpen(group)),
    ...written,
    ...reports.filter((group) => !isCurrent(group) && !isOpen(group)),
  ];
}

/** Report by report, and page by page; what is on the whole report first. */
function inReadingOrder({ parties }: DossierState, records: readonly FoundRecord[]): readonly FoundRecord[] {
  const reports = new Map(parties.itemOrder.map((itemId, at) => [itemId, at]));
  const reportOf = ({ record }: FoundRecord): number => reports.get(record.itemId) ?? reports.size;
  return records.toSorted(
    (one, other) =>
      reportOf(one) - reportOf(other) || (pageOf(one.record) ?? -1) - (pageOf(other.record) ?? -1),
  );
}

function pageOf(record: SearchRecord): number | null {
  return record.kind === 'comment' ? record.pageIndex : null;
}

function reportGroup(
  { parties }: DossierState,
  { sha256, count, places }: FoundFile,
  openVersion: VersionId | null,
): FoundGroup[] {
  const all = parties.itemOrder.flatMap((itemId) => {
    const item = parties.items[itemId];
    return (item?.versions ?? []).map((version) => ({ item, version }));
  });
  const ofFile = all.filter(({ version }) => version.file.sha256 === sha256);
  const found =
    ofFile.find(({ version }) => version.versionId === openVersion) ??
    ofFile.findLast(({ item, version }) => isLast(item?.versions, version)) ??
    ofFile.at(-1);
  if (!found?.item) return [];
  const { item, version } = found;
  return [
    {
      kind: 'report',
      itemId: item.itemId,
      versionId: version.versionId,
      reportTitle: item.reportTitle,
      version,
      isCurrent: isLast(item.versions, version),
      count,
      places,
    },
  ];
}

function isLast(versions: readonly ReportVersion[] | undefined, version: ReportVersion): boolean {
  return versions?.at(-1)?.versionId === version.versionId;
}

/** What a result leads to. */
export type SearchTarget =
  | {
      readonly kind: 'place';
      readonly itemId: ItemId;
      readonly versionId: VersionId;
      readonly place: FoundPlace;
    }
  | { readonly kind: 'record'; readonly record: SearchRecord };

/** One line of the list. Only lines with a target can be chosen. */
export type SearchRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: FoundGroup; readonly target: null }
  | {
      readonly kind: 'page';
      readonly key: string;
      readonly pageIndex: number;
      readonly count: number;
      readonly target: null;
    }
  /** What the records below it are about; a page where they are comments on one. */
  | {
      readonly kind: 'about';
      readonly key: string;
      readonly about: SearchRecord['kind'];
      readonly itemId: ItemId;
      readonly pageIndex: number | null;
      readonly target: null;
    }
  | {
      readonly kind: 'place';
      readonly key: string;
      readonly place: FoundPlace;
      readonly target: SearchTarget;
    }
  | {
      readonly kind: 'record';
      readonly key: string;
      readonly found: FoundRecord;
      readonly target: SearchTarget;
    }
  /** There are more than are listed. */
  | { readonly kind: 'more'; readonly key: string; readonly count: number; readonly target: null };

/** Groups, their pages and what stands on each, as the lines of one list. */
export function searchRows(groups: readonly FoundGroup[]): readonly SearchRow[] {
  return groups.flatMap((group): SearchRow[] => {
    const name = group.kind === 'report' ? group.versionId : group.kind;
    const lines = group.kind === 'report' ? placeRows(group) : recordRows(group.records);
    const listed = group.kind === 'report' ? group.places.length : group.records.length;
    const more: SearchRow = { kind: 'more', key: `${name} more`, count: group.count - listed, target: null };
    return [
      { kind: 'group', key: name, group, target: null },
      ...lines,
      ...(group.count > listed ? [more] : []),
    ];
  });
}

function placeRows({
  itemId,
  versionId,
  places,
}: Extract<FoundGroup, { kind: 'report' }>): readonly SearchRow[] {
  const byPage = Map.groupBy(places, ({ pageIndex }) => pageIndex);
  return [...byPage].flatMap(([pageIndex, onPage]): SearchRow[] => [
    { kind: 'page', key: `${versionId} ${pageIndex}`, pageIndex, count: onPage.length, target: null },
    ...onPage.map((place): SearchRow => ({
      kind: 'place',
      key: `${versionId} ${pageIndex} ${place.range.start}`,
      place,
      target: { kind: 'place', itemId, versionId, place },
    })),
  ]);
}

function recordRows(records: readonly FoundRecord[]): readonly SearchRow[] {
  const byPlace = Map.groupBy(records, ({ record }) => `${record.itemId} ${pageOf(record) ?? ''}`);
  return [...byPlace].flatMap(([place, found]): SearchRow[] => {
    const [first] = found;
    if (!first) return [];
    const { kind, itemId } = first.record;
    const pageIndex = pageOf(first.record);
    return [
      { kind: 'about', key: `${kind} about ${place}`, about: kind, itemId, pageIndex, target: null },
      ...found.map((one): SearchRow => ({
        kind: 'record',
        key: `${kind} ${one.record.key}`,
        found: one,
        target: { kind: 'record', record: one.record },
      })),
    ];
  });
}
