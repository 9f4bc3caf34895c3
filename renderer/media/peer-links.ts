import type { Counterpart, MediaJoined, MediaWanted, PeerId, Signal } from '#shared/protocol/media.ts';
import type { LinkCondition } from './link-health.ts';
import type { Tracks } from './local-devices.ts';
import type { MediaTimers } from './media-timers.ts';
import type { PeerState, PictureMode, SendLimits } from './picture-plan.ts';
import type { SenderKind } from './senders.ts';

/** What a window sees of the connection to one peer. */
export interface LinkView {
  readonly condition: LinkCondition;
  /** What comes on a line, once there is one; it is silent or black while the peer sends nothing. */
  incoming(kind: SenderKind): MediaStreamTrack | null;
  /** How loud the peer is now, from 0 to 1. */
  level(): number;
}

export type Limits = Readonly<Record<'camera' | 'screen', SendLimits>>;

export interface PicturePlan {
  readonly mode: PictureMode;
  readonly spotlight: PeerId | null;
  readonly limits: Limits;
}

export interface LinkPorts {
  readonly connect: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly timers: MediaTimers;
  readonly send: (to: Counterpart, signal: Signal) => void;
  /** Which pictures are to come; heard only where the forwarding unit sends them. */
  readonly want: (wanted: Omit<MediaWanted, 'dossierId'>) => void;
  readonly onChange: () => void;
}

export type OwnStay = Pick<MediaJoined, 'peerId' | 'iceServers'>;

/**
 * All connections of one stay: from each to each, or through the forwarding unit. They know peers from `follow`
 * alone; whoever is not named there any more is cut off before it returns.
 */
export interface PeerLinks {
  /** By peer; by the own one, what is sent, where that is a link of its own. */
  readonly links: ReadonlyMap<PeerId, LinkView>;
  /** How many times over each picture is sent. */
  readonly copies: number;
  join(own: OwnStay): void;
  /** Everyone there may be a link with, this window among them or not. */
  follow(peers: readonly PeerState[]): void;
  receive(from: Counterpart, signal: Signal): void;
  setTracks(tracks: Tracks): void;
  setPlan(plan: PicturePlan): void;
  /** Looks for new ways, as on another network. */
  restart(): void;
  /** Cuts everyone off and forgets them; `join` begins anew. */
  close(): void;
}
