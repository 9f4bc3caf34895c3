import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Vote } from '#shared/domain/vote/vote.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

/** 作废, with the reason that goes into the record. */
export function CancelVote({ vote }: { readonly vote: Vote }): ReactNode {
  const { t } = useTranslation('proceedings');
  const submit = useSubmit();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const result = await submit({ type: 'vote.cancel', voteId: vote.voteId, reason: reason.trim() });
    if (result.ok) setIsAsking(false);
  };
  return (
    <>
      <SecondaryButton onClick={() => setIsAsking(true)}>{t('vote.cancel')}</SecondaryButton>
      <ConfirmAct
        isOpen={isAsking}
        title={t('vote.cancelTitle')}
        lead={t('vote.cancelLead')}
        act={t('vote.cancel')}
        isDanger
        onConfirm={() => void cancel()}
        onCancel={() => setIsAsking(false)}
      >
        <TextField
          label={t('vote.reason')}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isAutoFocused
        />
      </ConfirmAct>
    </>
  );
}
