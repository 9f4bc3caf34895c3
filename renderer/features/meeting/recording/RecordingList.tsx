import { Download as DownloadIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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
import styles from './RecordingList.module.css';

/** In the record of a meeting: what was recorded of it, and which bytes were kept. */
export function RecordingList({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { state } = useOpenDossier();
  const saveFile = useSaveFile();
  const recordings = recordingsOf(state, meeting.meetingId);
  if (recordings.length === 0) return null;
  return (
    <Panel title={t('recording.list')}>
      <ul className={styles.list}>
        {recordings.map(({ recordingId, startedAt, kept, givenUp }) => {
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
              {file && <Download time={timeOfDay(startedAt)} onSave={() => saveFile(file)} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Download({
  time,
  onSave,
}: {
  readonly time: string;
  readonly onSave: () => Promise<void>;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const [isBusy, setIsBusy] = useState(false);
  const save = async (): Promise<void> => {
    setIsBusy(true);
    await onSave();
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
