import type { DossierId, MemberId } from '#shared/domain/ids.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Answer } from '#shared/protocol/errors.ts';
import {
  peerIdSchema,
  type MediaJoin,
  type MediaJoined,
  type MediaMute,
  type MediaSenders,
  type MediaSignal,
  type MediaSpotlight,
  type MediaWanted,
  type SendersSet,
} from '#shared/protocol/media.ts';
import type { ForwardingUnit } from '../media/forwarding-unit.ts';
import { iceServersFor, type IceSettings } from '../media/ice-servers.ts';
import { MediaRooms } from '../media/media-rooms.ts';
import type { Company } from '../presence/presence.ts';
import { faultOf } from '../runtime/faults.ts';
import type { Log } from '../runtime/log.ts';
import { randomIds } from '../runtime/system.ts';
import { Gathered } from './gathered.ts';
import type { HubServer, HubSocket } from './socket-types.ts';

/** In a mesh every camera is sent to everyone; more than this a good line does not carry. */
export const MESH_SENDERS = 6;
/** Through the unit each is sent once; what a window can show and a line receives is the limit. */
const UNIT_SENDERS = 24;

export interface MediaRelayPorts {
  readonly io: HubServer;
  readonly clock: Clock;
  readonly log: Log;
  readonly ice: IceSettings;
  /** Null where the bureau has none; `from` as many pictures rooms go through it. */
  readonly forwarding: { readonly unit: ForwardingUnit; readonly from: number } | null;
  readonly company: (dossierId: DossierId) => Company | undefined;
}

/** Carries sound-and-picture messages between connections; who may hear whom is decided in hub/media. */
export class MediaRelay {
  readonly #ports: MediaRelayPorts;
  readonly #rooms: MediaRooms;
  readonly #dirty: Gathered;

  constructor(ports: MediaRelayPorts) {
    const { forwarding } = ports;
    this.#ports = ports;
    this.#dirty = new Gathered((dossierId) => this.#flush(dossierId));
    this.#rooms = new MediaRooms({
      company: ports.company,
      newPeerId: () => peerIdSchema.parse(randomIds.newId()),
      maxSenders: MESH_SENDERS,
      forwarding: forwarding && { ...forwarding, maxSenders: UNIT_SENDERS },
      onDirty: (dossierId) => this.#dirty.soon(dossierId),
      onEnded: (connectionId, message) => {
        ports.io.sockets.sockets.get(connectionId)?.emit('media.ended', message);
      },
      onSignalled: (connectionId, message) => {
        ports.io.sockets.sockets.get(connectionId)?.emit('media.signalled', message);
      },
    });
    if (forwarding) forwarding.unit.onChange = () => this.#rooms.unitChanged();
  }

  /** After every commit and every coming and going: who may no longer be there is cut off now. */
  look(dossierId: DossierId): void {
    this.#rooms.look(dossierId);
  }

  join(
    socket: HubSocket,
    memberId: MemberId,
    { dossierId, senders }: MediaJoin,
  ): Answer<{ joined: MediaJoined }> {
    const { ice, clock } = this.#ports;
    const stay = this.#rooms.join(dossierId, socket.id, senders);
    if (!stay) return this.#refused(socket, dossierId, 'media.join');
    const iceServers = iceServersFor(ice, dossierId, memberId, clock.nowMs());
    return { ok: true, joined: { ...stay, iceServers } };
  }

  setSenders(socket: HubSocket, { dossierId, senders }: MediaSenders): Answer<{ set: SendersSet }> {
    const set = this.#rooms.setSenders(dossierId, socket.id, senders);
    return set ? { ok: true, set } : this.#refused(socket, dossierId, 'media.senders');
  }

  signal(socket: HubSocket, { dossierId, to, signal }: MediaSignal): Answer<object> {
    const isTaken = this.#rooms.signal(dossierId, socket.id, to, signal);
    return isTaken ? { ok: true } : this.#refused(socket, dossierId, 'media.signal');
  }

  want(socket: HubSocket, { dossierId, ...wanted }: MediaWanted): Answer<object> {
    const isTaken = this.#rooms.want(dossierId, socket.id, wanted);
    return isTaken ? { ok: true } : this.#refused(socket, dossierId, 'media.wanted');
  }

  mute(socket: HubSocket, { dossierId, ...order }: MediaMute): Answer<object> {
    return this.#ordered(socket, dossierId, 'media.mute', this.#rooms.mute(dossierId, socket.id, order));
  }

  spotlight(socket: HubSocket, { dossierId, peerId }: MediaSpotlight): Answer<object> {
    const result = this.#rooms.spotlight(dossierId, socket.id, peerId);
    return this.#ordered(socket, dossierId, 'media.spotlight', result);
  }

  leave(socket: HubSocket, dossierId: DossierId): void {
    this.#rooms.leave(dossierId, socket.id);
  }

  close(): void {
    this.#dirty.close();
    this.#rooms.close();
  }

  #ordered(
    socket: HubSocket,
    dossierId: DossierId,
    message: string,
    result: 'done' | 'forbidden' | null,
  ): Answer<object> {
    if (result === 'done') return { ok: true };
    if (result === null) return this.#refused(socket, dossierId, message);
    this.#note(socket, dossierId, message, 'forbidden');
    return { ok: false, fault: faultOf('forbidden', 'for who leads the meeting') };
  }

  /** One answer to everyone who is not where they would have to be, or names somebody who is not (MD2). */
  #refused(
    socket: HubSocket,
    dossierId: DossierId,
    message: string,
  ): { readonly ok: false; readonly fault: ReturnType<typeof faultOf> } {
    this.#note(socket, dossierId, message, 'notFound');
    return { ok: false, fault: faultOf('notFound', 'no such dossier for this session') };
  }

  #note({ id, data }: HubSocket, dossierId: DossierId, message: string, code: string): void {
    this.#ports.log.info('media.refused', {
      accountId: data.accountId,
      connection: id,
      dossierId,
      message,
      code,
    });
  }

  /** A connection that is busy is asked again: it then gets the newest snapshot, not every one between. */
  #flush(dossierId: DossierId): void {
    const isTold = this.#rooms.flush(dossierId, (connectionId, snapshot) => {
      const socket = this.#ports.io.sockets.sockets.get(connectionId);
      if (!socket) return true;
      if (socket.data.waiting() > 0) return false;
      socket.emit('media.state', snapshot);
      return true;
    });
    if (!isTold) this.#dirty.soon(dossierId);
  }
}
