import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Part } from '../floor/Part.tsx';
import { VoteFacts } from './VoteFacts.tsx';
import { VoteResult } from './VoteResult.tsx';

/** Results the panel published to everyone. */
export function AnnouncedVotes({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('proceedings');
  const { state } = useOpenDossier();
  const votes = Object.values(state.parties.votes)
    .filter((vote) => vote.meetingId === meeting.meetingId)
    .toSorted((a, b) => b.at - a.at);
  if (votes.length === 0) {
    return <EmptyState title={t('vote.noneOutside')} note={t('vote.noneOutsideNote')} />;
  }
  return votes.map((vote) => (
    <Part key={vote.voteId} title={t('vote.published')} end={t('vote.of', { count: vote.electors })}>
      <VoteFacts vote={vote} />
      <VoteResult vote={vote} counts={vote.counts} electors={vote.electors} ballots={null} />
    </Part>
  ));
}
