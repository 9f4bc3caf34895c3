import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaStep } from '#shared/domain/meeting/agenda.ts';
import { stopAfter, stopBefore, type Timeline } from '#shared/sync/replay/timeline.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { clockTime } from './clock-time.ts';
import { SPEEDS, type Playing } from './use-playing.ts';
import styles from './Replay.module.css';

/** Play, how fast, and from one moment worth seeing to the next. */
export function TimeControls({
  playing,
  timeline,
  step,
}: {
  readonly playing: Playing;
  readonly timeline: Timeline;
  readonly step: AgendaStep | undefined;
}): ReactNode {
  const { t } = useTranslation('replay');
  const { at, isPlaying, speed, go, toggle, setSpeed } = playing;
  const back = (): void => go(stopBefore(timeline, at) ?? 0);
  const on = (): void => go(stopAfter(timeline, at) ?? Infinity);
  useShortcut('P', t('keyPlay'), t('keys'), toggle);
  useShortcut('[', t('previous'), t('keys'), back);
  useShortcut(']', t('next'), t('keys'), on);
  return (
    <div className={styles.controls}>
      <PrimaryButton icon={isPlaying ? Pause : Play} onClick={toggle} keys="P">
        {t(isPlaying ? 'pause' : 'play')}
      </PrimaryButton>
      <span className={styles.speeds} role="group" aria-label={t('speed')}>
        {SPEEDS.map((value) => (
          <QuietButton key={value} isPressed={value === speed} onClick={() => setSpeed(value)}>
            {t('speedOf', { speed: value })}
          </QuietButton>
        ))}
      </span>
      <IconButton icon={ChevronLeft} label={t('previous')} keys="[" onClick={back} />
      <IconButton icon={ChevronRight} label={t('next')} keys="]" onClick={on} />
      <output className={styles.now}>{clockTime(at)}</output>
      <span className={styles.stepNow}>{step?.title ?? ''}</span>
    </div>
  );
}
