import type { DossierId, MeetingId, MemberId } from '#shared/domain/ids.ts';
import { floorNow } from '#shared/domain/floor/floor.ts';
import { speakingNow } from '#shared/domain/floor/turn.ts';
import { inClosedDeliberation, openMeeting } from '#shared/domain/meeting/meeting.ts';
import { isLead } from '#shared/domain/meeting/presenting.ts';
import type {
  Counterpart,
  MediaEnded,
  MediaJoined,
  MediaMute,
  MediaSignalled,
  MediaState,
  PeerId,
  Senders,
  SendersSet,
  Signal,
} from '#shared/protocol/media.ts';
import type { Company } from '../presence/presence.ts';
import { mayMeet } from './acquainted.ts';
import { farewell } from './farewell.ts';

export interface MediaPorts {
  /** Who is in the room now; asked anew at every message, never remembered (R4). */
  readonly company: (dossierId: DossierId) => Company | undefined;
  readonly newPeerId: () => PeerId;
  /** Cameras and screens, each counted, at once. */
  readonly maxSenders: number;
  /** Snapshots may be others now. */
  readonly onDirty: (dossierId: DossierId) => void;
  /** At once, before anything else is told. */
  readonly onEnded: (connectionId: string, message: MediaEnded) => void;
}

interface Peer {
  readonly peerId: PeerId;
  readonly connectionId: string;
  readonly memberId: MemberId;
  senders: Senders;
  /** The snapshot told last, as text: an equal one is not told again, so that its timing tells nothing. */
  told: string | null;
}

interface MediaRoom {
  readonly meetingId: MeetingId;
  /** In the order they came. */
  readonly peers: Map<PeerId, Peer>;
  /** By member, so that coming back with another device changes nothing. */
  readonly muted: Set<MemberId>;
  pinned: PeerId | null;
  speaker: MemberId | null;
  isClosed: boolean;
}

/** Of one member at once; the oldest makes room. */
const MOST_PEERS = 4;

/**
 * Who sends and hears what in the rooms of open meetings (MD1-MD8). In memory only. A peer lives as long as its
 * member is in the room at that connection's screen, and meets only those who may know of each other.
 */
export class MediaRooms {
  readonly #ports: MediaPorts;
  readonly #rooms = new Map<DossierId, MediaRoom>();

  constructor(ports: MediaPorts) {
    this.#ports = ports;
  }

  /** Null where the connection is not in the room. A second call from a connection begins anew. */
  join(
    dossierId: DossierId,
    connectionId: string,
    wanted: Senders,
  ): Pick<MediaJoined, 'peerId' | 'senders'> | null {
    this.look(dossierId);
    const company = this.#ports.company(dossierId);
    const memberId = company?.there.get(connectionId);
    const meeting = company && openMeeting(company.state);
    if (!company || memberId === undefined || !meeting) return null;
    const room = this.#rooms.get(dossierId) ?? newRoom(meeting.meetingId, company);
    this.#rooms.set(dossierId, room);
    const own = [...room.peers.values()].filter((peer) => peer.memberId === memberId);
    const [oldest] = own.length < MOST_PEERS ? [] : own;
    const replaced = own.find((peer) => peer.connectionId === connectionId) ?? oldest;
    if (replaced) this.#end(dossierId, room, replaced, 'replaced');
    const hasPlace = picturesOf(room, null) + pictures(wanted) <= this.#ports.maxSenders;
    const senders = {
      microphone: wanted.microphone && !room.muted.has(memberId),
      camera: wanted.camera && hasPlace,
      screen: wanted.screen && hasPlace,
    };
    const peerId = this.#ports.newPeerId();
    room.peers.set(peerId, { peerId, connectionId, memberId, senders, told: null });
    this.#ports.onDirty(dossierId);
    return { peerId, senders };
  }

  leave(dossierId: DossierId, connectionId: string): void {
    const room = this.#rooms.get(dossierId);
    const peer = room && peerAt(room, connectionId);
    if (room && peer) this.#end(dossierId, room, peer, 'left');
  }

