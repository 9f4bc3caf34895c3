import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import { inClosedDeliberation, openMeeting } from '#shared/domain/meeting/meeting.ts';
import { isLead } from '#shared/domain/meeting/presenting.ts';
import type { DossierState } from '#shared/domain/state.ts';
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
import { ForwardedRoom } from './forwarded-room.ts';
import type { ForwardingUnit } from './forwarding-unit.ts';
import {
  arrangeWays,
  isThere,
  newRoom,
  peerAt,
  pictures,
  picturesOf,
  silence,
  snapshotFor,
  speakerOf,
  type MediaRoom,
  type Peer,
  type Wanted,
} from './media-room.ts';

export interface Forwarding {
  readonly unit: ForwardingUnit;
  /** Cameras and screens from which a room goes through the unit; with 1 every room does, also one of sound alone. */
  readonly from: number;
  /** Cameras and screens at once through the unit. */
  readonly maxSenders: number;
}

export interface MediaPorts {
  /** Who is in the room now; asked anew at every message, never remembered (R4). */
  readonly company: (dossierId: DossierId) => Company | undefined;
  readonly newPeerId: () => PeerId;
  /** Cameras and screens, each counted, at once from each to each. */
  readonly maxSenders: number;
  /** Null where the bureau has no unit. */
  readonly forwarding: Forwarding | null;
  /** Snapshots may be others now. */
  readonly onDirty: (dossierId: DossierId) => void;
  /** At once, before anything else is told. */
  readonly onEnded: (connectionId: string, message: MediaEnded) => void;
  readonly onSignalled: (connectionId: string, message: MediaSignalled) => void;
}

/** Of one member at once; the oldest makes room. */
const MOST_PEERS = 4;
const EVERYTHING: Wanted = { cameras: 'all', screens: true };

/**
 * Who sends and hears what in the rooms of open meetings (MD1-MD14). In memory only. A peer lives as long as its
 * member is in the room at that connection's screen, and meets only those who may know of each other. A stay goes
 * from each to each or through the forwarding unit, from its beginning to its end; where that has to change, the
 * stays of the room are ended for renewal.
 */
export class MediaRooms {
  readonly #ports: MediaPorts;
  readonly #rooms = new Map<DossierId, MediaRoom>();
  /** The state by which ways through the unit were arranged last. */
  readonly #arranged = new WeakMap<MediaRoom, DossierState>();

  constructor(ports: MediaPorts) {
    this.#ports = ports;
  }

  /** Null where the connection is not in the room. A second call from a connection begins anew. */
  join(dossierId: DossierId, connectionId: string, wanted: Senders): Omit<MediaJoined, 'iceServers'> | null {
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
    this.#goThroughUnit(dossierId, room, picturesOf(room, null) + pictures(wanted));
    const maxSenders = this.#maxSenders(room);
    const hasPlace = picturesOf(room, null) + pictures(wanted) <= maxSenders;
    const senders = {
      microphone: wanted.microphone && !room.muted.has(memberId),
      camera: wanted.camera && hasPlace,
      screen: wanted.screen && hasPlace,
    };
    const peerId = this.#ports.newPeerId();
    room.peers.set(peerId, { peerId, connectionId, memberId, senders, wanted: EVERYTHING, told: null });
    this.#changed(dossierId, room, company);
    return { peerId, senders, topology: room.isForwarded ? 'sfu' : 'mesh', maxSenders };
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
    if (isMore && picturesOf(room, peer) + pictures(senders) > this.#maxSenders(room)) {
      return { result: 'refused', reason: 'full' };
    }
    peer.senders = senders;
    // One more than each to each carries goes through the unit, once this is answered.
    this.#changed(dossierId, room, found.company);
    return { result: 'taken' };
  }

  /** False where either is not there, or may not know of the other. Through the unit nothing reaches another window. */
  signal(dossierId: DossierId, connectionId: string, to: Counterpart, signal: Signal): boolean {
    const found = this.#find(dossierId, connectionId);
    if (!found) return false;
    const { room, company, peer } = found;
    const other = to === 'sfu' ? undefined : room.peers.get(to);
    if (to === 'sfu' ? !room.isForwarded : !other || other === peer) return false;
    if (other && !mayMeet(company.state, peer.memberId, other.memberId)) return false;
    if (room.isForwarded) room.forwarded?.take(peer.peerId, to, signal);
    else if (!other || signal.kind === 'renew') return false;
    else this.#signalled(dossierId, other, peer.peerId, signal);
    return true;
  }

