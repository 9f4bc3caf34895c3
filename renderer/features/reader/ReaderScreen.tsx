import { Columns2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { compareWithNeighbour } from '#renderer/app/dossier/compare-address.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { commentRefusal } from '#renderer/comments/comment-acts.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import type { ReportVersion, ReviewItem } from '#shared/domain/state.ts';
import { ReaderDesk } from './ReaderDesk.tsx';
import { ReportExchange } from './ReportExchange.tsx';
import { ReportFailed } from './ReportFailed.tsx';
import { ReportLoading } from './ReportLoading.tsx';
import { useOpenedReport } from './use-opened-report.ts';
import styles from './ReaderScreen.module.css';

/** `/dossiers/:dossierId/read/:itemId/:versionId` */
export function ReaderScreen(): ReactNode {
  const { t } = useTranslation('reader');
  const { itemId, versionId } = useParams();
  const { dossierId, state } = useOpenDossier();
  const item = Object.values(state.parties.items).find((entry) => entry.itemId === itemId);
  const version = item?.versions.find((entry) => entry.versionId === versionId);
  if (!item || !version) {
    return (
      <ErrorState
        title={t('failed.noVersion')}
        safe={t('failed.noVersionNote')}
        actions={<SecondaryButton to={`/dossiers/${dossierId}`}>{t('backToDossier')}</SecondaryButton>}
      />
    );
  }
  return <Report key={version.versionId} item={item} version={version} />;
}

interface ReportProps {
  readonly item: ReviewItem;
  readonly version: ReportVersion;
}

function Report({ item, version }: ReportProps): ReactNode {
  const { view } = useOpenDossier();
  const now = useNow();
  const refusal = commentRefusal(view, { itemId: item.itemId, versionId: version.versionId }, now);
  const gate =
    refusal?.code === 'actor.mustDeclareRecusal'
      ? 'declare'
      : refusal?.code === 'actor.mustSignCommitment'
        ? 'commit'
        : null;
  if (!gate) return <OpenedReport item={item} version={version} mayWrite={refusal === null} />;
  return (
    <>
      <ReaderTopLine item={item} version={version} />
      <Gate gate={gate} />
    </>
  );
}

function ReaderTopLine({
  item,
  version,
  end,
}: ReportProps & { /** Acts on the open report. */ readonly end?: ReactNode }): ReactNode {
  const { t } = useTranslation(['reader', 'common']);
  const { dossierId, state } = useOpenDossier();
  return (
    <TopLine
      crumbs={[
        { label: t('reader:backToDossier'), to: `/dossiers/${dossierId}` },
        { label: t('common:titleMark', { title: item.reportTitle }) },
      ]}
      note={
        <>
          {t(`common:versionKinds.${version.kind}`)} {t('common:versionNo', { no: version.no })}
          {state.parties.dossier && (
            <span className={styles.project}>
              <span>{state.parties.dossier.title}</span>
            </span>
          )}
        </>
      }
      end={end}
    />
  );
}

/** An expert who has not declared and committed yet may not see the file. */
function Gate({ gate }: { readonly gate: 'declare' | 'commit' }): ReactNode {
  const { t } = useTranslation('reader');
  const { dossierId } = useOpenDossier();
  return (
    <div className={styles.gate}>
      <Notice
        title={t(`gate.${gate}`)}
        actions={<PrimaryButton to={`/dossiers/${dossierId}`}>{t('gate.act')}</PrimaryButton>}
      >
        {t('gate.note')}
      </Notice>
    </div>
  );
}

function OpenedReport({ item, version, mayWrite }: ReportProps & { readonly mayWrite: boolean }): ReactNode {
  const { t } = useTranslation(['reader', 'compare']);
  const { dossierId } = useOpenDossier();
  const comparison = compareWithNeighbour(dossierId, item, version.versionId);
  const { report, retry } = useOpenedReport(dossierId, version.file);
  const current = item.versions.at(-1);
  const isCurrent = current?.versionId === version.versionId;
  return (
    <div className={styles.screen}>
      <ReaderTopLine
        item={item}
        version={version}
        end={
          <>
            {comparison && (
              <SecondaryButton size="small" icon={Columns2} to={comparison}>
                {t('compare:act')}
              </SecondaryButton>
            )}
            <ReportExchange
              document={mayWrite && report.status === 'ready' ? report.document : null}
              item={item}
              version={version}
            />
          </>
        }
      />
      {!isCurrent && current && (
        <div className={styles.notice}>
          {t('superseded')}
          <QuietButton size="small" to={`/dossiers/${dossierId}/read/${item.itemId}/${current.versionId}`}>
            {t('openCurrent')}
          </QuietButton>
        </div>
      )}
      <div className={styles.body}>
        {report.status === 'loading' && <ReportLoading report={report} totalBytes={version.file.sizeBytes} />}
        {report.status === 'failed' && (
          <ReportFailed reason={report.reason} file={version.file} onRetry={retry} />
        )}
        {report.status === 'ready' && (
          <ReaderDesk
            document={report.document}
            item={item}
            version={version}
            isRetrying={report.isRetrying}
          />
        )}
      </div>
    </div>
  );
}
