import type { PeerId, Senders } from '#shared/protocol/media.ts';
import type { LinkCondition } from './link-health.ts';
import type { Tracks } from './local-devices.ts';
import type { LinkView } from './peer-links.ts';
import { wantedPictures, type PeerState, type PictureMode } from './picture-plan.ts';
import { isAnythingSent } from './senders.ts';

export interface PeerView extends PeerState {
  readonly isSelf: boolean;
  /** Null with whom nothing is exchanged; for oneself, of what is sent through the forwarding unit. */
  readonly condition: LinkCondition | null;
  /** Pictures that are there to be shown, own ones among them; a recording takes them from here too. */
  readonly camera: MediaStreamTrack | null;
  readonly screen: MediaStreamTrack | null;
  readonly microphone: MediaStreamTrack | null;
}

/** This window in the room. */
interface Own {
  readonly own: PeerId | null;
  readonly senders: Senders;
  readonly tracks: Tracks;
  readonly links: ReadonlyMap<PeerId, LinkView>;
  readonly mode: PictureMode;
  readonly spotlight: PeerId | null;
}

/** Each as there is something of them to be seen, and whom one hears. */
export function peerViews(
  allowed: readonly PeerState[],
  here: Own,
): { readonly peers: readonly PeerView[]; readonly heard: ReadonlyMap<PeerId, MediaStreamTrack> } {
  const heard = new Map<PeerId, MediaStreamTrack>();
  const peers = allowed.map((peer) => {
    if (peer.peerId === here.own) return ownView(peer, here);
    const view = otherView(peer, here);
    if (view.microphone) heard.set(peer.peerId, view.microphone);
    return view;
  });
  return { peers, heard };
}

function ownView(peer: PeerState, { senders, tracks, links }: Own): PeerView {
  return {
    ...peer,
    isSelf: true,
    senders,
    condition: isAnythingSent(senders) ? (links.get(peer.peerId)?.condition ?? null) : null,
    camera: senders.camera ? tracks.camera : null,
    screen: senders.screen ? tracks.screen : null,
    microphone: senders.microphone ? tracks.microphone : null,
  };
}

function otherView(peer: PeerState, { senders, links, mode, spotlight }: Own): PeerView {
  const link = links.get(peer.peerId);
  const wanted = wantedPictures(mode, peer.peerId, spotlight);
  return {
    ...peer,
    isSelf: false,
    condition: link && (isAnythingSent(peer.senders) || isAnythingSent(senders)) ? link.condition : null,
    camera: peer.senders.camera && wanted.camera ? (link?.incoming('camera') ?? null) : null,
    screen: peer.senders.screen && wanted.screen ? (link?.incoming('screen') ?? null) : null,
    // Who is muted by the host is not heard, whatever their program does.
    microphone: peer.senders.microphone && !peer.isMuted ? (link?.incoming('microphone') ?? null) : null,
  };
}
