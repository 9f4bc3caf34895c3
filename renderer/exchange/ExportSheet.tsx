import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { fileSize } from '#renderer/app/upload/file-size.ts';
import { CheckField } from '#renderer/ui/CheckField.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import type { CarryState } from '#renderer/carry/use-carry.ts';
import { commentsFor, type ExportJob } from './export-job.ts';
import { useCarriedPlaces } from './use-carried-places.ts';
import { useExport, type ExportState } from './use-export.ts';
import styles from './ExchangeSheet.module.css';

/** What a file will hold, before it is made; then how it is getting on. */
export function ExportSheet({
  job,
  onClose,
}: {
  readonly job: ExportJob;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['exchange', 'kit']);
  const { view } = useOpenDossier();
  const carrying = useCarriedPlaces(job);
  const { places } = carrying;
  const { comments, elsewhere } = useMemo(() => commentsFor(view, job, places), [view, job, places]);
  const carried = comments.filter((comment) => comment.carried !== null).length;
  const own = comments.filter(({ isPrivate }) => isPrivate).length;
  const [withPrivate, setWithPrivate] = useState(own === comments.length);
  const { state, start, cancel } = useExport();
  const chosen = withPrivate ? comments : comments.filter(({ isPrivate }) => !isPrivate);
  const isRunning = state.status === 'running';
  const isCarrying = carrying.state.status === 'working';
  const isEmpty = job.kind !== 'answers' && chosen.length === 0;
  const save = async (): Promise<void> => {
    if (await start(job, chosen)) onClose();
  };
  const close = (): void => {
    cancel();
    onClose();
  };
  return (
    <SidePanel isOpen title={t(`exchange:kinds.${job.kind}`)} onClose={close}>
      <div className={styles.sheet}>
        <p>{t(`exchange:notes.${job.kind}`)}</p>
        {job.kind !== 'answers' && <p>{t('exchange:counted', { count: comments.length })}</p>}
        <CarryingFace state={carrying.state} />
        {carried > 0 && <p className={styles.note}>{t('exchange:carried', { count: carried })}</p>}
        {elsewhere > 0 && carrying.state.status !== 'working' && (
          <p className={styles.note}>{t('exchange:elsewhere', { count: elsewhere })}</p>
        )}
        {own > 0 && (
          <CheckField
            label={t('exchange:withPrivate', { count: own })}
            note={t('exchange:withPrivateNote')}
            isChecked={withPrivate}
            isDisabled={isRunning}
            onChange={setWithPrivate}
          />
        )}
        <ExportFace state={state} onCancel={cancel} />
        <div className={styles.acts}>
          <PrimaryButton
            isBusy={isRunning}
            blockedBy={isCarrying ? t('exchange:comparingFirst') : isEmpty ? t('exchange:none') : null}
            onClick={() => void save()}
          >
            {t(state.status === 'failed' ? 'exchange:again' : 'exchange:save')}
          </PrimaryButton>
        </div>
      </div>
    </SidePanel>
  );
}

/** Older comments are being found in this version; without that they are left out, and that is said. */
function CarryingFace({ state }: { readonly state: CarryState }): ReactNode {
  const { t } = useTranslation(['exchange', 'comments']);
  if (state.status === 'working') {
    return <ProgressLine what={t('comments:waiting.working')} fraction={state.fraction} />;
  }
  if (state.status !== 'failed') return null;
  return (
    <Notice tone="warning" title={t('exchange:notCarried')}>
      <QuietButton size="small" onClick={state.retry}>
        {t('comments:waiting.retry')}
      </QuietButton>
    </Notice>
  );
}

function ExportFace({
  state,
  onCancel,
}: {
  readonly state: ExportState;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation(['exchange', 'kit']);
  if (state.status === 'failed') {
    return (
      <Notice tone="danger" title={t('exchange:failed.title')}>
        <p>{t(`exchange:failed.${state.reason}`)}</p>
        <p>{t('exchange:failed.safe')}</p>
      </Notice>
    );
  }
  if (state.status !== 'running') return null;
  const { progress } = state;
  const print = progress?.phase === 'fetching' ? fileSize : String;
  return (
    <ProgressLine
      what={t(progress ? `exchange:${progress.phase}` : 'exchange:making')}
      amount={
        progress
          ? t('exchange:amount', { done: print(progress.done), total: print(progress.total) })
          : undefined
      }
      fraction={progress && progress.total > 0 ? progress.done / progress.total : null}
      action={
        <QuietButton size="small" onClick={onCancel}>
          {t('kit:cancel')}
        </QuietButton>
      }
    />
  );
}
