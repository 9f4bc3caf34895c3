import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '#shared/domain/state.ts';
import { recordingIdSchema } from '#shared/domain/ids.ts';
import { useBlockedBy } from '#renderer/app/dossier/use-blocked-by.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import type { HostRecorder } from './use-recorder.ts';

/** Before the host records: who is told, and who will be able to fetch what. */
export function StartRecordingConfirm({
  meeting,
  recorder,
  onDone,
}: {
  readonly meeting: Meeting;
  readonly recorder: HostRecorder;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const blockedBy = useBlockedBy();
  const { meetingId } = meeting;
  const probe = recordingIdSchema.parse('probe-of-the-room'); // never submitted
  const begin = async (): Promise<void> => {
    await recorder.start();
    onDone();
  };
  return (
    <ConfirmAct
      isOpen
      title={t('recording.start')}
      lead={t('recording.lead')}
      disclosures={[
        { whom: t('recording.everyone'), what: t('recording.told') },
        { whom: t('recording.bureau'), what: t('recording.fetched') },
        { whom: t('recording.others'), what: t('recording.notFetched'), isVisible: false },
      ]}
      act={t('recording.start')}
      blockedBy={
        recorder.cannot
          ? t(`recording.cannot.${recorder.cannot}`)
          : blockedBy({ type: 'recording.start', recordingId: probe, meetingId })
      }
      onConfirm={() => void begin()}
      onCancel={onDone}
    />
  );
}
