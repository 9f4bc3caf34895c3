import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useOpenDossier } from './open-dossier-context.ts';
import styles from './RehearsalFrame.module.css';
import { useBlockedBy } from './use-blocked-by.ts';
import { useSubmit } from './use-submit.ts';

/** Over every screen of a practice dossier: that nothing here is for real, and for its clerk the end of it. */
export function RehearsalFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('shell');
  const { state, member } = useOpenDossier();
  const submit = useSubmit();
  const navigate = useNavigate();
  const [isEnding, setIsEnding] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const blockedBy = useBlockedBy()({ type: 'rehearsal.end' });
  const of = state.parties.dossier?.rehearsal?.of;
  const end = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit({ type: 'rehearsal.end' }, { done: t('rehearsal.ended') });
    setIsBusy(false);
    if (result.ok && of) await navigate(`/dossiers/${of.dossierId}/meeting`);
  };
  return (
    <div className={styles.frame}>
      <div className={styles.banner} role="note" aria-label={t('rehearsal.mark')}>
        <span className={styles.mark}>{t('rehearsal.mark')}</span>
        <span className={styles.words}>{t('rehearsal.words')}</span>
        {of && (
          <SecondaryButton to={`/dossiers/${of.dossierId}/meeting`}>{t('rehearsal.back')}</SecondaryButton>
        )}
        {member.role === 'clerk' && (
          <SecondaryButton blockedBy={blockedBy} onClick={() => setIsEnding(true)}>
            {t('rehearsal.end')}
          </SecondaryButton>
        )}
      </div>
      <div className={styles.content}>{children}</div>
      <ConfirmAct
        isOpen={isEnding}
        title={t('rehearsal.end')}
        lead={t('rehearsal.endLead')}
        act={t('rehearsal.end')}
        isBusy={isBusy}
        blockedBy={blockedBy}
        onConfirm={() => void end()}
        onCancel={() => setIsEnding(false)}
      />
    </div>
  );
}
