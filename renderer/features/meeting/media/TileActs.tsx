import { Dropdown } from 'antd';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeerView } from '#renderer/media/peer-views.ts';
import { useMedia } from './media-context.ts';
import { useHostAct } from './use-host-act.ts';
import styles from './TileActs.module.css';

/** What the host does about one person's sound and picture. */
export function TileActs({
  peer,
  name,
  isChosen,
}: {
  readonly peer: PeerView;
  readonly name: string;
  readonly isChosen: boolean;
}): ReactNode {
  const { t } = useTranslation('media');
  const media = useMedia();
  const act = useHostAct();
  const items = [
    ...(peer.isSelf
      ? []
      : [
          {
            key: 'mute',
            label: t(peer.isMuted ? 'tile.allowUnmute' : 'tile.mute'),
            onClick: () => act(media?.mute([peer.peerId], !peer.isMuted)),
          },
        ]),
    {
      key: 'pin',
      label: t(isChosen ? 'tile.unpin' : 'tile.pin'),
      onClick: () => act(media?.spotlight(isChosen ? null : peer.peerId)),
    },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <button
        type="button"
        className={styles.acts}
        aria-label={t('tile.acts', { name })}
        aria-haspopup="menu"
      >
        <Ellipsis aria-hidden />
      </button>
    </Dropdown>
  );
}
