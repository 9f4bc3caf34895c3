import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { resumeRule } from '#shared/domain/meeting/interruption.ts';
import { faultSchema, type MeetingFault } from '#shared/domain/meeting/record.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ChoiceField } from '#renderer/ui/ChoiceField.tsx';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useScratchText } from '#renderer/writing/use-scratch-text.ts';

/** 中断会议: what broke, in one click and, if there is time, a few words. */
export function InterruptConfirm({
  meeting,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { dossierId, state } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [fault, setFault] = useState<MeetingFault>('network');
  const [note, setNote] = useScratchText(`meeting/${dossierId}/${meeting.meetingId}/interrupt`);
  const [isBusy, setIsBusy] = useState(false);
  const { meetingId } = meeting;
  const command = { type: 'meeting.interrupt', meetingId, fault, note: note.trim() } as const;
  const hours = (resumeRule(state, meeting)?.meeting.resumeWithinMinutes ?? 0) / 60;
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command);
    setIsBusy(false);
    if (!result.ok) return;
    setNote('');
    onDone();
  };
  return (
    <ConfirmAct
      isOpen
      title={t('interruption.title')}
      lead={t('interruption.lead', { hours })}
      act={t('interruption.confirm')}
      isBusy={isBusy}
      blockedBy={blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    >
      <ChoiceField
        label={t('interruption.fault')}
        value={fault}
        choices={faultSchema.options.map((value) => ({ value, label: t(`interruption.faults.${value}`) }))}
        onChange={setFault}
        isRow
      />
      <TextField
        label={t('interruption.note')}
        placeholder={t('interruption.notePlaceholder')}
        value={note}
        onChange={setNote}
        maxLength={200}
        isOptional
      />
    </ConfirmAct>
  );
}
