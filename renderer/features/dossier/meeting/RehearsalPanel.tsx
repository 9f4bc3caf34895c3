import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { allMembers } from '#shared/domain/ledger/access.ts';
import type { Meeting } from '#shared/domain/state.ts';
import type { RehearsalAnswer } from '#shared/protocol/rehearsal.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import styles from './ReplyCard.module.css';

/** 会前演练: the clerk begins one for a meeting to come; whoever takes part goes to it from here. */
export function RehearsalPanel({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('notice');
  const { dossierId, state, member } = useOpenDossier();
  const client = useClient();
  const language = useLanguage();
  const toast = useToast();
  const navigate = useNavigate();
  const { meetingId } = meeting;
  const [running, setRunning] = useState<RehearsalAnswer['rehearsal']>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void client.rehearsals.current(dossierId, meetingId).then((answer) => {
      if (isWanted && answer.ok) setRunning(answer.value.rehearsal);
    });
    return () => {
      isWanted = false;
    };
  }, [client, dossierId, meetingId]);

  const isClerk = member.role === 'clerk';
  const waiting = allMembers(state).filter(({ status }) => status === 'invited').length;
  const go = (to: NonNullable<typeof running>): void =>
    void navigate(`/dossiers/${to.dossierId}/meeting/${to.meetingId}`);
  const begin = async (): Promise<void> => {
    setIsBusy(true);
    const answer = await client.rehearsals.begin(dossierId, meetingId);
    setIsBusy(false);
    if (!answer.ok) return toast({ text: wordFault(language, answer.error), tone: 'danger' });
    if (answer.value.rehearsal) go(answer.value.rehearsal);
  };

  if (!isClerk && !running) return null;
  return (
    <Panel title={t('rehearsal.title')}>
      <div className={styles.answered}>
        <span>
          {t(isClerk ? 'rehearsal.clerk' : 'rehearsal.others')}
          {isClerk && !running && waiting > 0 && t('rehearsal.waiting', { count: waiting })}
        </span>
        {running ? (
          <SecondaryButton onClick={() => go(running)}>{t('rehearsal.enter')}</SecondaryButton>
        ) : (
          <SecondaryButton isBusy={isBusy} onClick={() => void begin()}>
            {t('rehearsal.begin')}
          </SecondaryButton>
        )}
      </div>
    </Panel>
  );
}
