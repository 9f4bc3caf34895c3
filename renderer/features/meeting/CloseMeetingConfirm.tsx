import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { attendanceLines } from './meeting-facts.ts';

/** Ends the meeting: what becomes of each report, and that attendance is closed. */
export function CloseMeetingConfirm({
  meeting,
  isOpen,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly isOpen: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation(['meeting', 'common']);
  const { state } = useOpenDossier();
  const submit = useSubmit();
  const blockedBy = useBlockedBy();
  const [isBusy, setIsBusy] = useState(false);
  const command = { type: 'meeting.close', meetingId: meeting.meetingId } as const;
  const run = async (): Promise<void> => {
    setIsBusy(true);
    const result = await submit(command);
    setIsBusy(false);
    if (result.ok) onDone();
  };
  const reports = meeting.itemIds.flatMap((itemId) => {
    const item = state.parties.items[itemId];
    if (!item) return [];
    const isOver = item.stage !== 'meeting';
    return [
      {
        whom: t(`common:reports.${item.matter}`),
        what: t(isOver ? 'close.itemStays' : 'close.itemMoves', {
          stage: t(`common:stages.${isOver ? item.stage : 'opinion'}`),
        }),
      },
    ];
  });
  return (
    <ConfirmAct
      isOpen={isOpen}
      title={t('close.title')}
      lead={t('close.lead')}
      disclosures={[
        ...reports,
        {
          whom: t('close.everyone'),
          what: t('close.record', { count: attendanceLines(state, meeting).length }),
        },
      ]}
      act={t('close.act')}
      isBusy={isBusy}
      blockedBy={blockedBy(command)}
      onConfirm={() => void run()}
      onCancel={onDone}
    />
  );
}
