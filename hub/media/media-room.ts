import type { MeetingId, MemberId, DossierId } from '#shared/domain/ids.ts';
import { floorNow } from '#shared/domain/floor/floor.ts';
import { speakingNow } from '#shared/domain/floor/turn.ts';
import { inClosedDeliberation, openMeeting } from '#shared/domain/meeting/meeting.ts';
import type { MediaState, MediaWanted, PeerId, Senders } from '#shared/protocol/media.ts';
import type { Company } from '../presence/presence.ts';
import { mayMeet } from './acquainted.ts';
import type { ForwardedRoom } from './forwarded-room.ts';

export type Wanted = Omit<MediaWanted, 'dossierId'>;

export interface Peer {
  readonly peerId: PeerId;
  readonly connectionId: string;
  readonly memberId: MemberId;
  senders: Senders;
  wanted: Wanted;
  /** The snapshot told last, as text: an equal one is not told again, so that its timing tells nothing. */
  told: string | null;
}

export interface MediaRoom {
  readonly meetingId: MeetingId;
  /** In the order they came. */
  readonly peers: Map<PeerId, Peer>;
  /** By member, so that coming back with another device changes nothing. */
  readonly muted: Set<MemberId>;
  /** The connection that was put forward: so it stays through a stay that is renewed. */
  pinned: string | null;
  speaker: MemberId | null;
  isClosed: boolean;
  /** Through the forwarding unit; without a room in it while the unit is away. */
  isForwarded: boolean;
  forwarded: ForwardedRoom | null;
  /** When the doors closed. */
  wasForwarded: boolean;
}

export function newRoom(meetingId: MeetingId, company: Company): MediaRoom {
  return {
    meetingId,
    peers: new Map(),
    muted: new Set(),
    pinned: null,
    speaker: speakerOf(company),
    isClosed: inClosedDeliberation(company.state),
    isForwarded: false,
    forwarded: null,
    wasForwarded: false,
  };
}

export function isThere({ meetingId }: MediaRoom, company: Company | undefined, peer: Peer): boolean {
  return (
    company?.there.get(peer.connectionId) === peer.memberId &&
    openMeeting(company.state)?.meetingId === meetingId
  );
}

export function peerAt({ peers }: MediaRoom, connectionId: string): Peer | undefined {
  return [...peers.values()].find((peer) => peer.connectionId === connectionId);
}

/** Cameras and screens, each counted. */
export function pictures({ camera, screen }: Senders): number {
  return Number(camera) + Number(screen);
}

export function picturesOf({ peers }: MediaRoom, except: Peer | null): number {
  return [...peers.values()].reduce((sum, peer) => sum + (peer === except ? 0 : pictures(peer.senders)), 0);
}

/**
 * A muted member's microphone is off for everyone: their own window turns it off, all others do not play it, and a
 * forwarding unit does not pass it on.
 */
export function silence({ peers, muted }: MediaRoom): void {
  for (const peer of peers.values()) {
    if (muted.has(peer.memberId)) peer.senders = { ...peer.senders, microphone: false };
  }
}

export function speakerOf({ state }: Company): MemberId | null {
  const meeting = openMeeting(state);
  return (meeting && speakingNow(floorNow(state, meeting))?.speaker) ?? null;
}

export function snapshotFor(
  dossierId: DossierId,
  room: MediaRoom,
  { state }: Company,
  receiver: Peer,
): MediaState {
  const known = [...room.peers.values()].filter((peer) => mayMeet(state, receiver.memberId, peer.memberId));
  const pinned = known.find(({ connectionId }) => connectionId === room.pinned);
  return {
    dossierId,
    peerId: receiver.peerId,
    topology: room.isForwarded ? 'sfu' : 'mesh',
    peers: known
      .map(({ peerId, memberId, senders }) => ({
        peerId,
        memberId,
        senders,
        isMuted: room.muted.has(memberId),
      }))
      .toSorted((a, b) => (a.peerId < b.peerId ? -1 : 1)),
    spotlight: pinned?.peerId ?? null,
  };
}

/** Ways through the unit by who is there, what they send, and who may meet whom now. */
export function arrangeWays(room: MediaRoom, { state }: Company): void {
  const { peers, forwarded } = room;
  forwarded?.follow(
    [...peers.values()].map(({ peerId, senders, wanted }) => ({
      peerId,
      senders,
      wantsPicture: (of, kind) =>
        kind === 'screen' ? wanted.screens : wanted.cameras === 'all' || wanted.cameras.includes(of),
    })),
    (a, b) => {
      const [one, other] = [peers.get(a), peers.get(b)];
      return one !== undefined && other !== undefined && mayMeet(state, one.memberId, other.memberId);
    },
  );
}