  /** Null where the connection is no peer. */
  setSenders(dossierId: DossierId, connectionId: string, senders: Senders): SendersSet | null {
    const found = this.#find(dossierId, connectionId);
    if (!found) return null;
    const { room, peer } = found;
    if (senders.microphone && room.muted.has(peer.memberId)) {
      return { result: 'refused', reason: 'mutedByHost' };
    }
    const isMore = pictures(senders) > pictures(peer.senders);
    if (isMore && picturesOf(room, peer) + pictures(senders) > this.#ports.maxSenders) {
      return { result: 'refused', reason: 'full' };
    }
    peer.senders = senders;
    this.#ports.onDirty(dossierId);
    return { result: 'taken' };
  }

  /** Whom to give it to; null where either is not there, or may not know of the other. */
  signal(
    dossierId: DossierId,
    connectionId: string,
    to: Counterpart,
    signal: Signal,
  ): { readonly connectionId: string; readonly message: MediaSignalled } | null {
    const found = this.#find(dossierId, connectionId);
    const other = to === 'sfu' ? undefined : found?.room.peers.get(to);
    if (!found || !other || other === found.peer) return null;
    if (!mayMeet(found.company.state, found.peer.memberId, other.memberId)) return null;
    const message = { dossierId, from: found.peer.peerId, to: other.peerId, signal };
    return { connectionId: other.connectionId, message };
  }

  /** By who leads the meeting. Null where they, or one whom they name, are not there. */
  mute(
    dossierId: DossierId,
    connectionId: string,
    { peers, isMuted }: Pick<MediaMute, 'peers' | 'isMuted'>,
  ): 'done' | 'forbidden' | null {
    const lead = this.#findLead(dossierId, connectionId);
    if (lead === null || lead === 'forbidden') return lead;
    const { room, company, memberId } = lead;
    const members = new Set<MemberId>();
    if (peers === 'all') {
      for (const peer of room.peers.values()) members.add(peer.memberId);
      // "Quiet, please" is said to neither the one who says it nor the one who has the floor.
      if (isMuted) for (const spared of [memberId, speakerOf(company)]) if (spared) members.delete(spared);
    } else {
      for (const peerId of peers) {
        const peer = room.peers.get(peerId);
        if (!peer || !mayMeet(company.state, memberId, peer.memberId)) return null;
        members.add(peer.memberId);
      }
    }
    if (!isMuted && peers === 'all') room.muted.clear();
    for (const member of members) {
      if (isMuted) room.muted.add(member);
      else room.muted.delete(member);
    }
    silence(room);
    this.#ports.onDirty(dossierId);
    return 'done';
  }

  spotlight(dossierId: DossierId, connectionId: string, peerId: PeerId | null): 'done' | 'forbidden' | null {
    const lead = this.#findLead(dossierId, connectionId);
    if (lead === null || lead === 'forbidden') return lead;
    const peer = peerId === null ? null : lead.room.peers.get(peerId);
    if (peer === undefined || (peer && !mayMeet(lead.company.state, lead.memberId, peer.memberId)))
      return null;
    lead.room.pinned = peerId;
    this.#ports.onDirty(dossierId);
    return 'done';
  }

  /** After whatever may change who is there: everyone who no longer is stops being a peer now (R4). */
  look(dossierId: DossierId): void {
    const room = this.#rooms.get(dossierId);
    if (!room) return;
    const company = this.#ports.company(dossierId);
    for (const peer of [...room.peers.values()]) {
      if (isThere(room, company, peer)) continue;
      this.#end(dossierId, room, peer, farewell(company?.state, room.meetingId, peer.memberId));
    }
    if (!company || openMeeting(company.state)?.meetingId !== room.meetingId) {
      this.#rooms.delete(dossierId);
      return;
    }
    const isClosed = inClosedDeliberation(company.state);
    if (isClosed !== room.isClosed) {
      // What was ordered behind closed doors is not seen when they open, nor the other way round.
      room.isClosed = isClosed;
      room.muted.clear();
      room.pinned = null;
      this.#ports.onDirty(dossierId);
    }
    const speaker = speakerOf(company);
    if (speaker === room.speaker) return;
    room.speaker = speaker;
    if (speaker && room.muted.delete(speaker)) this.#ports.onDirty(dossierId);
  }

