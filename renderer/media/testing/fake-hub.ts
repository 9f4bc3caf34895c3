import { memberIdSchema, dossierIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/lib/result.ts';
import {
  peerIdSchema,
  type MediaEnded,
  type Counterpart,
  type MediaMessage,
  type MediaWanted,
  type PeerId,
  type Senders,
  type Signal,
} from '#shared/protocol/media.ts';
import { unavailable } from '#shared/protocol/hub-calls.ts';
import type { MediaDesk } from '#renderer/app/client/media-desk.ts';

const UNAVAILABLE = unavailable('no hub');
const DOSSIER = dossierIdSchema.parse('dossier-1');

interface Stay {
  readonly peerId: PeerId;
  readonly memberId: MemberId;
  senders: Senders;
  isMuted: boolean;
  /** Through the unit. */
  isPublished: boolean;
  wanted: Omit<MediaWanted, 'dossierId'> | null;
  readonly listeners: Set<(message: MediaMessage) => void>;
}

const ANSWER: Signal = { kind: 'description', type: 'answer', sdp: 'v=0\r\ns=-\r\n' };
const OFFER: Signal = {
  kind: 'description',
  type: 'offer',
  sdp: 'v=0\r\ns=1 audio/sendonly video/sendonly video/sendonly\r\n',
};

/**
 * A hub for windows in one process: the roster, the relay and the host's acts, without any rule of who may; and a
 * forwarding unit, where there is to be one.
 */
export class FakeHub {
  readonly stays: Stay[] = [];
  /** What was relayed: `from>to kind`. */
  readonly relayed: string[] = [];
  spotlight: PeerId | null = null;
  refuse: 'mutedByHost' | 'full' | null = null;
  isDown = false;
  topology: 'mesh' | 'sfu' = 'mesh';
  /** The unit says nothing to whoever sends. */
  isUnitDeaf = false;
  joins = 0;
  #nextPeer = 0;

  desk(member: string): MediaDesk {
    const memberId = memberIdSchema.parse(member);
    const listeners = new Set<(message: MediaMessage) => void>();
    let own: Stay | null = null;
    return {
      join: async ({ senders: asked }) => {
        await Promise.resolve();
        this.joins += 1;
        if (this.isDown) return err(UNAVAILABLE);
        if (own) this.drop(own.peerId, null);
        const senders = this.refuse === 'full' ? { ...asked, camera: false, screen: false } : asked;
        const peerId = peerIdSchema.parse(`peer${String(++this.#nextPeer)}`.padEnd(22, 'x'));
        own = { peerId, memberId, senders, isMuted: false, isPublished: false, wanted: null, listeners };
        this.stays.push(own);
        this.tell();
        return ok({ peerId, topology: this.topology, iceServers: [], maxSenders: 6, senders });
      },
      setSenders: async ({ senders }) => {
        await Promise.resolve();
        if (this.isDown || !own) return err(UNAVAILABLE);
        if (this.refuse) return ok({ result: 'refused', reason: this.refuse });
        own.senders = senders;
        this.tell();
        return ok({ result: 'taken' });
      },
      signal: async ({ to, signal }) => {
        await Promise.resolve();
        const target = this.stays.find((stay) => stay.peerId === to);
        if (this.isDown || !own || !this.stays.includes(own)) return err(UNAVAILABLE);
        if (this.topology === 'sfu') {
          this.relayed.push(`${own.memberId}>${target ? `unit of ${target.memberId}` : to} ${signal.kind}`);
          this.#toUnit(own, to, signal);
          return ok(true);
        }
        if (!target) return err(UNAVAILABLE);
        this.relayed.push(`${own.memberId}>${target.memberId} ${signal.kind}`);
        this.signal(target, own.peerId, signal);
        return ok(true);
      },
      want: (wanted) => {
        if (own) own.wanted = wanted;
        return Promise.resolve(ok(true));
      },
      mute: ({ peers, isMuted }) => {
        for (const stay of this.stays) {
          if (stay !== own && (peers === 'all' || peers.includes(stay.peerId))) stay.isMuted = isMuted;
        }
        this.tell();
        return Promise.resolve(ok(true));
      },
      spotlight: ({ peerId }) => {
        this.spotlight = peerId;
        this.tell();
        return Promise.resolve(ok(true));
      },
      leave: () => {
        if (own) this.drop(own.peerId, null);
        own = null;
      },
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  /** Sound and picture go another way from now on. */
  renew(topology: 'mesh' | 'sfu'): void {
    this.topology = topology;
    for (const { peerId } of [...this.stays]) this.drop(peerId, 'renewed');
  }

  signal(to: Stay, from: Counterpart, signal: Signal): void {
    const message = { dossierId: DOSSIER, from, to: to.peerId, signal };
    for (const listener of to.listeners) listener({ event: 'media.signalled', message });
  }

  /** Once somebody's link is up, each other is offered what they send. */
  #toUnit(own: Stay, to: Counterpart, signal: Signal): void {
    const source = this.stays.find(({ peerId }) => peerId === to);
    if (to === 'sfu' && signal.kind === 'description' && !this.isUnitDeaf) {
      own.isPublished = true;
      this.signal(own, 'sfu', ANSWER);
      for (const other of this.stays) if (other !== own) this.signal(other, own.peerId, OFFER);
    } else if (source?.isPublished && signal.kind === 'renew') this.signal(own, source.peerId, OFFER);
  }

  of(member: string): Stay {
    const found = this.stays.find((stay) => stay.memberId === member);
    if (!found) throw new Error(`${member} is not there`);
    return found;
  }

  drop(peerId: PeerId, reason: MediaEnded['reason'] | null): void {
    const index = this.stays.findIndex((stay) => stay.peerId === peerId);
    const [gone] = index < 0 ? [] : this.stays.splice(index, 1);
    if (gone && reason) {
      const message = { dossierId: DOSSIER, peerId, reason };
      for (const listener of gone.listeners) listener({ event: 'media.ended', message });
    }
    this.tell();
  }

  tell(): void {
    const peers = this.stays.map(({ peerId, memberId, senders, isMuted }) => ({
      peerId,
      memberId,
      senders,
      isMuted,
    }));
    for (const { peerId, listeners } of this.stays) {
      const message = {
        dossierId: DOSSIER,
        peerId,
        topology: this.topology,
        peers,
        spotlight: this.spotlight,
      };
      for (const listener of listeners) listener({ event: 'media.state', message });
    }
  }
}
