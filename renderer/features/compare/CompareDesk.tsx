import { ArrowDown, ArrowUp, Link2, Link2Off } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { compareAddress } from '#renderer/app/dossier/compare-address.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { SIDES, type ShownChange, type Side } from '#renderer/compare/comparison.ts';
import { usePictures } from '#renderer/compare/pictures/use-pictures.ts';
import { useComparison } from '#renderer/compare/use-comparison.ts';
import { useLinkedScroll } from '#renderer/compare/use-linked-scroll.ts';
import { useUnasked } from '#renderer/compare/use-unasked.ts';
import { useFileDocument, type FileDocument } from '#renderer/pages/use-file-document.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import type { MenuAct } from '#renderer/ui/ActMenu.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { CHANGE_FILTERS, isInFilter, stepFrom, type ChangeFilter } from './change-filter.ts';
import { ChangeList } from './ChangeList.tsx';
import { VersionPane } from './VersionPane.tsx';
import styles from './CompareDesk.module.css';

const NO_PAGES: ReadonlySet<number> = new Set();

/** Two versions beside each other, scrolled together, with the list of what is different. */
export function CompareDesk({
  item,
  before,
  after,
}: {
  readonly item: ReviewItem;
  readonly before: ReportVersion;
  readonly after: ReportVersion;
}): ReactNode {
  const { t } = useTranslation(['compare', 'common']);
  const { dossierId } = useOpenDossier();
  const navigate = useNavigate();
  const opened: Readonly<Record<Side, FileDocument | null>> = {
    old: useFileDocument(before.file),
    new: useFileDocument(after.file),
  };
  const compared = useComparison(
    { file: before.file, document: readyOf(opened.old) },
    { file: after.file, document: readyOf(opened.new) },
  );
  const pictures = usePictures(
    compared?.status === 'done' ? compared.comparison : null,
    readyOf(opened.old),
    readyOf(opened.new),
    NO_PAGES,
  );
  const { comparison } = pictures;
  const unasked = useUnasked(comparison, item, before, after);

  const panes = {
    old: { viewer: useRef<PdfViewerHandle>(null), frame: useRef<HTMLElement>(null) },
    new: { viewer: useRef<PdfViewerHandle>(null), frame: useRef<HTMLElement>(null) },
  };
  const [isLinked, setIsLinked] = useState(true);
  const { pause } = useLinkedScroll(panes, comparison?.links ?? null, isLinked);

  const [filter, setFilter] = useState<ChangeFilter>('all');
  const [currentNo, setCurrentNo] = useState<number | null>(null);
  const changes = comparison?.changes ?? [];
  const shown = changes.filter((change) => isInFilter(change, filter, unasked));
  const at = shown.findIndex(({ no }) => no === currentNo);

  const look = (change: ShownChange): void => {
    pause();
    setCurrentNo(change.no);
    for (const side of SIDES) {
      const [place] = change.places[side];
      const [rect] = place?.rects ?? [];
      if (place) panes[side].viewer.current?.goTo(place.pageIndex, { rect, isJump: false });
    }
  };
  const step = (by: 1 | -1): void => {
    const next = stepFrom(changes, shown, currentNo, by);
    if (next) look(next);
  };
  useShortcut('J', t('next'), t('group'), () => step(1));
  useShortcut('K', t('previous'), t('group'), () => step(-1));
  useShortcut('L', t('link'), t('group'), () => setIsLinked((old) => !old));
  useShortcut('U', t('filters.unasked'), t('group'), () =>
    setFilter((old) => (old === 'unasked' ? 'all' : 'unasked')),
  );

  // The older one stays on the left.
  const others = (side: Side): readonly MenuAct[] => {
    const isOpen = (version: ReportVersion) => version === before || version === after;
    const [from, to] = [item.versions.indexOf(before), item.versions.indexOf(after)];
    return item.versions.flatMap((version, index) => {
      if (isOpen(version) || (side === 'old' ? index > to : index < from)) return [];
      const pair = side === 'old' ? ([version, after] as const) : ([before, version] as const);
      return [
        {
          key: version.versionId,
          label: `${t(`common:versionKinds.${version.kind}`)} ${t('common:versionNo', { no: version.no })}`,
          run: () => void navigate(compareAddress(dossierId, item, pair[0].versionId, pair[1].versionId)),
        },
      ];
    });
  };

  const filters = CHANGE_FILTERS.flatMap((key) => {
    const count = changes.filter((change) => isInFilter(change, key, unasked)).length;
    const isShown = key === 'all' || key === filter || key === 'unasked' || count > 0;
    return isShown ? [{ key, label: t(`filters.${key}`), ...(comparison ? { count } : {}) }] : [];
  });
  return (
    <div className={styles.screen}>
      <div className={styles.bar}>
        <FilterPills label={t('filter')} items={filters} active={filter} onChange={setFilter} />
        <div className={styles.steps} role="group" aria-label={t('steps')}>
          <IconButton
            icon={ArrowUp}
            label={t('previous')}
            keys="K"
            isDisabled={shown.length === 0}
            onClick={() => step(-1)}
          />
          <span className={styles.count} aria-live="polite">
            {comparison ? `${at < 0 ? '–' : at + 1} / ${shown.length}` : ''}
          </span>
          <IconButton
            icon={ArrowDown}
            label={t('next')}
            keys="J"
            isDisabled={shown.length === 0}
            onClick={() => step(1)}
          />
          <IconButton
            icon={isLinked ? Link2 : Link2Off}
            label={t(isLinked ? 'link' : 'unlinked')}
            keys="L"
            isPressed={isLinked}
            onClick={() => setIsLinked((old) => !old)}
          />
        </div>
      </div>
      <div className={styles.desk}>
        <div className={styles.pages}>
          {SIDES.map((side) => (
            <VersionPane
              key={side}
              side={side}
              version={side === 'old' ? before : after}
              opened={opened[side]}
              viewer={panes[side].viewer}
              frame={panes[side].frame}
              marks={comparison?.marks[side] ?? null}
              currentNo={currentNo}
              others={others(side)}
            />
          ))}
        </div>
        <ChangeList
          state={compared}
          pictures={pictures.state}
          isWaiting={opened.old?.status === 'opening' || opened.new?.status === 'opening'}
          shown={shown}
          isFiltered={filter !== 'all'}
          unasked={unasked}
          currentNo={currentNo}
          onLook={look}
        />
      </div>
    </div>
  );
}

function readyOf(opened: FileDocument | null): PdfDocument | null {
  return opened?.status === 'ready' ? opened.document : null;
}