  /** Snapshots not told yet, each to its connection; `tell` returns false to have it asked again later. */
  flush(dossierId: DossierId, tell: (connectionId: string, snapshot: MediaState) => boolean): boolean {
    this.look(dossierId);
    const room = this.#rooms.get(dossierId);
    const company = this.#ports.company(dossierId);
    if (!room || !company) return true;
    let isTold = true;
    for (const peer of room.peers.values()) {
      const snapshot = snapshotFor(dossierId, room, company, peer);
      const text = JSON.stringify(snapshot);
      if (text === peer.told) continue;
      if (tell(peer.connectionId, snapshot)) peer.told = text;
      else isTold = false;
    }
    return isTold;
  }

  #find(
    dossierId: DossierId,
    connectionId: string,
  ): { readonly room: MediaRoom; readonly company: Company; readonly peer: Peer } | null {
    this.look(dossierId);
    const room = this.#rooms.get(dossierId);
    const company = this.#ports.company(dossierId);
    const peer = room && peerAt(room, connectionId);
    return room && company && peer ? { room, company, peer } : null;
  }

  #findLead(
    dossierId: DossierId,
    connectionId: string,
  ):
    | { readonly room: MediaRoom; readonly company: Company; readonly memberId: MemberId }
    | 'forbidden'
    | null {
    const found = this.#find(dossierId, connectionId);
    if (!found) return null;
    const { room, company, peer } = found;
    return isLead(company.state, peer.memberId) ? { room, company, memberId: peer.memberId } : 'forbidden';
  }

  #end(
    dossierId: DossierId,
    room: MediaRoom,
    { peerId, connectionId }: Peer,
    reason: MediaEnded['reason'],
  ): void {
    room.peers.delete(peerId);
    if (room.pinned === peerId) room.pinned = null;
    this.#ports.onEnded(connectionId, { dossierId, peerId, reason });
    this.#ports.onDirty(dossierId);
  }
}

function newRoom(meetingId: MeetingId, company: Company): MediaRoom {
  return {
    meetingId,
    peers: new Map(),
    muted: new Set(),
    pinned: null,
    speaker: speakerOf(company),
    isClosed: inClosedDeliberation(company.state),
  };
}

function isThere({ meetingId }: MediaRoom, company: Company | undefined, peer: Peer): boolean {
  return (
    company?.there.get(peer.connectionId) === peer.memberId &&
    openMeeting(company.state)?.meetingId === meetingId
  );
}

function peerAt({ peers }: MediaRoom, connectionId: string): Peer | undefined {
  return [...peers.values()].find((peer) => peer.connectionId === connectionId);
}

function pictures({ camera, screen }: Senders): number {
  return Number(camera) + Number(screen);
}

function picturesOf({ peers }: MediaRoom, except: Peer | null): number {
  return [...peers.values()].reduce((sum, peer) => sum + (peer === except ? 0 : pictures(peer.senders)), 0);
}

/** A muted member's microphone is off for everyone; their own window turns it off, and all others do not play it. */
function silence({ peers, muted }: MediaRoom): void {
  for (const peer of peers.values()) {
    if (muted.has(peer.memberId)) peer.senders = { ...peer.senders, microphone: false };
  }
}

function speakerOf({ state }: Company): MemberId | null {
  const meeting = openMeeting(state);
  return (meeting && speakingNow(floorNow(state, meeting))?.speaker) ?? null;
}

function snapshotFor(dossierId: DossierId, room: MediaRoom, { state }: Company, receiver: Peer): MediaState {
  const peers = [...room.peers.values()]
    .filter((peer) => mayMeet(state, receiver.memberId, peer.memberId))
    .map(({ peerId, memberId, senders }) => ({
      peerId,
      memberId,
      senders,
      isMuted: room.muted.has(memberId),
    }))
    .toSorted((a, b) => (a.peerId < b.peerId ? -1 : 1));
  const isPinnedKnown = peers.some(({ peerId }) => peerId === room.pinned);
  return {
    dossierId,
    peerId: receiver.peerId,
    topology: 'mesh',
    peers,
    spotlight: isPinnedKnown ? room.pinned : null,
  };
}
