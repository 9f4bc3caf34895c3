import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDevices } from '#renderer/media/local-devices.ts';
import { Picture } from '../media/Picture.tsx';
import { DeviceSelect } from './DeviceSelect.tsx';
import { TryOut } from './TryOut.tsx';
import styles from './DeviceCheck.module.css';

export function CameraCheck({ devices }: { readonly devices: LocalDevices }): ReactNode {
  const { t } = useTranslation('mediaCheck');
  return (
    <section className={styles.part} aria-labelledby="check-camera">
      <h3 id="check-camera" className={styles.heading}>
        {t('camera.title')}
      </h3>
      <DeviceSelect devices={devices} kind="camera" />
      <TryOut devices={devices} kind="camera" start={t('camera.start')} stop={t('camera.stop')}>
        {(track) => (
          <>
            <div className={styles.picture}>
              <Picture track={track} label={t('camera.preview')} isMirrored />
            </div>
            <p className={styles.note}>{t('camera.seen')}</p>
          </>
        )}
      </TryOut>
    </section>
  );
}
