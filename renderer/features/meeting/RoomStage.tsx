import { CornerUpLeft, ScreenShare, Users } from 'lucide-react';
import { useCallback, useMemo, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { tableValues } from '#shared/lib/table.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { FilePages } from '#renderer/pages/FilePages.tsx';
import { PageStepper } from '#renderer/pages/PageStepper.tsx';
import { useFileDocument } from '#renderer/pages/use-file-document.ts';
import type { OverlayPage } from '#renderer/pdf/viewer-types.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FilterPills } from '#renderer/ui/FilterPills.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { CommentFrames } from './CommentFrames.tsx';
import { HandOver } from './HandOver.tsx';
import { PresenterPointer } from './PresenterPointer.tsx';
import type { RoomOpinion } from './use-room-opinion.ts';
import type { RoomPages } from './use-room-pages.ts';
import styles from './RoomStage.module.css';

const MOVING_KEYS = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', ' ']);

/** Beside the reports, which have ids for keys. */
const OPINION = 'opinion';

/** The page in the middle: everyone's, or one's own for a while. */
export function RoomStage({
  meeting,
  pages,
  opinion,
  isPanel,
}: {
  readonly meeting: Meeting;
  readonly pages: RoomPages;
  readonly opinion: RoomOpinion;
  readonly isPanel: boolean;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'common']);
  const { state, handle } = useOpenDossier();
  const person = usePerson();
  const { itemId, shared, mode, file, viewer, stage, version } = pages;
  const opened = useFileDocument(file);
  const isAway = mode === 'free' && shared !== null;
  useShortcut('R', t('keys.return'), t('room'), pages.follow, { isEnabled: isAway });

  const leaveFollowing = (): void => {
    if (mode === 'follow' && shared) pages.free();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (MOVING_KEYS.has(event.key)) leaveFollowing();
  };
  // A press on the scroll bar, not on the page.
  const onPointerDown = (event: PointerEvent): void => {
    const { target } = event;
    if (target instanceof HTMLElement && event.nativeEvent.offsetX > target.clientWidth) leaveFollowing();
  };

  const comments = useMemo(
    () =>
      tableValues(state.panel.comments).filter(
        (comment) =>
          comment.itemId === itemId && comment.versionId === version?.versionId && !comment.withdrawn,
      ),
    [state.panel.comments, itemId, version?.versionId],
  );
  const versionId = version?.versionId ?? null;
  const renderOverlay = useCallback(
    (page: OverlayPage) => (
      <>
        {isPanel && <CommentFrames comments={comments} geometry={page.geometry} />}
        <PresenterPointer sharedPage={handle.sharedPage} versionId={versionId} geometry={page.geometry} />
      </>
    ),
    [isPanel, comments, handle, versionId],
  );

  const tabs = meeting.itemIds.flatMap((id) => {
    const item = state.parties.items[id];
    if (!item) return [];
    const { matter } = item;
    return [
      { key: id as string, label: t(`common:matters.${matter}`), title: t(`common:reports.${matter}`) },
    ];
  });
  const middle = opinion.mayShow ? [...tabs, { key: OPINION, label: t('middle.opinion') }] : tabs;
  const presenter = shared && person(shared.presenter);
  const count = opened?.status === 'ready' ? opened.document.pageCount : (file?.pages ?? 0);
  const goWithin = (pageIndex: number): void => {
    if (itemId) pages.goTo(itemId, pageIndex);
  };

  return (
    <section className={styles.stage} aria-label={t('sharedPage')} ref={stage}>
      <div className={styles.tools}>
        <FilterPills
          label={t('reports')}
          isOneLine
          items={middle}
          active={itemId ?? ''}
          onChange={(id) => {
            if (id === OPINION && opinion.itemId) opinion.show(opinion.itemId);
            const chosen = meeting.itemIds.find((entry) => entry === id);
            if (chosen && chosen !== itemId) pages.goTo(chosen, 0);
          }}
        />
        <div className={styles.end}>
          <div className={styles.place} aria-live="polite">
            {mode === 'present' && (
              <span className={styles.follow}>
                <ScreenShare aria-hidden />
                {t('presentingAt', { page: pages.pageIndex + 1 })}
              </span>
            )}
            {mode === 'follow' && presenter && shared && (
              <span className={styles.follow}>
                <Users aria-hidden />
                {t('followingAt', { name: presenter.name, page: shared.pageIndex + 1 })}
              </span>
            )}
            {isAway && presenter && shared && (
              <>
                <span className={styles.ahead}>
                  <span>{t('presentedAt', { name: presenter.name, page: shared.pageIndex + 1 })}</span>
                </span>
                <button type="button" className={styles.return} onClick={pages.follow}>
                  <CornerUpLeft aria-hidden />
                  {t('return')}
                  <KeyHint keys="R" isQuiet />
                </button>
              </>
            )}
            {mode !== 'present' && !shared && (
              <span className={styles.ahead}>
                <span>{t('nobodyPresents')}</span>
              </span>
            )}
          </div>
          <HandOver pages={pages} />
          {count > 0 && <PageStepper pageIndex={pages.pageIndex} pageCount={count} onGo={goWithin} />}
        </div>
      </div>
      <div
        className={styles.page}
        data-shared-page
        onWheel={leaveFollowing}
        onTouchMove={leaveFollowing}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
      >
        {opened && version && itemId ? (
          <FilePages
            key={version.versionId}
            ref={viewer}
            opened={opened}
            name={tabs.find((tab) => tab.key === itemId)?.title ?? ''}
            initialPlace={pages.initialPlace}
            renderOverlay={renderOverlay}
            onView={pages.onView}
            onPointer={mode === 'present' ? pages.onPointer : undefined}
            onFirstPage={pages.onFirstPage}
          />
        ) : (
          <EmptyState title={t('noReport')} note={t('noReportNote')} />
        )}
      </div>
    </section>
  );
}
