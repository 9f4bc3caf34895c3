import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { meetingIdSchema } from '#shared/domain/ids.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { minutesFacts } from '#shared/documents/minutes/minutes-facts.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TopLine } from '#renderer/ui/TopLine.tsx';
import { MinutesDesk } from './MinutesDesk.tsx';
import { ReceivedMinutes } from './ReceivedMinutes.tsx';

/** 会议纪要: written by the clerk over the record, issued, sent; for the others what they received. */
export function MinutesScreen(): ReactNode {
  const { t } = useTranslation('minutes');
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
  return (
    <>
      <TopLine
        crumbs={[
          { label: state.parties.dossier?.title ?? '', to: home },
          { label: meeting.title, to: `${home}/meeting/${meeting.meetingId}` },
          { label: t('title') },
        ]}
      />
      <Body key={meeting.meetingId} meeting={meeting} />
    </>
  );
}

function Body({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('minutes');
  const { dossierId, state, member } = useOpenDossier();
  const facts = minutesFacts(state.parties, meeting.meetingId);
  if (!facts) {
    return (
      <EmptyState
        icon={FileText}
        title={t('notOpened')}
        note={t('notOpenedNote')}
        actions={
          <SecondaryButton to={`/dossiers/${dossierId}/meeting/${meeting.meetingId}`}>
            {t('toMeeting')}
          </SecondaryButton>
        }
      />
    );
  }
  return member.role === 'clerk' ? (
    <MinutesDesk meeting={meeting} facts={facts} />
  ) : (
    <ReceivedMinutes meeting={meeting} />
  );
}
