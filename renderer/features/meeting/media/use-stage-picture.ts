import { useState } from 'react';
import type { PeerId } from '#shared/protocol/media.ts';
import type { PeerView } from '#renderer/media/peer-views.ts';
import { useMediaView } from './media-context.ts';

export interface StagePicture {
  /** What stands in place of the page. */
  readonly shown: { readonly peer: PeerView; readonly kind: 'screen' | 'camera' } | null;
  /** Who shares a screen that is not looked at just now. */
  readonly offered: PeerView | null;
  readonly enlarge: (peerId: PeerId) => void;
  readonly watch: () => void;
  readonly back: () => void;
}

/** A screen that somebody begins to share comes to the stage; the page is one press away, and stays where it was. */
export function useStagePicture(): StagePicture {
  const { peers } = useMediaView();
  const [enlarged, setEnlarged] = useState<PeerId | null>(null);
  /** The sharing from which the person went back to the page. */
  const [left, setLeft] = useState<PeerId | null>(null);
  const sharer = peers.find((peer) => !peer.isSelf && peer.senders.screen) ?? null;
  const [before, setBefore] = useState<PeerId | null>(null);
  if ((sharer?.peerId ?? null) !== before) {
    setBefore(sharer?.peerId ?? null);
    setLeft(null);
    if (sharer) setEnlarged(null);
  }
  const large = peers.find((peer) => peer.peerId === enlarged && peer.senders.camera);
  const isWatched = sharer !== null && left !== sharer.peerId;
  return {
    shown: large ? { peer: large, kind: 'camera' } : isWatched ? { peer: sharer, kind: 'screen' } : null,
    offered: sharer && (large || !isWatched) ? sharer : null,
    enlarge: setEnlarged,
    watch: () => {
      setEnlarged(null);
      setLeft(null);
    },
    back: () => {
      setEnlarged(null);
      setLeft(sharer?.peerId ?? null);
    },
  };
}
