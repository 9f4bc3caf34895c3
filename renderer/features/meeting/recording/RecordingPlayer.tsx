import { CircleCheck, RotateCw, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingRef } from '#shared/domain/recording-ref.ts';
import type { Recording } from '#shared/domain/recording/evolve.ts';
import { MOST_HELD_BYTES } from '#renderer/app/client/playable-recording.ts';
import { useClient } from '#renderer/app/client/use-watched.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { useLanguage } from '#renderer/app/preferences/preferences-context.ts';
import { fileSize } from '#renderer/app/upload/file-size.ts';
import { fullTime } from '#renderer/i18n/beijing-time.ts';
import { readLength } from '#renderer/recording/read-length.ts';
import { HashText } from '#renderer/ui/HashText.tsx';
import { LargeView } from '#renderer/ui/LargeView.tsx';
import { ProgressLine } from '#renderer/ui/ProgressLine.tsx';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { stopwatch } from '../meeting-facts.ts';
import { useRecordingToPlay } from './use-recording-to-play.ts';
import styles from './RecordingPlayer.module.css';

/** A kept recording, as large as the window allows, with what the record says of it. */
export function RecordingPlayer({
  recording,
  file,
  save,
  onClose,
}: {
  readonly recording: Recording;
  readonly file: RecordingRef;
  readonly save: ReactNode;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const person = usePerson();
  const language = useLanguage();
  const [tries, setTries] = useState(0);
  const [isBroken, setIsBroken] = useState(false);
  const shown = useRecordingToPlay(file, tries);
  const stage = useRef<HTMLDivElement>(null);
  // Until there is something to play nothing in it is to be pressed first.
  useLayoutEffect(() => stage.current?.focus(), []);
  const { startedAt, startedBy, kept } = recording;
  const why = isBroken ? 'unplayable' : shown.status === 'failed' ? shown.why : null;
  const check = shown.status === 'ready' ? 'same' : why === 'otherBytes' ? 'different' : 'unchecked';
  return (
    <LargeView label={t('recording.player.title')} onClose={onClose}>
      <div ref={stage} className={styles.stage} tabIndex={-1}>
        {why !== null ? (
          <div className={styles.card} role="alert">
            <p>
              {t(`recording.player.problem.${why}`, {
                size: fileSize(file.sizeBytes),
                most: fileSize(MOST_HELD_BYTES),
              })}
            </p>
            {(why === 'refused' || why === 'otherBytes') && (
              <SecondaryButton icon={RotateCw} onClick={() => setTries(tries + 1)}>
                {t('recording.player.again')}
              </SecondaryButton>
            )}
          </div>
        ) : shown.status === 'ready' ? (
          <Picture url={shown.url} label={file.name} onBroken={() => setIsBroken(true)} />
        ) : shown.status === 'arriving' ? (
          <div className={styles.card}>
            <ProgressLine
              what={t(shown.isWaiting ? 'recording.player.waiting' : 'recording.player.arriving')}
              amount={`${fileSize(shown.doneBytes)} / ${fileSize(file.sizeBytes)}`}
              fraction={shown.doneBytes / file.sizeBytes}
            />
          </div>
        ) : null}
      </div>
      <footer className={styles.foot} data-foot>
        <div className={styles.facts}>
          <h2 className={styles.name}>{file.name}</h2>
          <ul className={styles.line}>
            <li>{t('recording.player.began', { time: fullTime(startedAt, language) })}</li>
            {startedBy && <li>{t('recording.player.by', { name: person(startedBy).name })}</li>}
            {kept && <li>{t('recording.player.length', { length: stopwatch(kept.durationMs) })}</li>}
            <li>{fileSize(file.sizeBytes)}</li>
          </ul>
          <div className={styles.line}>
            <HashText value={file.sha256} />
            <span role="status" className={styles.check} data-check={check}>
              {check === 'same' && <CircleCheck aria-hidden className={styles.icon} />}
              {t(`recording.player.check.${check}`)}
            </span>
          </div>
        </div>
        <div className={styles.acts}>
          {save}
          <SecondaryButton icon={X} keys="Esc" onClick={onClose}>
            {t('recording.player.close')}
          </SecondaryButton>
        </div>
      </footer>
    </LargeView>
  );
}

/** Silent and given back as soon as it goes. */
function Picture({
  url,
  label,
  onBroken,
}: {
  readonly url: string;
  readonly label: string;
  readonly onBroken: () => void;
}): ReactNode {
  const { t } = useTranslation('meetingOrder');
  const { kind } = useClient();
  const video = useRef<HTMLVideoElement>(null);
  const [isReady, setIsReady] = useState(false);
  useLayoutEffect(() => {
    const player = video.current;
    if (!player) return undefined;
    const callOff = readLength(player, () => setIsReady(true));
    player.src = url;
    return () => {
      callOff();
      player.pause();
      player.removeAttribute('src');
      player.load();
    };
  }, [url]);
  useLayoutEffect(() => {
    const player = video.current;
    if (!isReady || !player) return;
    player.focus();
    void player.play().catch(() => undefined); // a browser that wants another press has a button for it
  }, [isReady]);
  return (
    <>
      <video
        ref={video}
        className={styles.video}
        aria-label={label}
        controls
        // It is saved beside it, under its name. The desktop's windows have no full screen to give (DE8).
        controlsList={kind === 'desktop' ? 'nodownload nofullscreen' : 'nodownload'}
        disablePictureInPicture
        disableRemotePlayback
        playsInline
        data-ready={isReady || undefined}
        onError={onBroken}
      />
      {!isReady && (
        <div className={styles.card}>
          <ProgressLine what={t('recording.player.measuring')} fraction={null} />
        </div>
      )}
    </>
  );
}
