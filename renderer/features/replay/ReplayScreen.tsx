import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { meetingIdSchema } from '#shared/domain/ids.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { ReplayBoard } from './ReplayBoard.tsx';
import { useMeetingReplay } from './use-meeting-replay.ts';
import styles from './Replay.module.css';

/** 会议回放: a meeting that is over, gone through by its time, as documents and words. */
export function ReplayScreen(): ReactNode {
  const { t } = useTranslation('replay');
  const { dossierId, state } = useOpenDossier();
  const meetingId = meetingIdSchema.safeParse(useParams()['meetingId']).data;
  const meeting = meetingId && state.parties.meetings[meetingId];
  const home = `/dossiers/${dossierId}`;
  if (!meeting) {
    return (
      <ErrorState
        title={t('notFound')}
        safe={t('notFoundSafe')}
        actions={<SecondaryButton to={`${home}/meeting`}>{t('toMeeting')}</SecondaryButton>}
      />
    );
  }
  const isOver = meeting.status === 'closed' && meeting.openedAt !== null;
  return (
    <>
      <TopLine
        crumbs={[
          { label: state.parties.dossier?.title ?? '', to: home },
          { label: meeting.title, to: `${home}/meeting/${meeting.meetingId}` },
          { label: t('title') },
        ]}
      />
      {isOver ? (
        <Body key={meeting.meetingId} meeting={meeting} />
      ) : (
        <EmptyState
          icon={History}
          title={t('notOver')}
          note={t('notOverNote')}
          actions={
            <SecondaryButton to={`${home}/meeting/${meeting.meetingId}`}>{t('toMeeting')}</SecondaryButton>
          }
        />
      )}
    </>
  );
}

function Body({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('replay');
  const status = useMeetingReplay(meeting.meetingId);
  switch (status.status) {
    case 'preparing':
      return (
        <div className={styles.wait}>
          <ProgressLine what={t('preparing')} fraction={null} />
        </div>
      );
    case 'failed':
      return (
        <ErrorState
          title={t('failed')}
          safe={t('failedSafe')}
          actions={<SecondaryButton onClick={status.retry}>{t('retry')}</SecondaryButton>}
        />
      );
    case 'ready':
      return <ReplayBoard replay={status.replay} timeline={status.timeline} />;
  }
}
