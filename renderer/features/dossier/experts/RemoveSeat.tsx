import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '#shared/domain/dossier/member.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';

/** Closing a seat cannot be undone: the person loses every ledger but their own. */
export function RemoveSeat({
  member,
  onClose,
}: {
  readonly member: Member;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('dossier');
  const submit = useSubmit();
  const [reason, setReason] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const remove = async (): Promise<void> => {
    setIsBusy(true);
    await submit(
      { type: 'member.remove', memberId: member.memberId, reason: reason.trim() },
      { done: t('seats.removed', { name: member.name }) },
    );
    onClose();
  };
  return (
    <ConfirmAct
      isOpen
      title={t('seats.removeTitle', { name: member.name })}
      lead={t('seats.removeLead')}
      act={t('seats.remove')}
      isDanger
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <TextField
        label={t('seats.removeReason')}
        value={reason}
        onChange={setReason}
        isOptional
        maxLength={200}
      />
    </ConfirmAct>
  );
}
