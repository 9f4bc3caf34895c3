import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Vote } from '#shared/domain/vote/vote.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { secrecyLost } from '#shared/domain/vote/vote.ts';
import { Part } from '../floor/Part.tsx';
import { CancelVote } from './CancelVote.tsx';
import { VoteFacts } from './VoteFacts.tsx';
import styles from './Vote.module.css';

/** The vote that goes on: large buttons for who votes, how far it is for who leads, and no count for anybody. */
export function OpenVote({ vote, isLead }: { readonly vote: Vote; readonly isLead: boolean }): ReactNode {
  const { t } = useTranslation(['proceedings', 'meeting']);
  const { memberId } = useOpenDossier();
  const person = usePerson();
  const submit = useSubmit();
  const [isClosing, setIsClosing] = useState(false);
  const { voteId, electors, voted } = vote;
  const missing = electors.filter((id) => !voted.includes(id));
  const isElector = electors.includes(memberId);
  const close = async (): Promise<void> => {
    const result = await submit({ type: 'vote.close', voteId });
    if (result.ok) setIsClosing(false);
  };
  const names = missing.map((id) => person(id).name).join(t('meeting:listMark'));
  return (
    <Part title={t('vote.running')} end={t('vote.of', { count: electors.length })}>
      <VoteFacts vote={vote} />
      {vote.secrecy === 'secret' && secrecyLost(electors.length, null) && (
        <Notice tone="warning">{t('vote.few')}</Notice>
      )}
      {isElector ? <Ballot vote={vote} /> : !isLead && <p>{t('vote.notElector')}</p>}
      {isLead && (
        <div className={styles.acts}>
          <ProgressLine
            what={t('vote.voted', { count: voted.length, total: electors.length })}
            fraction={electors.length === 0 ? 0 : voted.length / electors.length}
          />
          {missing.length > 0 && <p className={styles.names}>{t('vote.waitingFor', { names })}</p>}
          <p className={styles.names}>{t('vote.partial')}</p>
          <div className={styles.row}>
            <SecondaryButton onClick={() => setIsClosing(true)}>{t('vote.close')}</SecondaryButton>
            <CancelVote vote={vote} />
          </div>
        </div>
      )}
      <ConfirmAct
        isOpen={isClosing}
        title={t('vote.close')}
        lead={t('vote.closeLead', { count: voted.length, total: electors.length })}
        act={t('vote.close')}
        onConfirm={() => void close()}
        onCancel={() => setIsClosing(false)}
      />
    </Part>
  );
}

function Ballot({ vote }: { readonly vote: Vote }): ReactNode {
  const { t } = useTranslation('proceedings');
  const { state, memberId } = useOpenDossier();
  const submit = useSubmit();
  const [chosen, setChosen] = useState<number | null>(null);
  const { voteId, options, secrecy } = vote;
  const label = (option: number): string => options[option]?.label ?? '';
  if (vote.voted.includes(memberId)) {
    const own = state.privates[memberId]?.votes[voteId];
    return (
      <Notice
        tone="success"
        title={own === undefined ? t('vote.youVoted') : t('vote.youVotedFor', { option: label(own) })}
      >
        {secrecy === 'secret' && <p>{t('vote.youVotedSecret')}</p>}
      </Notice>
    );
  }
  const cast = async (): Promise<void> => {
    if (chosen === null) return;
    await submit({ type: 'vote.cast', voteId, option: chosen });
    setChosen(null);
  };
  return (
    <>
      <div className={styles.options} role="group" aria-label={t('vote.yours')}>
        {options.map((option, index) => (
          <button key={option.label} type="button" className={styles.option} onClick={() => setChosen(index)}>
            {option.label}
          </button>
        ))}
      </div>
      <ConfirmAct
        isOpen={chosen !== null}
        title={vote.question}
        lead={t(secrecy === 'secret' ? 'vote.castSecretLead' : 'vote.castNamedLead')}
        act={t('vote.cast', { option: chosen === null ? '' : label(chosen) })}
        onConfirm={() => void cast()}
        onCancel={() => setChosen(null)}
      />
    </>
  );
}
