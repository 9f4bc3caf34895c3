import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';
import type { LocalDevices } from '#renderer/media/local-devices.ts';
import { machineDevices } from '#renderer/media/room-media.ts';
import { rememberedDevices } from '../media/device-memory.ts';
import { CameraCheck } from './CameraCheck.tsx';
import { LoudspeakerCheck } from './LoudspeakerCheck.tsx';
import { MicrophoneCheck } from './MicrophoneCheck.tsx';
import { NetworkCheck } from './NetworkCheck.tsx';
import styles from './DeviceCheck.module.css';

/** Camera, microphone, loudspeaker and network, each by itself. Closing it switches everything off again. */
export function DeviceCheck(): ReactNode {
  const { t } = useTranslation('mediaCheck');
  const { preferences } = usePreferences();
  const remembered = useRef(preferences);
  const [devices, setDevices] = useState<LocalDevices | null>(null);
  useEffect(() => {
    const opened = machineDevices(rememberedDevices(remembered.current));
    setDevices(opened);
    return () => opened.end();
  }, []);
  if (!devices) return null;
  return (
    <div className={styles.check}>
      <p className={styles.lead}>{t('lead')}</p>
      <CameraCheck devices={devices} />
      <MicrophoneCheck devices={devices} />
      <LoudspeakerCheck devices={devices} />
      <NetworkCheck />
    </div>
  );
}
