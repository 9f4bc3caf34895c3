import { Circle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ANNOUNCED_MS, runningRecording } from '#shared/domain/recording/recordings.ts';
import type { Meeting } from '#shared/domain/state.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { useNow } from '#renderer/app/use-now.ts';
import { timeOfDay } from '#renderer/i18n/beijing-time.ts';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { stopwatch } from '../meeting-facts.ts';
import styles from './RecordingStrip.module.css';

/** 正在录制: before everyone's eyes from the announcement to the end, with the way to end it for the host. */
export function RecordingStrip({
  meeting,
  onStop,
}: {
  readonly meeting: Meeting;
  /** For the host. */
  readonly onStop?: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { state } = useOpenDossier();
  const now = useNow(1000);
  const running = runningRecording(state, meeting);
  if (!running) return null;
  const beginsIn = Math.ceil((running.startedAt + ANNOUNCED_MS - now) / 1000);
  return (
    <section className={styles.strip} aria-label={t('recording.mark')}>
      <Circle aria-hidden className={styles.dot} />
      <p className={styles.words} role="status">
        <strong>{t('recording.mark')}</strong>
        <span>{t('recording.since', { time: timeOfDay(running.startedAt) })}</span>
      </p>
      <span className={styles.time}>
        {beginsIn > 0
          ? t('recording.soon', { seconds: beginsIn })
          : stopwatch(now - running.startedAt - ANNOUNCED_MS)}
      </span>
      {onStop && <SecondaryButton onClick={onStop}>{t('recording.stop')}</SecondaryButton>}
    </section>
  );
}
