import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rollCallOf } from '#shared/domain/meeting/meeting.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';
import styles from './SignInStrip.module.css';

/** 询问回避: an expert answers with one click; a conflict says first what it means. */
export function RollCallStrip({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { dossierId, state, memberId } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const { meetingId } = meeting;
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const [statement, setStatement] = useScratchText(`meeting/${dossierId}/${meetingId}/recusal`);
  const [isBusy, setIsBusy] = useState(false);
  const none = { type: 'meeting.answerRollCall', meetingId, conflict: false, statement: '' } as const;
  const conflict = { ...none, conflict: true, statement: statement.trim() } as const;
  const hasAnswered = rollCallOf(state, meetingId).some((answer) => answer.memberId === memberId);
  if (hasAnswered || blockedBy(none) !== null) return null;
  const withdraw = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(conflict);
    setIsBusy(false);
    if (!result.ok) return;
    setStatement('');
    setIsWithdrawing(false);
  };
  return (
    <div className={styles.strip} role="region" aria-label={t('rollCall.ask')}>
      <p>
        <strong>{t('rollCall.ask')}</strong>
        <span className={styles.note}>{t('rollCall.note')}</span>
      </p>
      <PrimaryButton onClick={() => void submit(none)}>{t('rollCall.none')}</PrimaryButton>
      <SecondaryButton onClick={() => setIsWithdrawing(true)}>{t('rollCall.conflict')}</SecondaryButton>
      <ConfirmAct
        isOpen={isWithdrawing}
        title={t('rollCall.title')}
        lead={t('rollCall.lead')}
        disclosures={[
          { whom: t('rollCall.everyone'), what: t('rollCall.heard') },
          { whom: t('rollCall.panel'), what: t('rollCall.reads') },
          { whom: t('rollCall.outside'), what: t('rollCall.notRead'), isVisible: false },
        ]}
        act={t('rollCall.act')}
        isDanger
        isBusy={isBusy}
        blockedBy={blockedBy(conflict)}
        onConfirm={() => void withdraw()}
        onCancel={() => setIsWithdrawing(false)}
      >
        <TextField
          label={t('rollCall.statement')}
          placeholder={t('rollCall.placeholder')}
          value={statement}
          onChange={setStatement}
          rows={2}
          isOptional
        />
      </ConfirmAct>
    </div>
  );
}
