import { CornerUpLeft, MonitorUp } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { SecondaryButton } from '#renderer/ui/SecondaryButton.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { useMediaView } from './media-context.ts';
import { MediaStrip } from './MediaStrip.tsx';
import { Picture } from './Picture.tsx';
import { useStagePicture } from './use-stage-picture.ts';
import { useTurn } from './use-turn.ts';
import styles from './StageWithPicture.module.css';

/** The middle of the room: the strip, and below it the page, or what somebody shares in its place. */
export function StageWithPicture({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('media');
  const person = usePerson();
  const { senders } = useMediaView();
  const turn = useTurn();
  const { shown, offered, enlarge, watch, back } = useStagePicture();
  const name = shown ? person(shown.peer.memberId).name : '';
  useShortcut('B', t('keys.stage'), t('group'), shown ? back : watch, {
    isEnabled: shown !== null || offered !== null,
  });
  const track = shown && shown.peer[shown.kind];
  const title = shown ? t(shown.kind === 'screen' ? 'stage.screenOf' : 'stage.cameraOf', { name }) : '';
  return (
    <div className={styles.middle}>
      <MediaStrip onEnlarge={enlarge} />
      {senders.screen && (
        <div className={styles.own} role="status">
          <MonitorUp aria-hidden />
          <span>{t('stage.own')}</span>
          <SecondaryButton size="small" keys="S" onClick={() => turn('screen', false)}>
            {t('stage.stop')}
          </SecondaryButton>
        </div>
      )}
      {offered && (
        <div className={styles.own}>
          <MonitorUp aria-hidden />
          <span>{t('stage.taken', { name: person(offered.memberId).name })}</span>
          <SecondaryButton size="small" {...(!shown && { keys: 'B' })} onClick={watch}>
            {t('stage.watch', { name: person(offered.memberId).name })}
          </SecondaryButton>
        </div>
      )}
      <div className={styles.stage}>
        {/* Under a picture the page keeps its place, out of reach of keys and readers. */}
        <div className={styles.page} inert={shown !== null}>
          {children}
        </div>
        {shown && (
          <section className={styles.picture} aria-label={title}>
            <header className={styles.bar}>
              <span className={styles.title}>{title}</span>
              <BackButton label={t('stage.back')} onClick={back} />
            </header>
            <div className={styles.frame}>
              {track ? (
                <Picture
                  track={track}
                  label={title}
                  isMirrored={shown.peer.isSelf && shown.kind === 'camera'}
                  isWhole
                />
              ) : (
                <p className={styles.waiting}>{t('stage.waiting')}</p>
              )}
            </div>
          </section>
        )}
      </div>
    </div>
  );
}

/** Where the focus goes when the page it was on is covered; where it was elsewhere, it stays. */
function BackButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.querySelector('button')?.focus();
  }, []);
  return (
    <span ref={place}>
      <SecondaryButton icon={CornerUpLeft} keys="B" onClick={onClick}>
        {label}
      </SecondaryButton>
    </span>
  );
}
