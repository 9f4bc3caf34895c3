import { useState, type ReactNode } from 'react';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import type { CaptureFault } from '#renderer/media/capture-fault.ts';
import type { LocalDevices } from '#renderer/media/local-devices.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useRefusalWords } from '../media/use-turn.ts';
import styles from './DeviceCheck.module.css';

/** Switches one device on by a press, shows what comes of it, or says why nothing does. */
export function TryOut({
  devices,
  kind,
  start,
  stop,
  children,
}: {
  readonly devices: LocalDevices;
  readonly kind: 'microphone' | 'camera';
  readonly start: string;
  readonly stop: string;
  readonly children: (track: MediaStreamTrack) => ReactNode;
}): ReactNode {
  const words = useRefusalWords();
  const track = useWatched(devices.tracks)[kind];
  const [fault, setFault] = useState<CaptureFault | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const toggle = async (): Promise<void> => {
    setFault(null);
    if (track) {
      devices.stop(kind);
      return;
    }
    setIsAsking(true);
    const started = await devices.start(kind);
    setIsAsking(false);
    if (!started.ok && started.error !== 'cancelled') setFault(started.error);
  };
  return (
    <>
      {track && children(track)}
      {fault && <Notice tone="warning">{words(kind, fault)}</Notice>}
      <div className={styles.acts}>
        <SecondaryButton isBusy={isAsking} onClick={() => void toggle()}>
          {track ? stop : start}
        </SecondaryButton>
      </div>
    </>
  );
}
