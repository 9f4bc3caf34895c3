import { Download as DownloadIcon, Play } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import type { Recording } from '#shared/domain/recording/evolve.ts';
import { recordingFile, recordingsOf } from '#shared/domain/recording/recordings.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useSaveFile } from '#renderer/app/dossier/use-save-file.ts';
import { fileSize } from '#renderer/app/upload/file-size.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { HashText } from '#renderer/ui/HashText.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { stopwatch } from '../meeting-facts.ts';
import { RecordingPlayer } from './RecordingPlayer.tsx';
import styles from './RecordingList.module.css';

/** In the record of a meeting: what was recorded of it, and which bytes were kept. */
export function RecordingList({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { state } = useOpenDossier();
  const recordings = recordingsOf(state, meeting.meetingId);
  if (recordings.length === 0) return null;
  return (
    <Panel title={t('recording.list')}>
      <ul className={styles.list}>
        {recordings.map((recording) => {
          const { recordingId, startedAt, kept, givenUp } = recording;
          const file = recordingFile(state, recordingId);
          return (
            <li key={recordingId} className={styles.row}>
              <div className={styles.facts}>
                <p>
                  {t('recording.began', { time: timeOfDay(startedAt) })}{' '}
                  {kept &&
                    t('recording.facts', {
                      length: stopwatch(kept.durationMs),
                      size: fileSize(kept.bytes),
                    })}
                  {givenUp !== null && t('recording.gaveUp', { reason: givenUp })}
                  {!kept && givenUp === null && t('recording.open')}
                </p>
                {kept && <HashText value={kept.fileSha256} isWhole isCopyable />}
              </div>
              {file && <Acts recording={recording} file={file} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** For whoever may fetch the file. */
function Acts({
  recording,
  file,
}: {
  readonly recording: Recording;
  readonly file: RecordingRef;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  // What is being looked at stays what it was when it was opened.
  const [playing, setPlaying] = useState<RecordingRef | null>(null);
  const time = timeOfDay(recording.startedAt);
  return (
    <div className={styles.acts}>
      <SecondaryButton icon={Play} label={t('recording.playOf', { time })} onClick={() => setPlaying(file)}>
        {t('recording.play')}
      </SecondaryButton>
      <Download time={time} file={file} />
      {playing && (
        <RecordingPlayer
          recording={recording}
          file={playing}
          save={<Download time={time} file={playing} />}
          onClose={() => setPlaying(null)}
        />
      )}
    </div>
  );
}

function Download({ time, file }: { readonly time: string; readonly file: RecordingRef }): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const saveFile = useSaveFile();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (): Promise<void> => {
    setIsBusy(true);
    await saveFile(file);
    setIsBusy(false);
  };
  return (
    <SecondaryButton
      icon={DownloadIcon}
      isBusy={isBusy}
      label={t('recording.downloadOf', { time })}
      onClick={() => void save()}
    >
      {t('recording.download')}
    </SecondaryButton>
  );
}
