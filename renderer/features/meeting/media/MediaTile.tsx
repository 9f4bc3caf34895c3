import { AudioLines, Mic, MicOff, MonitorUp, Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#renderer/app/dossier/person.ts';
import type { PeerView } from '#renderer/media/peer-views.ts';
import { classes } from '#renderer/ui/classes.ts';
import { personColor, personTag } from '#renderer/ui/person-look.ts';
import { Picture } from './Picture.tsx';
import styles from './MediaTile.module.css';

/** One person in the strip: picture or tag, name and part, microphone, and how the connection stands. */
export function MediaTile({
  peer,
  person,
  isSpeaking,
  isSpotlight,
  isChosen,
  onEnlarge,
  acts,
}: {
  readonly peer: PeerView;
  readonly person: Person;
  readonly isSpeaking: boolean;
  readonly isSpotlight: boolean;
  /** Put there by the host. */
  readonly isChosen: boolean;
  readonly onEnlarge: () => void;
  readonly acts: ReactNode;
}): ReactNode {
  const { t } = useTranslation(['media', 'common', 'kit']);
  const name = peer.isSelf ? t('tile.self', { name: person.name }) : person.name;
  const { back, text } = personColor(person.name);
  const troubled = peer.condition !== null && peer.condition !== 'connected' ? peer.condition : null;
  const part = person.isChair ? t('kit:chair') : person.role ? t(`common:roles.${person.role}`) : '';
  const sound = peer.isMuted
    ? t('tile.muted')
    : t(
        peer.senders.microphone ? (isSpeaking ? 'tile.speaking' : 'tile.microphoneOn') : 'tile.microphoneOff',
      );
  const Sound = peer.senders.microphone ? (isSpeaking ? AudioLines : Mic) : MicOff;
  return (
    <li
      className={classes(styles.tile, isSpotlight && styles.spotlight, isSpeaking && styles.speaking)}
      data-testid="media-tile"
      title={person.unit}
    >
      {peer.camera ? (
        <button
          type="button"
          className={styles.face}
          aria-label={t('tile.enlarge', { name: person.name })}
          onClick={onEnlarge}
        >
          <Picture track={peer.camera} label={name} isMirrored={peer.isSelf} />
        </button>
      ) : (
        <div className={styles.face} style={{ background: back, color: text }}>
          <span className={styles.tag} aria-hidden>
            {personTag(person.name)}
          </span>
        </div>
      )}
      <span className={classes(styles.sound, isSpeaking && styles.loud)} title={sound}>
        <Sound aria-hidden />
        <span className="visually-hidden">{sound}</span>
      </span>
      {(peer.senders.screen || isChosen) && (
        <span className={styles.mark} title={t(peer.senders.screen ? 'tile.sharing' : 'tile.spotlight')}>
          {peer.senders.screen ? <MonitorUp aria-hidden /> : <Pin aria-hidden />}
          <span className="visually-hidden">
            {t(peer.senders.screen ? 'tile.sharing' : 'tile.spotlight')}
          </span>
        </span>
      )}
      {troubled && (
        <span className={styles.trouble} title={troubled === 'failed' ? t('tile.failedNote') : undefined}>
          {t(`tile.${troubled}`)}
        </span>
      )}
      <div className={styles.caption}>
        <span className={styles.name}>{name}</span>
        <span className={styles.part}>{part}</span>
      </div>
      <div className={styles.acts}>{acts}</div>
    </li>
  );
}
