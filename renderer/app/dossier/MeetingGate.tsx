import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { meetingIdSchema } from '#shared/domain/ids.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useOpenDossier } from './open-dossier-context.ts';

/** For screens about the meeting their address names: where it names none of this dossier, they say so. */
export function MeetingGate({ children }: { readonly children: (meeting: Meeting) => ReactNode }): ReactNode {
  const { t } = useTranslation('shell');
  const { dossierId, state } = useOpenDossier();
  const meetingId = meetingIdSchema.safeParse(useParams()['meetingId']).data;
  const meeting = meetingId && state.parties.meetings[meetingId];
  if (meeting) return children(meeting);
  return (
    <ErrorState
      title={t('noMeeting')}
      safe={t('noMeetingSafe')}
      actions={<SecondaryButton to={`/dossiers/${dossierId}/meeting`}>{t('toDossier')}</SecondaryButton>}
    />
  );
}
