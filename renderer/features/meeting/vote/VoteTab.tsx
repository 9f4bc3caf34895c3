import { Vote as VoteIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteId } from '#shared/domain/ids.ts';
import { isPanelSide } from '#shared/domain/ledger/access.ts';
import type { Meeting } from '#shared/domain/state.ts';
import type { Vote } from '#shared/domain/vote/vote.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { Part } from '../floor/Part.tsx';
import { AnnouncedVotes } from './AnnouncedVotes.tsx';
import { OpenVote } from './OpenVote.tsx';
import { PastVote } from './PastVote.tsx';
import { PreparedVote } from './PreparedVote.tsx';
import { PrepareForm } from './PrepareForm.tsx';

/** 表决: the vote that goes on, those that are ready, those that are over. Outside the panel only what was announced. */
export function VoteTab({
  meeting,
  isLead,
}: {
  readonly meeting: Meeting;
  readonly isLead: boolean;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const { state, memberId } = useOpenDossier();
  const [preparing, setPreparing] = useState<VoteId | 'new' | null>(null);
  if (!isPanelSide(state, memberId)) return <AnnouncedVotes meeting={meeting} />;
  const votes = Object.values(state.panel.votes).filter((vote) => vote.meetingId === meeting.meetingId);
  const of = (...statuses: readonly Vote['status'][]): readonly Vote[] =>
    votes.filter(({ status }) => statuses.includes(status));
  const past = of('closed', 'published', 'cancelled').toSorted(
    (a, b) => (b.closedAt ?? b.preparedAt) - (a.closedAt ?? a.preparedAt),
  );
  const changed = of('prepared').find(({ voteId }) => voteId === preparing) ?? null;
  return (
    <>
      {of('open').map((vote) => (
        <OpenVote key={vote.voteId} vote={vote} isLead={isLead} />
      ))}
      {isLead &&
        of('prepared')
          .filter((vote) => vote !== changed)
          .map((vote) => (
            <PreparedVote key={vote.voteId} vote={vote} onChange={() => setPreparing(vote.voteId)} />
          ))}
      {isLead && preparing !== null && (
        <PrepareForm key={preparing} meeting={meeting} vote={changed} onDone={() => setPreparing(null)} />
      )}
      {votes.length === 0 && preparing === null && (
        <EmptyState icon={VoteIcon} title={t('vote.none')} note={t('vote.noneNote')} />
      )}
      {isLead && preparing === null && (
        <Part title={t('vote.another')}>
          <SecondaryButton isWide icon={VoteIcon} onClick={() => setPreparing('new')}>
            {t('vote.prepare')}
          </SecondaryButton>
        </Part>
      )}
      {past.map((vote) => (
        <PastVote key={vote.voteId} vote={vote} isLead={isLead} />
      ))}
    </>
  );
}
