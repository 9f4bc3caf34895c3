import { memberIdSchema, dossierIdSchema, type MemberId } from '#shared/domain/ids.ts';
import { err, ok } from '#shared/lib/result.ts';
import {
  peerIdSchema,
  type MediaEnded,
  type MediaMessage,
  type PeerId,
  type Senders,
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
  readonly listeners: Set<(message: MediaMessage) => void>;
}

/** A hub for windows in one process: the roster, the relay and the host's acts, without any rule of who may. */
export class FakeHub {
  readonly stays: Stay[] = [];
  /** What was relayed: `from>to kind`. */
  readonly relayed: string[] = [];
  spotlight: PeerId | null = null;
  refuse: 'mutedByHost' | 'full' | null = null;
  isDown = false;
  joins = 0;
  #nextPeer = 0;

  desk(member: string): MediaDesk {
    const memberId = memberIdSchema.parse(member);
    const listeners = new Set<(message: MediaMessage) => void>();
    let own: Stay | null = null;
    return {
      join: async ({ senders }) => {
        await Promise.resolve();
        this.joins += 1;
        if (this.isDown) return err(UNAVAILABLE);
        if (own) this.drop(own.peerId, null);
        const peerId = peerIdSchema.parse(`peer${String(++this.#nextPeer)}`.padEnd(22, 'x'));
        own = { peerId, memberId, senders, isMuted: false, listeners };
        this.stays.push(own);
        this.tell();
        return ok({ peerId, topology: 'mesh', iceServers: [], maxSenders: 6, senders });
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
        const from = own?.peerId;
        if (this.isDown || !target || !from || !own || !this.stays.includes(own)) return err(UNAVAILABLE);
        this.relayed.push(`${own.memberId}>${target.memberId} ${signal.kind}`);
        const message = { dossierId: DOSSIER, from, to: target.peerId, signal };
        for (const listener of target.listeners) listener({ event: 'media.signalled', message });
        return ok(true);
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
        topology: 'mesh' as const,
        peers,
        spotlight: this.spotlight,
      };
      for (const listener of listeners) listener({ event: 'media.state', message });
    }
  }
}
