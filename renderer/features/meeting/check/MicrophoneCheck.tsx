import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LevelMeter } from '#renderer/media/level-meter.ts';
import type { LocalDevices } from '#renderer/media/local-devices.ts';
import { DeviceSelect } from './DeviceSelect.tsx';
import { TryOut } from './TryOut.tsx';
import styles from './DeviceCheck.module.css';

export function MicrophoneCheck({ devices }: { readonly devices: LocalDevices }): ReactNode {
  const { t } = useTranslation('mediaCheck');
  return (
    <section className={styles.part} aria-labelledby="check-microphone">
      <h3 id="check-microphone" className={styles.heading}>
        {t('microphone.title')}
      </h3>
      <DeviceSelect devices={devices} kind="microphone" />
      <TryOut devices={devices} kind="microphone" start={t('microphone.start')} stop={t('microphone.stop')}>
        {(track) => <Level track={track} />}
      </TryOut>
    </section>
  );
}

const LOOK_EVERY_MS = 100;
/** Speech at a usual distance fills about two thirds. */
const FULL = 0.4;
const HEARD = 0.05;

function Level({ track }: { readonly track: MediaStreamTrack }): ReactNode {
  const { t } = useTranslation('mediaCheck');
  const [level, setLevel] = useState(0);
  const [wasHeard, setWasHeard] = useState(false);
  useEffect(() => {
    const meter = new LevelMeter(track);
    const timer = setInterval(() => {
      const now = meter.level();
      setLevel(now);
      if (now >= HEARD) setWasHeard(true);
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      meter.end();
    };
  }, [track]);
  const percent = Math.round(Math.min(1, level / FULL) * 100);
  return (
    <>
      <div
        className={styles.level}
        role="meter"
        aria-label={t('microphone.level')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className={styles.bar} style={{ width: `${percent}%` }} />
      </div>
      <p className={styles.note} role="status">
        {t(wasHeard ? 'microphone.heard' : 'microphone.speak')}
      </p>
    </>
  );
}
