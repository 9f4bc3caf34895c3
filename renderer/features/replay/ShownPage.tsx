import { FileQuestion, Lock } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Showing } from '#shared/domain/showing/showing.ts';
import type { DossierState } from '#shared/domain/state.ts';
import type { Span } from '#shared/sync/replay/timeline.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { FilePages } from '#renderer/pages/FilePages.tsx';
import { useFileDocument } from '#renderer/pages/use-file-document.ts';
import type { PdfViewerHandle } from '#renderer/pdf/viewer-types.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import styles from './Replay.module.css';

/** The page everyone was led to, drawn here from the report itself; behind closed doors what may be known. */
export function ShownPage({
  state,
  showing,
  closedPart,
}: {
  readonly state: DossierState;
  readonly showing: Showing | null;
  /** A closed part that the viewer knows nothing of. */
  readonly closedPart: Span | null;
}): ReactNode {
  const { t } = useTranslation('replay');
  const person = usePerson();
  if (closedPart) {
    return (
      <div className={`${styles.desk} ${styles.dark}`}>
        <Lock aria-hidden className={styles.lock} />
        <p className={styles.closedTitle}>{t('closedOutside')}</p>
        <p>{t('closedOutsideNote', { from: timeOfDay(closedPart.from), to: timeOfDay(closedPart.to) })}</p>
      </div>
    );
  }
  if (!showing) {
    return (
      <div className={styles.desk}>
        <EmptyState icon={FileQuestion} title={t('noPage')} note={t('noPageNote')} />
      </div>
    );
  }
  const { page, presenter } = showing;
  const name = person(presenter).name;
  return (
    <div className={styles.desk}>
      <p className={styles.shownBy}>{t('pageOf', { name, page: page.pageIndex + 1 })}</p>
      <Pages key={page.versionId} state={state} showing={showing} />
    </div>
  );
}

function Pages({ state, showing }: { readonly state: DossierState; readonly showing: Showing }): ReactNode {
  const viewer = useRef<PdfViewerHandle>(null);
  const { itemId, versionId, pageIndex } = showing.page;
  const version = state.parties.items[itemId]?.versions.find((entry) => entry.versionId === versionId);
  const opened = useFileDocument(version?.file ?? null);
  useEffect(() => viewer.current?.goTo(pageIndex, { isJump: false }), [pageIndex]);
  return (
    <div className={styles.pages}>
      {opened && version && (
        <FilePages
          ref={viewer}
          opened={opened}
          name={version.file.name}
          initialZoom="page"
          initialPlace={{ pageIndex, fraction: 0 }}
        />
      )}
    </div>
  );
}
