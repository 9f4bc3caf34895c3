import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { secrecyLost, type Vote } from '#shared/domain/vote/vote.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { Part } from '../floor/Part.tsx';
import { CancelVote } from './CancelVote.tsx';
import { VoteFacts } from './VoteFacts.tsx';
import { VoteResult } from './VoteResult.tsx';
import styles from './Vote.module.css';

/** A vote that is over: counted and waiting to be published, published, or cancelled. */
export function PastVote({ vote, isLead }: { readonly vote: Vote; readonly isLead: boolean }): ReactNode {
  const { t } = useTranslation('proceedings');
  if (vote.status === 'cancelled') {
    return (
      <Part title={t('vote.cancelled')}>
        <VoteFacts vote={vote} />
        <p className={styles.names}>
          {t('vote.reason')} {vote.cancelReason}
        </p>
      </Part>
    );
  }
  const isPublished = vote.status === 'published';
  const isShown = isPublished || isLead;
  const lost =
    vote.secrecy === 'secret' && vote.tally && secrecyLost(vote.electors.length, vote.tally.counts);
  return (
    <Part
      title={t(isPublished ? 'vote.published' : 'vote.closed')}
      end={t('vote.of', { count: vote.electors.length })}
    >
      <VoteFacts vote={vote} />
      {!vote.tally && <p>{t('vote.counting')}…</p>}
      {vote.tally && isShown && (
        <VoteResult
          vote={vote}
          counts={vote.tally.counts}
          electors={vote.electors.length}
          ballots={vote.tally.ballots}
        />
      )}
      {isShown && lost && (
        <Notice tone="warning">{t(lost === 'unanimous' ? 'vote.unanimous' : 'vote.few')}</Notice>
      )}
      {!isShown && <p className={styles.names}>{t('vote.closedNote')}</p>}
      {isLead && <Publishing vote={vote} />}
    </Part>
  );
}

function Publishing({ vote }: { readonly vote: Vote }): ReactNode {
  const { t } = useTranslation('proceedings');
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [isAsked, setIsAsked] = useState(false);
  const { voteId } = vote;
  const toPanel = { type: 'vote.publish', voteId, audience: 'panel' } as const;
  const toAll = { type: 'vote.publish', voteId, audience: 'parties' } as const;
  if (!vote.tally || vote.audience === 'parties') return null;
  const publish = async (): Promise<void> => {
    const result = await submit(toAll);
    if (result.ok) setIsAsked(false);
  };
  return (
    <div className={styles.acts}>
      {vote.audience === null && (
        <PrimaryButton isWide onClick={() => void submit(toPanel)}>
          {t('vote.publishPanel')}
        </PrimaryButton>
      )}
      <div className={styles.row}>
        <SecondaryButton blockedBy={blockedBy(toAll)} onClick={() => setIsAsked(true)}>
          {t('vote.publishAll')}
        </SecondaryButton>
        {vote.audience === null && <CancelVote vote={vote} />}
      </div>
      <ConfirmAct
        isOpen={isAsked}
        title={t('vote.publishAll')}
        lead={t('vote.publishAllLead')}
        disclosures={[
          { whom: t('vote.everyone'), what: t('vote.everyoneSees') },
          { whom: t('vote.stillHidden'), what: t('vote.everyoneNot'), isVisible: false },
        ]}
        act={t('vote.publishAll')}
        onConfirm={() => void publish()}
        onCancel={() => setIsAsked(false)}
      />
    </div>
  );
}
