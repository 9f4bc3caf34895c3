import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { electorate } from '#shared/domain/vote/decide.ts';
import { secrecyLost, type Vote } from '#shared/domain/vote/vote.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { Part } from '../floor/Part.tsx';
import { CancelVote } from './CancelVote.tsx';
import { VoteFacts } from './VoteFacts.tsx';
import styles from './Vote.module.css';

/** A vote that is ready: who would vote if it began now. */
export function PreparedVote({
  vote,
  onChange,
}: {
  readonly vote: Vote;
  readonly onChange: () => void;
}): ReactNode {
  const { t } = useTranslation(['proceedings', 'meeting']);
  const { state } = useOpenDossier();
  const person = usePerson();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const electors = electorate(state, vote);
  const open = { type: 'vote.open', voteId: vote.voteId } as const;
  const names = electors.map((id) => person(id).name).join(t('meeting:listMark'));
  return (
    <Part title={t('vote.prepared')}>
      <VoteFacts vote={vote} />
      <p className={styles.facts}>
        {vote.options.map(({ label }) => (
          <span key={label}>{label}</span>
        ))}
      </p>
      <p className={styles.names}>
        {electors.length === 0
          ? t('vote.nobodyNow')
          : t('vote.electorsNow', { count: electors.length, names })}
      </p>
      {vote.secrecy === 'secret' && electors.length > 0 && secrecyLost(electors.length, null) && (
        <Notice tone="warning">{t('vote.few')}</Notice>
      )}
      <PrimaryButton isWide blockedBy={blockedBy(open)} onClick={() => void submit(open)}>
        {t('vote.start')}
      </PrimaryButton>
      <div className={styles.row}>
        <SecondaryButton onClick={onChange}>{t('vote.change')}</SecondaryButton>
        <CancelVote vote={vote} />
      </div>
    </Part>
  );
}