  /** Which pictures a peer receives through the unit. False where the connection is no peer. */
  want(dossierId: DossierId, connectionId: string, wanted: Wanted): boolean {
    const found = this.#find(dossierId, connectionId);
    if (!found) return false;
    found.peer.wanted = wanted;
    arrangeWays(found.room, found.company);
    return true;
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
    this.#changed(dossierId, room, company);
    return 'done';
  }

  spotlight(dossierId: DossierId, connectionId: string, peerId: PeerId | null): 'done' | 'forbidden' | null {
    const lead = this.#findLead(dossierId, connectionId);
    if (lead === null || lead === 'forbidden') return lead;
    const peer = peerId === null ? null : lead.room.peers.get(peerId);
    if (peer === undefined || (peer && !mayMeet(lead.company.state, lead.memberId, peer.memberId)))
      return null;
    lead.room.pinned = peer?.connectionId ?? null;
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
      room.forwarded?.close();
      this.#rooms.delete(dossierId);
      return;
    }
    if (this.#arranged.get(room) !== company.state) {
      this.#arranged.set(room, company.state);
      arrangeWays(room, company);
    }
    const isClosed = inClosedDeliberation(company.state);
    if (isClosed !== room.isClosed) {
      // What was ordered behind closed doors is not seen when they open, nor the other way round.
      room.isClosed = isClosed;
      room.muted.clear();
      room.pinned = null;
      if (isClosed) room.wasForwarded = room.isForwarded;
      else if (room.isForwarded && !room.wasForwarded && !this.#isForUnit(picturesOf(room, null)))
        this.#goEachToEach(dossierId, room);
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
    this.#goThroughUnit(dossierId, room, picturesOf(room, null));
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

  /** The unit has come or gone: rooms in it begin anew where it is back, and go on without it where it stays away. */
  unitChanged(): void {
    const state = this.#ports.forwarding?.unit.state;
    for (const [dossierId, room] of this.#rooms) {
      if (room.isForwarded) room.forwarded = null;
      if (state === 'down' && room.isForwarded) this.#goEachToEach(dossierId, room);
      if (state !== 'up') continue;
      const isVoid = room.isForwarded;
      room.isForwarded = false;
      this.#goThroughUnit(dossierId, room, isVoid ? Infinity : picturesOf(room, null));
    }
  }

  /** Whatever goes through the unit ends. */
  close(): void {
    for (const { forwarded } of this.#rooms.values()) forwarded?.close();
    this.#rooms.clear();
  }

  #maxSenders(room: MediaRoom): number {
    const { forwarding, maxSenders } = this.#ports;
    return forwarding && (room.isForwarded || forwarding.unit.state === 'up')
      ? forwarding.maxSenders
      : maxSenders;
  }

  /** Whether a room with so many pictures belongs into the unit. */
  #isForUnit(count: number): boolean {
    const { forwarding } = this.#ports;
    return forwarding !== null && (forwarding.from === 1 || count >= forwarding.from);
  }

  /** With so many pictures, where it does not yet and the unit is there. */
  #goThroughUnit(dossierId: DossierId, room: MediaRoom, count: number): void {
    const { forwarding } = this.#ports;
    if (room.isForwarded || forwarding?.unit.state !== 'up' || !this.#isForUnit(count)) return;
    room.isForwarded = true;
    room.forwarded = new ForwardedRoom(forwarding.unit.open(), (to, from, signal) => {
      const receiver = room.peers.get(to);
      if (receiver) this.#signalled(dossierId, receiver, from, signal);
    });
    this.#renew(dossierId, room);
  }

  #goEachToEach(dossierId: DossierId, room: MediaRoom): void {
    room.forwarded?.close();
    room.forwarded = null;
    room.isForwarded = false;
    this.#renew(dossierId, room);
  }

  #renew(dossierId: DossierId, room: MediaRoom): void {
    const { pinned } = room;
    for (const peer of [...room.peers.values()]) this.#end(dossierId, room, peer, 'renewed');
    room.pinned = pinned;
  }

  #signalled(dossierId: DossierId, receiver: Peer, from: Counterpart, signal: Signal): void {
    this.#ports.onSignalled(receiver.connectionId, { dossierId, from, to: receiver.peerId, signal });
  }

  #changed(dossierId: DossierId, room: MediaRoom, company: Company): void {
    arrangeWays(room, company);
    this.#ports.onDirty(dossierId);
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
    room.forwarded?.drop(peerId);
    if (room.pinned === connectionId) room.pinned = null;
    this.#ports.onEnded(connectionId, { dossierId, peerId, reason });
    this.#ports.onDirty(dossierId);
  }
}
