import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findDestination, type OutlineNode } from '#renderer/pdf/outline.ts';
import { OutlineTree } from '#renderer/pdf/OutlineTree.tsx';
import type { PageLabels } from '#renderer/pdf/page-labels.ts';
import type { PdfDocument } from '#renderer/pdf/pdf-document.ts';
import type { RenderQueue } from '#renderer/pdf/render-queue.ts';
import type { GoOptions } from '#renderer/pdf/viewer-types.ts';
import { TabBar } from '#renderer/ui/TabBar.tsx';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import type { FindScope } from './FindField.tsx';
import { FindInDossier } from './FindInDossier.tsx';
import { FindPanel } from './FindPanel.tsx';
import { PagesPane } from './PagesPane.tsx';
import { LEFT_TABS, type LeftTab } from './panes.ts';
import type { Find } from './use-find.ts';
import styles from './LeftPane.module.css';

export interface LeftPaneProps {
  readonly document: PdfDocument;
  readonly queue: RenderQueue;
  readonly tab: LeftTab;
  readonly onTab: (tab: LeftTab) => void;
  readonly currentPage: number;
  readonly labels: PageLabels;
  readonly goTo: (pageIndex: number, options?: GoOptions) => void;
  readonly pageName: (pageIndex: number) => string;
  readonly badge: (pageIndex: number) => number;
  /** Null while it is being read. */
  readonly outline: readonly OutlineNode[] | null;
  readonly sectionKey: string | null;
  readonly find: Find;
  readonly scope: FindScope;
  readonly onScope: (scope: FindScope) => void;
  readonly item: ReviewItem;
  readonly version: ReportVersion;
  /** The pages this person has read; null where nobody counts. */
  readonly read: ReadonlySet<number> | null;
  /** The report by chapters; null while it is being read. */
  readonly chapters: ReactNode | null;
}

/** Ways through a report: its pages, its outline, its words. */
export function LeftPane({
  document,
  queue,
  tab,
  onTab,
  currentPage,
  labels,
  goTo,
  pageName,
  badge,
  outline,
  sectionKey,
  find,
  scope,
  onScope,
  item,
  version,
  read,
  chapters,
}: LeftPaneProps): ReactNode {
  const { t } = useTranslation('reader');
  const goToNode = async (node: OutlineNode) => {
    const found = await findDestination(document, node.dest);
    if (!found) return;
    goTo(found.pageIndex, found.top === null ? {} : { rect: [0, found.top, 0, found.top] });
  };
  return (
    <aside className={styles.pane} data-tab={tab} aria-label={t('left.label')}>
      <div className={styles.tabs}>
        <TabBar
          label={t('left.label')}
          tabs={LEFT_TABS.map((key) => ({ key, label: t(`left.${key}`) }))}
          active={tab}
          onChange={onTab}
        />
      </div>
      {tab === 'thumbnails' && (
        <PagesPane
          document={document}
          queue={queue}
          currentPage={currentPage}
          labels={labels}
          goTo={goTo}
          pageName={pageName}
          badge={badge}
          read={read}
        />
      )}
      {tab === 'chapters' && (chapters ?? <p className={styles.note}>{t('left.reading')}</p>)}
      {tab === 'outline' &&
        (outline === null || outline.length === 0 ? (
          <p className={styles.note}>{outline === null ? t('left.reading') : t('left.noOutline')}</p>
        ) : (
          <OutlineTree
            nodes={outline}
            currentKey={sectionKey}
            onGo={(node) => void goToNode(node)}
            label={t('left.outline')}
            openLabel={t('left.fold')}
          />
        ))}
      {tab === 'find' && scope === 'report' && (
        <FindPanel find={find} onScope={onScope} pageName={pageName} />
      )}
      {tab === 'find' && scope === 'dossier' && (
        <FindInDossier
          find={find}
          onScope={onScope}
          item={item}
          version={version}
          currentPage={currentPage}
        />
      )}
    </aside>
  );
}
