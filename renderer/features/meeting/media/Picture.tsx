import { useEffect, useRef, type ReactNode } from 'react';
import { classes } from '#renderer/ui/classes.ts';
import styles from './Picture.module.css';

/** A moving picture, without sound. One's own is shown as in a mirror. */
export function Picture({
  track,
  label,
  isMirrored = false,
  isWhole = false,
}: {
  readonly track: MediaStreamTrack;
  readonly label: string;
  readonly isMirrored?: boolean;
  /** All of it, with margins, instead of filling its place. */
  readonly isWhole?: boolean;
}): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    element.srcObject = new MediaStream([track]);
    // Without sound it may always begin; an element that is taken away at once breaks off, and that is all.
    void element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={video}
      className={classes(styles.picture, isMirrored && styles.mirrored, isWhole && styles.whole)}
      aria-label={label}
      muted
      playsInline
      disablePictureInPicture
    />
  );
}
