import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { playTone } from '#renderer/media/checks/test-tone.ts';
import type { LocalDevices } from '#renderer/media/local-devices.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { DeviceSelect } from './DeviceSelect.tsx';
import styles from './DeviceCheck.module.css';

export function LoudspeakerCheck({ devices }: { readonly devices: LocalDevices }): ReactNode {
  const { t } = useTranslation('mediaCheck');
  const { loudspeaker } = useWatched(devices.choice);
  const [state, setState] = useState<'idle' | 'playing' | 'played' | 'failed'>('idle');
  const play = async (): Promise<void> => {
    setState('playing');
    setState((await playTone(loudspeaker)) ? 'played' : 'failed');
  };
  return (
    <section className={styles.part} aria-labelledby="check-loudspeaker">
      <h3 id="check-loudspeaker" className={styles.heading}>
        {t('loudspeaker.title')}
      </h3>
      <DeviceSelect devices={devices} kind="loudspeaker" />
      <div className={styles.acts}>
        <SecondaryButton isBusy={state === 'playing'} onClick={() => void play()}>
          {t('loudspeaker.play')}
        </SecondaryButton>
      </div>
      {state === 'played' && (
        <p className={styles.note} role="status">
          {t('loudspeaker.played')}
        </p>
      )}
      {state === 'failed' && <Notice tone="warning">{t('loudspeaker.failed')}</Notice>}
    </section>
  );
}
