import { ChevronDown, ChevronUp, MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { isAnyChair } from '#shared/domain/policy.ts';
import type { PeerId } from '#shared/protocol/media.ts';
import type { MediaView } from '#renderer/media/meeting-media.ts';
import { isAnythingSent } from '#renderer/media/senders.ts';
import { classes } from '#renderer/ui/classes.ts';
import { MenuButton } from '#renderer/ui/MenuButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { useShortcut } from '#renderer/ui/use-shortcut.ts';
import { useMedia, useMediaView } from './media-context.ts';
import { MediaTile } from './MediaTile.tsx';
import { TileActs } from './TileActs.tsx';
import { useHostActs } from './use-host-acts.ts';
import { useStripFold } from './use-strip-fold.ts';
import styles from './MediaStrip.module.css';

/** Otherwise there is something to read or to do about it. */
const QUIET: ReadonlySet<MediaView['status']> = new Set(['out', 'joining', 'in']);
const NOBODY: ReadonlySet<PeerId> = new Set();
const silence = { get: () => NOBODY, subscribe: () => () => undefined };
const unblocked = { get: () => false, subscribe: () => () => undefined };

/**
 * Who is to be seen and heard, in one line above the page; who only listens is counted. Folded, it says who speaks.
 * Where nobody has switched anything on it takes no more height than that, and none where the page needs it.
 */
export function MediaStrip({ onEnlarge }: { readonly onEnlarge: (peerId: PeerId) => void }): ReactNode {
  const { t } = useTranslation(['media', 'common']);
  const { state, member, memberId } = useOpenDossier();
  const person = usePerson();
  const media = useMedia();
  const view = useMediaView();
  const speaking = useWatched(media?.speaking.now ?? silence);
  const isBlocked = useWatched(media?.sound.isBlocked ?? unblocked);
  const fold = useStripFold();
  const isLead = member.role === 'clerk' || isAnyChair(state, memberId);
  const { peers, spotlight } = view;
  const host = useHostActs();
  useShortcut('Shift+M', t('keys.muteAll'), t('group'), host.muteAll, {
    isEnabled: isLead && view.status === 'in',
  });
  useShortcut('T', t('keys.strip'), t('group'), fold.toggle);
  const shown = peers.filter((peer) => isAnythingSent(peer.senders) || peer.peerId === view.chosen);
  const listening = peers.filter((peer) => !shown.includes(peer));
  const names = (ids: readonly { readonly memberId: (typeof peers)[number]['memberId'] }[]): string =>
    [...new Set(ids.map((peer) => person(peer.memberId).name))].join(t('common:listMark'));
  const speakers = peers.filter(({ peerId }) => speaking.has(peerId));
  const isOpen = fold.isOpen && shown.length > 0;
  const isQuiet = shown.length === 0 && !isBlocked && QUIET.has(view.status);
  const summary =
    view.status !== 'in'
      ? null
      : speakers.length > 0
        ? t('strip.speaking', { names: names(speakers) })
        : shown.length > 0
          ? t('strip.open', { count: shown.length })
          : peers.length > 1
            ? t('strip.nobody')
            : t('strip.alone');
  return (
    <section className={classes(styles.strip, isQuiet && styles.quiet)} aria-label={t('strip.title')}>
      {isOpen && (
        <ul className={styles.tiles} tabIndex={0} aria-label={t('strip.title')}>
          {shown.map((peer) => (
            <MediaTile
              key={peer.peerId}
              peer={peer}
              person={person(peer.memberId)}
              isSpeaking={speaking.has(peer.peerId)}
              isSpotlight={peer.peerId === spotlight}
              isChosen={peer.peerId === view.chosen}
              onEnlarge={() => onEnlarge(peer.peerId)}
              acts={
                isLead && (
                  <TileActs
                    peer={peer}
                    name={person(peer.memberId).name}
                    isChosen={peer.peerId === view.chosen}
                  />
                )
              }
            />
          ))}
        </ul>
      )}
      <div className={styles.line}>
        <p className={styles.words} role="status">
          {view.status === 'in' ? (
            <>
              {!isOpen && <span>{summary}</span>}
              {listening.length > 0 && peers.length > 1 && (
                <span
                  className={styles.listening}
                  title={t('strip.listeningTitle', { names: names(listening) })}
                >
                  {t(shown.length > 0 ? 'strip.listening' : 'strip.allListening', {
                    count: listening.length,
                  })}
                </span>
              )}
            </>
          ) : view.status === 'out' ? null : (
            t(`status.${view.status}`)
          )}
        </p>
        {view.status === 'replaced' && (
          <QuietButton size="small" onClick={() => media?.takePlace()}>
            {t('status.takePlace')}
          </QuietButton>
        )}
        {isBlocked && (
          <span className={styles.blocked}>
            {t('status.soundBlocked')}
            <QuietButton size="small" onClick={() => media?.sound.resume()}>
              {t('status.resume')}
            </QuietButton>
          </span>
        )}
        {isLead && peers.length > 1 && (
          <span className={styles.host}>
            <MenuButton label={t('host.acts')} icon={MicOff} size="small" acts={host.acts} />
          </span>
        )}
        {shown.length > 0 && (
          <span className={styles.fold}>
            <QuietButton
              size="small"
              icon={fold.isOpen ? ChevronUp : ChevronDown}
              keys="T"
              onClick={fold.toggle}
            >
              {t(fold.isOpen ? 'strip.fold' : 'strip.unfold')}
            </QuietButton>
          </span>
        )}
      </div>
    </section>
  );
}
