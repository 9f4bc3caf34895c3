import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { MeetingGate } from '#renderer/app/dossier/MeetingGate.tsx';
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
  return <MeetingGate>{(meeting) => <Replay key={meeting.meetingId} meeting={meeting} />}</MeetingGate>;
}

function Replay({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('replay');
  const { dossierId, state } = useOpenDossier();
  const home = `/dossiers/${dossierId}`;
  const room = `${home}/meeting/${meeting.meetingId}`;
  const isOver = meeting.status === 'closed' && meeting.openedAt !== null;
  return (
    <>
      <TopLine
        crumbs={[
          { label: state.parties.dossier?.title ?? '', to: home },
          { label: meeting.title, to: room },
          { label: t('title') },
        ]}
      />
      {isOver ? (
        <Body meeting={meeting} />
      ) : (
        <EmptyState
          icon={History}
          title={t('notOver')}
          note={t('notOverNote')}
          actions={<SecondaryButton to={room}>{t('toMeeting')}</SecondaryButton>}
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
