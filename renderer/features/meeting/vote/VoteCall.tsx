import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';

/** Over every other tab: a vote goes on, and this person has not voted. */
export function VoteCall({
  meeting,
  onGo,
}: {
  readonly meeting: Meeting;
  readonly onGo: () => void;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const { state, memberId } = useOpenDossier();
  const isMyTurn = Object.values(state.panel.votes).some(
    (vote) =>
      vote.meetingId === meeting.meetingId &&
      vote.status === 'open' &&
      vote.electors.includes(memberId) &&
      !vote.voted.includes(memberId),
  );
  if (!isMyTurn) return null;
  return (
    <Notice
      title={t('vote.yourTurn')}
      actions={
        <SecondaryButton size="small" onClick={onGo}>
          {t('vote.go')}
        </SecondaryButton>
      }
    />
  );
}
