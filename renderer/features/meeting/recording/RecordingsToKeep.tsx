import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingId } from '#shared/domain/ids.ts';
import { isClosedDeliberation } from '#shared/domain/meeting/meeting.ts';
import type { Recording } from '#shared/domain/recording/evolve.ts';
import { isWaitingForFile, longestMs, recordingsOf } from '#shared/domain/recording/recordings.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSubmit } from '#renderer/app/dossier/use-submit.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { fileSize } from '#renderer/app/upload/file-size.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { wordFault } from '#renderer/i18n/word-refusal.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useToast } from '#renderer/ui/use-toast.ts';
import { ReasonConfirm } from '#renderer/writing/ReasonConfirm.tsx';
import styles from './RecordingsToKeep.module.css';

/** For the host: what was recorded and is not at the hub yet, after a crash of the window as well. */
export function RecordingsToKeep({
  meeting,
  finished,
}: {
  readonly meeting: Meeting;
  /** How long those are that this window has recorded. */
  readonly finished: ReadonlyMap<RecordingId, number>;
}): ReactNode {
  const { state } = useOpenDossier();
  const waiting = recordingsOf(state, meeting.meetingId).filter((one) => isWaitingForFile(state, one));
  if (waiting.length === 0) return null;
  return (
    <div className={styles.list}>
      {waiting.map((recording) => (
        <ToKeep
          key={recording.recordingId}
          meeting={meeting}
          recording={recording}
          durationMs={finished.get(recording.recordingId)}
        />
      ))}
    </div>
  );
}

function ToKeep({
  meeting,
  recording,
  durationMs,
}: {
  readonly meeting: Meeting;
  readonly recording: Recording;
  readonly durationMs: number | undefined;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const client = useClient();
  const language = useLanguage();
  const toast = useToast();
  const submit = useSubmit();
  const { dossierId } = useOpenDossier();
  const { recordingId, startedAt } = recording;
  const [sizeBytes, setSizeBytes] = useState<number | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isGivingUp, setIsGivingUp] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void client.recordings.size(recordingId).then((size) => {
      if (isWanted) setSizeBytes(size);
    });
    return () => {
      isWanted = false;
    };
  }, [client, recordingId, durationMs]);

  const keep = async (): Promise<void> => {
    setIsBusy(true);
    const name = `${meeting.title} ${timeOfDay(startedAt).replace(':', '')}.webm`;
    const sent = await client.recordings.send(dossierId, recordingId, name);
    if (sent.ok) {
      const length = durationMs ?? longestMs(recording);
      const kept = await submit(
        { type: 'recording.keep', recordingId, file: sent.value, durationMs: length },
        { done: t('recording.kept') },
      );
      if (kept.ok) await client.recordings.drop(recordingId);
    } else toast({ text: wordFault(language, sent.error), tone: 'danger' });
    setIsBusy(false);
  };
  if (sizeBytes === null) return null;
  const isHere = sizeBytes > 0;
  const waitsForDoors = isClosedDeliberation(meeting) && recording.deliberation === 0;
  return (
    <Notice
      tone="warning"
      title={t('recording.waiting', { time: timeOfDay(startedAt) })}
      actions={
        <>
          {isHere && (
            <PrimaryButton
              isBusy={isBusy}
              blockedBy={waitsForDoors ? t('recording.afterDoors') : null}
              onClick={() => void keep()}
            >
              {t('recording.keep')}
            </PrimaryButton>
          )}
          <SecondaryButton onClick={() => setIsGivingUp(true)}>{t('recording.giveUp')}</SecondaryButton>
        </>
      }
    >
      {isHere ? t('recording.onThisMachine', { size: fileSize(sizeBytes) }) : t('recording.notHere')}
      {isGivingUp && (
        <ReasonConfirm
          name={`meeting/${dossierId}/recording/${recordingId}`}
          title={t('recording.giveUp')}
          lead={t('recording.giveUpLead')}
          label={t('recording.reason')}
          placeholder={t('recording.reasonPlaceholder')}
          needsReason={t('recording.needsReason')}
          act={t('recording.giveUp')}
          isDanger
          commandOf={(reason) => ({ type: 'recording.giveUp', recordingId, reason })}
          onDone={() => setIsGivingUp(false)}
        />
      )}
    </Notice>
  );
}
