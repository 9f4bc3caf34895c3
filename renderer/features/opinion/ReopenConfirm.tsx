import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionDraft } from '#shared/domain/opinion/opinion.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';

/** Back to drafting, with the reason; the signatures given so far are named, for they become void (R3). */
export function ReopenConfirm({
  opinion,
  isOpen,
  onDone,
}: {
  readonly opinion: OpinionDraft;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['opinion', 'common']);
  const { dossierId } = useOpenDossier();
  const person = usePerson();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [reason, setReason] = useScratchText(`opinion/${dossierId}/${opinion.itemId}/reopen`);
  const [isBusy, setIsBusy] = useState(false);
  const command = { type: 'opinion.reopen', itemId: opinion.itemId, reason: reason.trim() } as const;
  const names = opinion.signatures.map((signature) => person(signature.memberId).name);
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command);
    setIsBusy(false);
    if (!result.ok) return;
    setReason('');
    onDone();
  };
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('reopen.title')}
      lead={
        names.length > 0
          ? t('reopen.voids', { count: names.length, names: names.join(t('common:listMark')) })
          : t('reopen.noSignatures')
      }
      act={t('reopen.act')}
      isDanger={names.length > 0}
      isBusy={isBusy}
      blockedBy={reason.trim() === '' ? t('reopen.needsReason') : blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      <TextField
        label={t('reopen.reason')}
        hint={t('reopen.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isAutoFocused
      />
    </ConfirmAct>
  );
}
